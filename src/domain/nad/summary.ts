import { isRecord, textOf } from '../resource';
import { configOf, type ParsedConfig } from './config';
import { networkTypeOfConfig, type NetworkType } from './network-type';
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
  /** Bytes. */
  mtu?: number;
  macspoofchk?: boolean;
  preserveDefaultVlan?: boolean;
  physicalNetworkName?: string;
  topology?: string;
  subnets?: string;
  resourceName?: string;
  description?: string;
  /** The object whose controller made this one. */
  managedBy?: { kind: string; name: string };
  /** Every leaf of the configuration in its order. */
  settings: { key: string; value: string }[];
}

const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined;

const booleanOf = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : undefined;

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

const trunkEntry = (entry: unknown): string => {
  if (!isRecord(entry)) return '?';
  const { id, minID, maxID } = entry;
  const range =
    minID === undefined && maxID === undefined ? [] : [`${shown(minID)}-${shown(maxID)}`];
  return [...(id === undefined ? [] : [shown(id)]), ...range].join(', ');
};

const vlanOf = (plugin: Record<string, unknown>): string | undefined => {
  const tag = plugin.vlan ?? plugin.vlanID;
  const own = tag === undefined || tag === 0 || tag === null ? [] : [shown(tag)];
  const trunk: unknown[] = Array.isArray(plugin.vlanTrunk) ? plugin.vlanTrunk : [];
  const all = [...own, ...trunk.map(trunkEntry)];
  return all.length > 0 ? all.join(', ') : undefined;
};

const leaves = (value: unknown, key: string): { key: string; value: string }[] => {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((entry: unknown, index) => leaves(entry, `${key}[${index}]`));
  }
  if (isRecord(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([name, entry]) =>
      leaves(entry, key === '' ? name : `${key}.${name}`),
    );
  }
  return key === '' ? [] : [{ key, value: shown(value) }];
};

const UDN_LABEL = 'k8s.ovn.org/user-defined-network';
const SRIOV_OWNER_ANNOTATION = 'sriovnetwork.openshift.io/owner-ref';
const OWNING_KINDS = ['UserDefinedNetwork', 'ClusterUserDefinedNetwork', 'SriovNetwork'];

const managerOf = (
  metadata: Record<string, unknown>,
  annotations: Record<string, unknown>,
): NadSummary['managedBy'] => {
  const owners: unknown[] = Array.isArray(metadata.ownerReferences) ? metadata.ownerReferences : [];
  for (const owner of owners) {
    if (isRecord(owner) && OWNING_KINDS.includes(String(owner.kind))) {
      return { kind: String(owner.kind), name: String(owner.name) };
    }
  }
  const name = textOf(metadata.name) ?? '';
  if (textOf(annotations[SRIOV_OWNER_ANNOTATION]) !== undefined)
    return { kind: 'SriovNetwork', name };
  const labels = isRecord(metadata.labels) ? metadata.labels : {};
  return Object.hasOwn(labels, UDN_LABEL) ? { kind: 'UserDefinedNetwork', name } : undefined;
};

const withoutUndefined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;

type Optional<T> = { [K in keyof T]: T[K] | undefined };

const settingsOf = (parsed: ParsedConfig): Partial<Optional<NadSummary>> => {
  if (parsed.kind !== 'ok') return {};
  const { plugin } = parsed;
  return {
    cniType: textOf(plugin.type),
    bridge: textOf(plugin.bridge),
    vlan: vlanOf(plugin),
    mtu: numberOf(plugin.mtu),
    macspoofchk: booleanOf(plugin.macspoofchk),
    preserveDefaultVlan: booleanOf(plugin.preserveDefaultVlan),
    physicalNetworkName:
      textOf(plugin.physicalNetworkName) ??
      (plugin.topology === 'localnet' ? textOf(plugin.name ?? parsed.config.name) : undefined),
    topology: textOf(plugin.topology),
    subnets: textOf(plugin.subnets),
    settings: leaves(parsed.config, ''),
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
    managedBy: managerOf(metadata, annotations),
  });
};
