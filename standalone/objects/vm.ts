import type { KubernetesObject } from '../kubernetes/object.ts';
import { conditionsOf, guestOf } from './guest.ts';
import { templateLabelsOf, type Machine } from './machine.ts';
import { metaOf } from '../kubernetes/meta.ts';

/** The VirtualMachine of a running machine. */
export function vm(machine: Machine): KubernetesObject {
  const { namespace, name, created, labels, description } = machine;
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: metaOf(
      'VirtualMachine',
      {
        namespace,
        name,
        created,
        labels: { app: name, ...labels },
        annotations: { description, 'kubemacpool.io/transaction-timestamp': created },
      },
      { generation: 1 },
    ),
    spec: {
      runStrategy: 'Always',
      template: {
        metadata: { creationTimestamp: null, labels: templateLabelsOf(machine) },
        spec: guestOf(machine),
      },
    },
    status: {
      conditions: conditionsOf(machine),
      created: true,
      desiredGeneration: 1,
      observedGeneration: 1,
      printableStatus: 'Running',
      ready: true,
      runStrategy: 'Always',
    },
  };
}
