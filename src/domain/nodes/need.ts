import { pluginFields, type ParsedConfig } from '../nad/config';
import type { Fields } from '../shapes/fields';
import { networkTypeOfConfig } from '../nad/network-type';

/** What a network is connected to on a node. */
export type NodeNeed =
  /** A Linux bridge of this name. */
  | { kind: 'bridge'; name: string; fields: Fields }
  /** An OVN bridge mapping of this name (localnet). */
  | { kind: 'mapping'; name: string; fields: Fields }
  /** An interface of the node, on which macvlan or ipvlan build. */
  | { kind: 'interface'; name: string; fields: Fields }
  /** A device that the node offers as a resource. */
  | { kind: 'device' }
  /** Nothing: OVN-Kubernetes spans it over all nodes. */
  | { kind: 'overlay'; fields: Fields }
  /** Its configuration does not tell. */
  | { kind: 'unknown' };

const named = (
  kind: 'bridge' | 'mapping' | 'interface',
  name: string | undefined,
  fields: Fields,
): NodeNeed => (name === undefined ? { kind: 'unknown' } : { kind, name, fields });

/**
 * What nodes must have for a network to work, by its configuration. A localnet without
 * `physicalNetworkName` takes the mapping of the network's own name.
 *
 * @param networkName name of the network in the configuration
 */
export const nodeNeedOf = (parsed: ParsedConfig, networkName: string | undefined): NodeNeed => {
  if (parsed.kind !== 'ok') return { kind: 'unknown' };
  const fields = pluginFields(parsed);
  switch (networkTypeOfConfig(parsed)) {
    case 'linux-bridge':
      return named('bridge', fields.text('bridge'), fields);
    case 'ovn-localnet':
      return named('mapping', fields.text('physicalNetworkName') ?? networkName, fields);
    case 'ovn-layer2':
    case 'ovn-layer3':
      return { kind: 'overlay', fields };
    case 'macvlan':
    case 'ipvlan':
      return named('interface', fields.text('master'), fields);
    case 'host-device':
      return named('interface', fields.text('device'), fields);
    case 'sriov':
      return { kind: 'device' };
    default:
      return { kind: 'unknown' };
  }
};
