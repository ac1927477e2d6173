import { listAt, recordAt, textAt, valueAt, type KubernetesResource } from '../../core/resource';

/** How one network of a VM names its NetworkAttachmentDefinition. */
export interface NetworkRef {
  /** Place in `networks`. */
  index: number;
  /** Name of the network, and of its interface. */
  network: string;
  namespace: string;
  nad: string;
  /** As written. */
  text: string;
  /** Takes the place of the pod network. */
  isDefault: boolean;
}

/**
 * Reads `networkName`: `name` lies in the VM's own namespace, `namespace/name` anywhere. Split at
 * the first slash, as KubeVirt does.
 *
 * Source: kubevirt pkg/network/multus (nad name parsing).
 */
export const parseNetworkName = (
  text: string,
  ownNamespace: string,
): { namespace: string; nad: string } => {
  const slash = text.indexOf('/');
  return slash < 0
    ? { namespace: ownNamespace, nad: text }
    : { namespace: text.slice(0, slash), nad: text.slice(slash + 1) };
};

/** `spec.template.spec` of a VM. */
export const vmTemplateOf = (vm: unknown): Record<string, unknown> =>
  recordAt(vm, 'spec', 'template', 'spec');

/** Multus networks of `spec.template.spec` of a VM or of `spec` of a VMI. */
export const networkRefsOf = (spec: unknown, namespace: string): NetworkRef[] => {
  const refs: NetworkRef[] = [];
  for (const [index, entry] of listAt(spec, 'networks').entries()) {
    const text = textAt(entry, 'multus', 'networkName');
    if (text === undefined) continue;
    const { namespace: place, nad } = parseNetworkName(text, namespace);
    refs.push({
      index,
      network: textAt(entry, 'name') ?? '',
      namespace: place,
      nad,
      text,
      isDefault: valueAt(entry, 'multus', 'default') === true,
    });
  }
  return refs;
};

export const namespaceOf = (object: KubernetesResource): string =>
  textAt(object, 'metadata', 'namespace') ?? '';
