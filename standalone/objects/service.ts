import type { KubernetesObject } from '../kubernetes/object.ts';
import { launcherName, type Machine } from './machine.ts';
import { metaOf, ownerOf, suffixOf, uidOf, type Identity } from '../kubernetes/meta.ts';

/** A Service for machines. */
export interface ServiceSettings {
  clusterIp: string;
  /** Labels of the machines' pods. */
  selector: Record<string, string>;
  /** TCP ports, the same on the machine; with a node port (30000..32767) nodes forward it too. */
  ports: { name: string; port: number; nodePort?: number }[];
  /** Those whose pods have the labels. */
  machines: Machine[];
}

function slice(service: KubernetesObject, settings: ServiceSettings): KubernetesObject {
  const { name, namespace, labels, creationTimestamp = '' } = service.metadata;
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: metaOf(
      'EndpointSlice',
      {
        name: `${name}-${suffixOf(`${namespace ?? ''}/${name}`)}`,
        ...(namespace !== undefined && { namespace }),
        created: creationTimestamp,
        labels: {
          ...labels,
          'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
          'kubernetes.io/service-name': name,
        },
      },
      { ownerReferences: [ownerOf(service)] },
    ),
    addressType: 'IPv4',
    endpoints: settings.machines.map((machine) => ({
      addresses: [machine.podIp],
      conditions: { ready: true, serving: true, terminating: false },
      nodeName: machine.node,
      targetRef: {
        kind: 'Pod',
        namespace: machine.namespace,
        name: launcherName(machine),
        uid: uidOf('Pod', machine.namespace, launcherName(machine)),
      },
    })),
    ports: settings.ports.map(({ name: port, port: number }) => ({
      name: port,
      port: number,
      protocol: 'TCP',
    })),
  };
}

/** A Service for machines on the pod network, and its endpoints. */
export function vmService(
  identity: Identity & { namespace: string },
  settings: ServiceSettings,
): KubernetesObject[] {
  const { clusterIp, selector, ports } = settings;
  const onNodes = ports.some(({ nodePort }) => nodePort !== undefined);
  const service: KubernetesObject = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metaOf('Service', identity),
    spec: {
      clusterIP: clusterIp,
      clusterIPs: [clusterIp],
      ...(onNodes && { externalTrafficPolicy: 'Cluster' }),
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      ports: ports.map((each) => ({ ...each, protocol: 'TCP', targetPort: each.port })),
      selector: { ...selector },
      sessionAffinity: 'None',
      type: onNodes ? 'NodePort' : 'ClusterIP',
    },
    status: { loadBalancer: {} },
  };
  return [service, slice(service, settings)];
}
