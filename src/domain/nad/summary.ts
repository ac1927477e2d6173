import { isRecord, recordAt, textOf, printed } from '../core/resource';
import { withExactNumbers } from '../text/exact-numbers';
import { configOf, networkNameIn, type ParsedConfig } from './config';
import { managerOf, type Manager } from './managed';
import { networkTypeOfConfig, type NetworkType } from './network-type';
import { vlanText, wireVlansOf } from './wire-vlans';
import { DESCRIPTION_ANNOTATION, RESOURCE_NAME_ANNOTATION } from './types';

/** What lists and the details page show of a network. */
export interface NadSummary {
  type: NetworkType;
  /** The CNI plugin's name as written. */
  cniType?: string;
  /** Linux bridge on the node. */
  bridge?: string;
  /** As shown: `100`, or `10, 20-30` for a trunk. */
  vlan?: string;
  /** Whether VMs tag their traffic themselves. */
  isTrunk?: boolean;
  /** Bytes. */
  mtu?: number;
  macspoofchk?: boolean;
  preserveDefaultVlan?: boolean;
  disableContainerInterface?: boolean;
  /** Name in the configuration. OVN-Kubernetes networks of one name are one network. */
  networkName?: string;
  /** Bridge mapping of the nodes; that of the network's name where the localnet names none. */
  physicalNetworkName?: string;
  topology?: string;
  role?: string;
  subnets?: string;
  excludeSubnets?: string;
  allowPersistentIPs?: boolean;
  /** Interface of the node that macvlan or ipvlan build on. */
  master?: string;
  mode?: string;
  /** Plugin that hands out addresses. */
  ipam?: string;
  resourceName?: string;
  description?: string;
  /** The object whose controller made this one. */
  managedBy?: Manager;
  /** Every leaf of the configuration in its order. */
  settings: { key: string; value: string }[];
}

const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined;

const booleanOf = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : undefined;

const leaves = (value: unknown, key: string): { key: string; value: string }[] => {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((entry: unknown, index) => leaves(entry, `${key}[${index}]`));
  }
  if (isRecord(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([name, entry]) =>
      leaves(entry, key === '' ? name : `${key}.${name}`),
    );
  }
  return key === '' ? [] : [{ key, value: printed(value) }];
};

const withoutUndefined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;

type Optional<T> = { [K in keyof T]: T[K] | undefined };

const settingsOf = (parsed: ParsedConfig): Partial<Optional<NadSummary>> => {
  if (parsed.kind !== 'ok') return {};
  const { plugin } = parsed;
  const networkName = networkNameIn(parsed);
  const vlans = wireVlansOf(parsed);
  return {
    cniType: textOf(plugin.type),
    bridge: textOf(plugin.bridge),
    vlan: vlanText(vlans),
    isTrunk: vlans.kind === 'wire' && vlans.isTrunk ? true : undefined,
    mtu: numberOf(plugin.mtu),
    macspoofchk: booleanOf(plugin.macspoofchk),
    preserveDefaultVlan: booleanOf(plugin.preserveDefaultVlan),
    disableContainerInterface: booleanOf(plugin.disableContainerInterface),
    networkName,
    physicalNetworkName:
      textOf(plugin.physicalNetworkName) ??
      (plugin.topology === 'localnet' ? networkName : undefined),
    topology: textOf(plugin.topology),
    role: textOf(plugin.role),
    subnets: textOf(plugin.subnets),
    excludeSubnets: textOf(plugin.excludeSubnets),
    allowPersistentIPs: booleanOf(plugin.allowPersistentIPs),
    master: textOf(plugin.master),
    mode: textOf(plugin.mode),
    ipam: textOf(recordAt(plugin, 'ipam').type),
    settings: leaves(JSON.parse(withExactNumbers(parsed.text)), ''),
  };
};

/** Never throws, whatever the value is. */
export const summarizeNad = (nad: unknown): NadSummary => {
  const metadata = isRecord(nad) && isRecord(nad.metadata) ? nad.metadata : {};
  const annotations = isRecord(metadata.annotations) ? metadata.annotations : {};
  const parsed = configOf(nad);
  return withoutUndefined({
    type: networkTypeOfConfig(parsed),
    settings: [],
    ...settingsOf(parsed),
    resourceName: textOf(annotations[RESOURCE_NAME_ANNOTATION]),
    description: textOf(annotations[DESCRIPTION_ANNOTATION]),
    managedBy: managerOf(nad),
  });
};
