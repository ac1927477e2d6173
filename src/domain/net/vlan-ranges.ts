/** VLANs from `min` to `max`. */
export interface VlanRange {
  min: number;
  max: number;
}

/** Sorted, and joined where they touch. */
export const mergeVlans = (ranges: readonly VlanRange[]): VlanRange[] => {
  const merged: VlanRange[] = [];
  for (const { min, max } of [...ranges].sort((a, b) => a.min - b.min)) {
    const last = merged.at(-1);
    if (last && min <= last.max + 1) last.max = Math.max(last.max, max);
    else merged.push({ min, max });
  }
  return merged;
};

/** The parts of some VLANs that lie outside others. */
export const vlansOutside = (
  ranges: readonly VlanRange[],
  allowed: readonly VlanRange[],
): VlanRange[] => {
  const open = mergeVlans(allowed);
  return mergeVlans(ranges).flatMap(({ min, max }) => {
    const outside: VlanRange[] = [];
    let next = min;
    for (const part of open) {
      if (part.max < next) continue;
      if (part.min > max) break;
      if (part.min > next) outside.push({ min: next, max: part.min - 1 });
      next = part.max + 1;
    }
    if (next <= max) outside.push({ min: next, max });
    return outside;
  });
};

/** VLANs as shown: `10, 20-30`. */
export const formatVlans = (ranges: readonly VlanRange[]): string =>
  ranges.map(({ min, max }) => (min === max ? String(min) : `${min}-${max}`)).join(', ');

/** Whether a value is the number of a VLAN. */
export const isVlan = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 4094;
