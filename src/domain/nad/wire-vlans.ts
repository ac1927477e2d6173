import { formatVlans, isVlan, mergeVlans, type VlanRange } from '../net/vlan-ranges';
import { isRecord, printed } from '../core/resource';
import type { ParsedConfig } from './config';
import { networkTypeOfConfig } from './network-type';
import { networkTypeSpecs, type VlanSettings } from './network-types';

/** Which VLANs a network puts on the wire of a node. */
export type WireVlans =
  /** With these tags, sorted and joined where they touch; with none of them: untagged. */
  | {
      kind: 'wire';
      tagged: readonly VlanRange[];
      /** Those of `tagged` that VMs rely on: a trunk of all VLANs asks for whatever there is. */
      wanted: readonly VlanRange[];
      /** Whether VMs tag their traffic themselves. */
      isTrunk: boolean;
    }
  /** Its traffic stays among the nodes, inside of OVN-Kubernetes. */
  | { kind: 'none' }
  /** The configuration does not tell; with what it says, where that is no VLAN. */
  | { kind: 'unknown'; written?: string };

/** Plugins that have no type of their own here, but settings for VLANs. */
const otherPlugins: Readonly<Record<string, VlanSettings>> = {
  ovs: { tag: 'vlan', trunk: 'trunk' },
  vlan: { tag: 'vlanId' },
};

const isEverything = ({ min, max }: VlanRange): boolean => min <= 2 && max >= 4094;

/** Undefined for an entry that names no VLANs. */
const trunkEntry = (entry: unknown): VlanRange[] | undefined => {
  if (!isRecord(entry)) return undefined;
  const { id, minID, maxID } = entry;
  const hasRange = minID !== undefined || maxID !== undefined;
  if (id !== undefined && !isVlan(id)) return undefined;
  if (hasRange && !(isVlan(minID) && isVlan(maxID) && minID <= maxID)) return undefined;
  return [
    ...(isVlan(id) ? [{ min: id, max: id }] : []),
    ...(isVlan(minID) && isVlan(maxID) ? [{ min: minID, max: maxID }] : []),
  ];
};

const writtenEntry = (entry: unknown): string => {
  if (!isRecord(entry)) return '?';
  const { id, minID, maxID } = entry;
  const range =
    minID === undefined && maxID === undefined ? [] : [`${printed(minID)}-${printed(maxID)}`];
  return [...(id === undefined ? [] : [printed(id)]), ...range].join(', ');
};

const read = (plugin: Readonly<Record<string, unknown>>, settings: VlanSettings): WireVlans => {
  const tag = settings.tag === undefined ? undefined : plugin[settings.tag];
  const list = settings.trunk === undefined ? undefined : plugin[settings.trunk];
  // Zero is how the plugins write that there is none.
  const own = tag === undefined || tag === null || tag === 0 ? [] : [tag];
  const trunk: unknown[] = Array.isArray(list) ? list : [];
  const ranges = trunk.map(trunkEntry);
  if (!own.every(isVlan) || ranges.includes(undefined)) {
    const written = [...own.map(printed), ...trunk.map(writtenEntry)].join(', ');
    return { kind: 'unknown', written };
  }
  const all = [
    ...own.filter(isVlan).map((vlan) => ({ min: vlan, max: vlan })),
    ...ranges.flatMap((range) => range ?? []),
  ];
  return {
    kind: 'wire',
    tagged: mergeVlans(all),
    wanted: mergeVlans(all.filter((range) => !isEverything(range))),
    isTrunk: trunk.length > 0,
  };
};

/**
 * Which VLANs a network puts on the wire, by its configuration: the one answer for tables, pictures,
 * texts and rules. What a node adds, such as an uplink that is a VLAN interface itself, is not in it.
 *
 * Source: containernetworking/plugins plugins/main/bridge and vlan; ovn-kubernetes
 * go-controller/pkg/cni/types (vlanID); sriov-cni pkg/types; ovs-cni pkg/types.
 */
export const wireVlansOf = (parsed: ParsedConfig): WireVlans => {
  if (parsed.kind !== 'ok') return { kind: 'unknown' };
  const { plugin } = parsed;
  const { vlans } = networkTypeSpecs[networkTypeOfConfig(parsed)];
  if (vlans === 'none') return { kind: 'none' };
  if (vlans !== 'unknown') return read(plugin, vlans);
  const { type } = plugin;
  const settings =
    typeof type === 'string' && Object.hasOwn(otherPlugins, type) ? otherPlugins[type] : undefined;
  return settings ? read(plugin, settings) : { kind: 'unknown' };
};

/** VLANs as tables show them: `100`, or `10, 20-30`; undefined for none, and where it is not known. */
export const vlanText = (vlans: WireVlans): string | undefined => {
  switch (vlans.kind) {
    case 'wire':
      return vlans.tagged.length === 0 ? undefined : formatVlans(vlans.tagged);
    case 'unknown':
      return vlans.written;
    case 'none':
      return undefined;
  }
};
