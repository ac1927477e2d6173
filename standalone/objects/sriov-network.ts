import type { KubernetesObject } from '../kubernetes/object.ts';
import { condition } from './condition.ts';
import { metaOf } from '../kubernetes/meta.ts';
import { nad } from './nad.ts';
import { SRIOV_API_VERSION, SRIOV_NAMESPACE, type SriovIdentity } from './sriov.ts';
import { later } from '../kubernetes/time.ts';

/** A network on virtual functions, and the NetworkAttachmentDefinition that the operator renders. */
export function sriovNetwork(
  { name, created }: SriovIdentity,
  settings: { resourceName: string; networkNamespace: string; vlan: number },
): KubernetesObject[] {
  const { resourceName, networkNamespace, vlan } = settings;
  const rendered = later(created, 1);
  const network: KubernetesObject = {
    apiVersion: SRIOV_API_VERSION,
    kind: 'SriovNetwork',
    metadata: metaOf(
      'SriovNetwork',
      {
        name,
        namespace: SRIOV_NAMESPACE,
        created,
        annotations: {
          'operator.sriovnetwork.openshift.io/last-network-namespace': networkNamespace,
        },
      },
      { generation: 1 },
    ),
    spec: { logLevel: 'info', networkNamespace, resourceName, vlan },
    status: {
      conditions: [
        condition(
          'Ready',
          true,
          rendered,
          'NetworkReady',
          'NetworkAttachmentDefinition is provisioned',
        ),
      ],
    },
  };
  const definition = nad(
    {
      namespace: networkNamespace,
      name,
      created: rendered,
      annotations: {
        'k8s.v1.cni.cncf.io/resourceName': `openshift.io/${resourceName}`,
        'sriovnetwork.openshift.io/owner-ref': `SriovNetwork.sriovnetwork.openshift.io/${SRIOV_NAMESPACE}/${name}`,
      },
    },
    { cniVersion: '1.0.0', name, type: 'sriov', vlan, vlanQoS: 0, logLevel: 'info', ipam: {} },
  );
  return [network, definition];
}
