import { isRecord, textAt, textOf } from '../../core/resource';
import { parseNetworkName } from '../../vm/spec/network-refs';
import { derived, keyOf, type World } from '../../world/world';

const NETWORKS_ANNOTATION = 'k8s.v1.cni.cncf.io/networks';

const fromJson = (text: string, namespace: string): string[] => {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) => {
    const name = isRecord(entry) ? textOf(entry.name) : undefined;
    return name === undefined ? [] : keyOf(textAt(entry, 'namespace') ?? namespace, name);
  });
};

/**
 * The networks, as `namespace/name`, that a pod's annotation asks for: JSON, or a list such as
 * `net1, other/net2@eth1`. What cannot be read is passed over.
 *
 * Source: multus-cni pkg/k8sclient/k8sclient.go parsePodNetworkAnnotation.
 */
export const podNetworksOf = (annotation: string, namespace: string): string[] => {
  if (/^\s*\[/.test(annotation)) return fromJson(annotation, namespace);
  return annotation.split(',').flatMap((part) => {
    const text = part.trim().replace(/@.*$/, '');
    if (text === '') return [];
    const parsed = parseNetworkName(text, namespace);
    return keyOf(parsed.namespace, parsed.nad);
  });
};

const DEFAULT_ANNOTATION = 'v1.multus-cni.io/default-network';

/** The network in the place of the pod network; Multus looks for a bare name in a namespace of its own. */
const defaultOf = (pod: unknown): string[] => {
  const text = textAt(pod, 'metadata', 'annotations', DEFAULT_ANNOTATION) ?? '';
  return text.includes('/') ? podNetworksOf(text, '') : [];
};

/** Networks that pods use which are no VMs, as `namespace/name`. */
export const podNadsOf = derived((world: World): ReadonlySet<string> => {
  const keys = new Set<string>();
  for (const pod of world.list('Pod')) {
    const text = textAt(pod, 'metadata', 'annotations', NETWORKS_ANNOTATION) ?? '';
    if (textAt(pod, 'metadata', 'labels', 'kubevirt.io') === 'virt-launcher') continue;
    const namespace = textAt(pod, 'metadata', 'namespace') ?? '';
    for (const key of [...podNetworksOf(text, namespace), ...defaultOf(pod)]) keys.add(key);
  }
  return keys;
});
