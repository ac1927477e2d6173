import { isRecord, recordAt, textOf, type ObjectMeta } from '../core/resource';
import { configOf, type ParsedConfig } from './config';
import { configFor, setNetworkName, setSetting } from './forms/config-text';
import { defaultNetworkName, namesMapping } from './forms/ovn';
import { SRIOV_OWNER_ANNOTATIONS, UDN_LABEL } from './managed';
import type { NetworkAttachmentDefinition } from './types';

/** What a copy is to be called, and what it leads to. */
export interface CloneTarget {
  namespace: string;
  name: string;
  /**
   * Of an OVN-Kubernetes network: `same` connects VMs of both namespaces (the default), `own` makes
   * a network apart. For other networks it means nothing: their configuration says what they lead to.
   */
  network?: 'same' | 'own';
}

/** What belongs to one object, or to the controller that made it. */
const OWN_METADATA = new Set([
  'uid',
  'resourceVersion',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'generation',
  'generateName',
  'managedFields',
  'ownerReferences',
  'finalizers',
  'selfLink',
]);

/** OVN-Kubernetes writes down here which network it took the object for. */
const isOwnAnnotation = (key: string): boolean =>
  SRIOV_OWNER_ANNOTATIONS.includes(key) ||
  key.startsWith('k8s.ovn.org/') ||
  key === 'kubectl.kubernetes.io/last-applied-configuration';

const without = (record: Record<string, unknown>, drop: (key: string) => boolean) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !drop(key)));

const texts = (record: Record<string, unknown>, drop: (key: string) => boolean) =>
  without(record, drop) as Record<string, string>;

const cloneMetadata = (
  metadata: Record<string, unknown>,
  { namespace, name }: CloneTarget,
): ObjectMeta => {
  const { annotations, labels } = metadata;
  return {
    ...without(metadata, (key) => OWN_METADATA.has(key)),
    name,
    namespace,
    ...(isRecord(annotations) ? { annotations: texts(annotations, isOwnAnnotation) } : {}),
    ...(isRecord(labels) ? { labels: texts(labels, (key) => key === UDN_LABEL) } : {}),
  };
};

const cloneConfig = (
  nad: NetworkAttachmentDefinition,
  parsed: ParsedConfig & { kind: 'ok' },
  { namespace, name, network }: CloneTarget,
): string => {
  const config = configFor(parsed);
  const { plugin, name: networkName } = config;
  if (plugin.get('type') !== 'ovn-k8s-cni-overlay') {
    const before = textOf(nad.metadata?.name);
    const follows = before !== undefined && networkName === before && name !== before;
    return (follows ? setNetworkName(config, name) : config).parsed.text;
  }
  let clone = setSetting(config, 'netAttachDefName', `${namespace}/${name}`);
  if (network === 'own') {
    // The mapping was found by the name that goes.
    if (namesMapping(plugin)) clone = setSetting(clone, 'physicalNetworkName', networkName);
    clone = setNetworkName(clone, defaultNetworkName(namespace, name));
  }
  return clone.parsed.text;
};

/**
 * A new network like another one, to be created under another name or in another namespace. The
 * server's and the controllers' parts of the metadata are left out, the names inside the
 * configuration follow, and everything else stays byte for byte; a configuration that cannot be read
 * stays as it is.
 */
export const cloneNad = (
  nad: NetworkAttachmentDefinition,
  target: CloneTarget,
): NetworkAttachmentDefinition => {
  const { status: _status, ...rest } = nad;
  const clone = { ...rest, metadata: cloneMetadata(recordAt(nad, 'metadata'), target) };
  const parsed = configOf(nad);
  return parsed.kind === 'ok'
    ? { ...clone, spec: { ...nad.spec, config: cloneConfig(nad, parsed, target) } }
    : clone;
};
