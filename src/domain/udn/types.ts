import { isRecord, recordAt, textAt } from '../core/resource';
import { kindNameOf } from '../world/kinds';

/** Group, version and kind; the cluster-wide kind shares all but the last. */
export const UDN_GVK = {
  group: 'k8s.ovn.org',
  version: 'v1',
  kind: 'UserDefinedNetwork',
} as const;

/** A namespace must have it from its creation to hold a primary user-defined network. */
export const PRIMARY_UDN_LABEL = 'k8s.ovn.org/primary-user-defined-network';

/** Label that Kubernetes puts on each namespace with its name. */
export const NAMESPACE_NAME_LABEL = 'kubernetes.io/metadata.name';

/** Which of the two a value is; undefined for everything else. */
export const udnKindOf = (
  value: unknown,
): 'UserDefinedNetwork' | 'ClusterUserDefinedNetwork' | undefined => {
  const kind = isRecord(value) ? kindNameOf(value.apiVersion, value.kind) : undefined;
  return kind === 'UserDefinedNetwork' || kind === 'ClusterUserDefinedNetwork' ? kind : undefined;
};

/** The network itself and its path, wherever the kind keeps it. */
export const networkSpecOf = (udn: unknown): { spec: Record<string, unknown>; at: string } =>
  udnKindOf(udn) === 'ClusterUserDefinedNetwork'
    ? { spec: recordAt(udn, 'spec', 'network'), at: 'spec.network' }
    : { spec: recordAt(udn, 'spec'), at: 'spec' };

const blocks: Readonly<Record<string, string>> = {
  Layer2: 'layer2',
  Layer3: 'layer3',
  Localnet: 'localnet',
};

/** Name of the block that a topology has its settings in. */
export const blockOf = (topology: unknown): string | undefined =>
  typeof topology === 'string' && Object.hasOwn(blocks, topology) ? blocks[topology] : undefined;

/** Settings of the topology; an empty object where there are none. */
export const settingsOf = (udn: unknown): Record<string, unknown> => {
  const { spec } = networkSpecOf(udn);
  const block = blockOf(spec.topology);
  return block === undefined ? {} : recordAt(spec, block);
};

/** `Primary` or `Secondary`, as written. */
export const roleOf = (udn: unknown): string | undefined => textAt(settingsOf(udn), 'role');

/**
 * Name that OVN-Kubernetes gives the network: `<namespace>_<name>`, or `cluster_udn_<name>`.
 * Undefined where the object has no name.
 *
 * Source: ovn-kubernetes go-controller/pkg/util/multi_network.go GenerateUDNNetworkName,
 * GenerateCUDNNetworkName.
 */
export const networkNameOf = (udn: unknown): string | undefined => {
  const name = textAt(udn, 'metadata', 'name');
  if (name === undefined) return undefined;
  if (udnKindOf(udn) === 'ClusterUserDefinedNetwork') return `cluster_udn_${name}`;
  return `${textAt(udn, 'metadata', 'namespace') ?? ''}_${name}`;
};
