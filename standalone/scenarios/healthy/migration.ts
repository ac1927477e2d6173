import { CNV_NAMESPACE } from '../../objects/cluster/base.ts';
import { nodeIp, podIp, WORKERS } from '../../objects/cluster/nodes.ts';
import { macFrom } from '../../kubernetes/address.ts';
import { KUBEVIRT_VERSION } from '../../objects/machine.ts';
import { suffixOf, uidOf } from '../../kubernetes/meta.ts';
import { runningPod } from '../../objects/pod.ts';
import type { Age, Timestamp } from '../../kubernetes/time.ts';
import { ipPool } from '../../objects/whereabouts.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { NADS } from './names.ts';
import { MIGRATION_RANGE } from './networks.ts';

const INTERFACE = 'migration0';

function handlerName(node: string): string {
  return `virt-handler-${suffixOf(node)}`;
}

/** The virt-handler pods with their addresses in the migration network, and the pool they come from. */
export function migrationHandlers(ago: (age: Age) => Timestamp): KubernetesObject[] {
  const network = `${CNV_NAMESPACE}/${NADS.migration}`;
  const pods = WORKERS.map((on, index) =>
    runningPod({
      namespace: CNV_NAMESPACE,
      name: handlerName(on.name),
      created: ago('140d'),
      node: on.name,
      hostIp: nodeIp(on),
      ip: podIp(on, 9),
      owner: {
        apiVersion: 'apps/v1',
        kind: 'DaemonSet',
        name: 'virt-handler',
        uid: uidOf('DaemonSet', CNV_NAMESPACE, 'virt-handler'),
        controller: true,
        blockOwnerDeletion: true,
      },
      labels: { 'kubevirt.io': 'virt-handler' },
      annotations: { 'k8s.v1.cni.cncf.io/networks': `${NADS.migration}@${INTERFACE}` },
      container: {
        name: 'virt-handler',
        image: `quay.io/kubevirt/virt-handler:${KUBEVIRT_VERSION}`,
      },
      requests: { cpu: '10m', memory: '357Mi' },
      networks: [
        {
          name: network,
          interface: INTERFACE,
          ips: [`10.200.5.${index + 1}`],
          mac: macFrom('0e:7a:31', index + 1),
          dns: {},
        },
      ],
    }),
  );
  const pool = ipPool(
    { namespace: 'openshift-multus', created: ago('140d') },
    MIGRATION_RANGE,
    WORKERS.map((on, index) => ({
      offset: index + 1,
      namespace: CNV_NAMESPACE,
      pod: handlerName(on.name),
      interfaceName: INTERFACE,
    })),
  );
  return [...pods, pool];
}
