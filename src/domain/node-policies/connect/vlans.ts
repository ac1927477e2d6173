import { mergeVlans, type VlanRange } from '../../net/vlan-ranges';

/** Highest number of a VLAN. */
export const LAST_VLAN = 4094;

/**
 * VLANs as typed, such as `10, 120-140`, in order and each once. Undefined where a word is no VLAN and no
 * range of them; empty where nothing is typed.
 */
export const vlansOf = (typed: string): readonly VlanRange[] | undefined => {
  const words = typed.split(/[\s,;]+/).filter((word) => word !== '');
  const ranges = words.map((word): VlanRange | undefined => {
    const found = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(word);
    if (!found) return undefined;
    const min = Number(found[1]);
    const max = Number(found[2] ?? found[1]);
    return min >= 1 && max <= LAST_VLAN && min <= max ? { min, max } : undefined;
  });
  const known = ranges.filter((range) => range !== undefined);
  return known.length < ranges.length ? undefined : mergeVlans(known);
};

/** The single VLANs of ranges. */
export const eachVlan = (ranges: readonly VlanRange[]): number[] =>
  ranges.flatMap(({ min, max }) => Array.from({ length: max - min + 1 }, (_none, at) => min + at));
