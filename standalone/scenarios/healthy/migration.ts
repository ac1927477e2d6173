import { CNV_NAMESPACE } from '../../objects/cluster/base.ts';
import { nodeIp, podIp, WORKERS } from '../../objects/cluster/nodes.ts';
import type { Age, Timestamp } from '../../kubernetes/time.ts';
import { handlerName, virtHandlers } from '../../objects/virt-handler.ts';
import { ipPool } from '../../objects/whereabouts.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { NADS } from './names.ts';
import { MIGRATION_RANGE } from './networks.ts';

/** virt-handler with its addresses in the migration network, and the pool they come from. */
export function migrationHandlers(ago: (age: Age) => Timestamp): KubernetesObject[] {
  const places = WORKERS.map((on, index) => ({
    node: on.name,
    hostIp: nodeIp(on),
    ip: podIp(on, 9),
    migrationIp: `10.200.5.${index + 1}`,
  }));
  const pool = ipPool(
    { namespace: 'openshift-multus', created: ago('140d') },
    MIGRATION_RANGE,
    WORKERS.map((on, index) => ({
      offset: index + 1,
      namespace: CNV_NAMESPACE,
      pod: handlerName(on.name),
      interfaceName: 'migration0',
    })),
  );
  return [
    ...virtHandlers({ namespace: CNV_NAMESPACE, created: ago('140d') }, places, NADS.migration),
    pool,
  ];
}
