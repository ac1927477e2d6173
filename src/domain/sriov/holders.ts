import { textAt, type KubernetesResource } from '../core/resource';
import { instanceOfPod, isOver } from '../vm/interfaces/launcher-pods';
import { pciAddressesOf } from '../vm/interfaces/pod-networks';

/** A VM that holds a virtual function. */
export interface Holder {
  namespace: string;
  name: string;
}

/**
 * Who holds which virtual functions of a node, by their PCI addresses.
 *
 * @param pods launcher pods of one node: an address means something on its own node only
 */
export const holdersOf = (pods: readonly KubernetesResource[]): ReadonlyMap<string, Holder> => {
  const holders = new Map<string, Holder>();
  for (const pod of pods) {
    const name = isOver(pod) ? undefined : instanceOfPod(pod);
    if (name === undefined) continue;
    const namespace = textAt(pod, 'metadata', 'namespace') ?? '';
    for (const address of pciAddressesOf(pod))
      holders.set(address.toLowerCase(), { namespace, name });
  }
  return holders;
};
