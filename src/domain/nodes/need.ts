import { pluginFields, type ParsedConfig } from '../nad/config';
import type { Fields } from '../shapes/fields';
import { networkTypeOfConfig } from '../nad/network-type';
import { networkTypeSpecs } from '../nad/network-types';
import { wireVlansOf, type WireVlans } from '../nad/wire-vlans';

/** Something that has a name on the node. */
interface NamedNeed<Kind> {
  kind: Kind;
  name: string;
  fields: Fields;
  vlans: WireVlans;
}

/** What a network is connected to on a node. */
export type NodeNeed =
  /** A Linux bridge of this name. */
  | NamedNeed<'bridge'>
  /** An OVN bridge mapping of this name (localnet). */
  | NamedNeed<'mapping'>
  /** An interface of the node, on which macvlan or ipvlan build. */
  | NamedNeed<'interface'>
  /** A device that the node offers as a resource. */
  | { kind: 'device'; vlans: WireVlans }
  /** Nothing: OVN-Kubernetes spans it over all nodes. */
  | { kind: 'overlay'; fields: Fields }
  /** Its configuration does not tell. */
  | { kind: 'unknown' };

/** What a network is called after on a node; undefined for one that needs nothing by name. */
export const nameOfNeed = (need: NodeNeed | undefined): string | undefined =>
  need && 'name' in need ? need.name : undefined;

/**
 * What nodes must have for a network to work, by its configuration. A localnet without
 * `physicalNetworkName` takes the mapping of the network's own name.
 *
 * @param networkName name of the network in the configuration
 */
export const nodeNeedOf = (parsed: ParsedConfig, networkName: string | undefined): NodeNeed => {
  if (parsed.kind !== 'ok') return { kind: 'unknown' };
  const fields = pluginFields(parsed);
  const { need } = networkTypeSpecs[networkTypeOfConfig(parsed)];
  switch (need.kind) {
    case 'overlay':
      return { kind: need.kind, fields };
    case 'device':
      return { kind: need.kind, vlans: wireVlansOf(parsed) };
    case 'unknown':
      return { kind: need.kind };
    default: {
      const name = fields.text(need.setting) ?? (need.kind === 'mapping' ? networkName : undefined);
      return name === undefined
        ? { kind: 'unknown' }
        : { kind: need.kind, name, fields, vlans: wireVlansOf(parsed) };
    }
  }
};
