import type { KubernetesObject } from '../kubernetes/object.ts';
import { digestOf } from '../kubernetes/digest.ts';
import { metaOf } from '../kubernetes/meta.ts';
import type { Timestamp } from '../kubernetes/time.ts';

/** An address in use, by its distance from the first address of the range. */
export interface Allocation {
  offset: number;
  namespace: string;
  pod: string;
  interfaceName: string;
}

/** The addresses that whereabouts has given out of a range (in CIDR notation). */
export function ipPool(
  identity: { namespace: string; created: Timestamp },
  range: string,
  allocations: Allocation[],
): KubernetesObject {
  return {
    apiVersion: 'whereabouts.cni.cncf.io/v1alpha1',
    kind: 'IPPool',
    metadata: metaOf(
      'IPPool',
      // The colons of IPv6 and the slash cannot be in a name.
      { ...identity, name: range.replace(/[:/]/g, '-') },
      { generation: 1 },
    ),
    spec: {
      range,
      allocations: Object.fromEntries(
        allocations.map(({ offset, namespace, pod, interfaceName }) => [
          String(offset),
          {
            id: digestOf(`sandbox ${namespace}/${pod}`),
            ifname: interfaceName,
            podref: `${namespace}/${pod}`,
          },
        ]),
      ),
    },
  };
}
