import type { KubernetesObject } from '../kubernetes/object.ts';
import { generatedName, metaOf, ownerOf, uidOf, type Identity } from '../kubernetes/meta.ts';

/** A Service for VMs. */
export interface ServiceSettings {
  clusterIp: string;
  /** Labels of their pods. */
  selector: Record<string, string>;
  /** TCP ports, the same on the VM; with a node port (30000..32767) nodes forward it too. */
  ports: { name: string; port: number; nodePort?: number }[];
}

/** A pod behind a Service, which runs and is ready. */
export interface ServedPod {
  pod: string;
  uid?: string;
  node: string;
  ip: string;
}

interface RunningPod extends KubernetesObject {
  spec: { nodeName: string };
  status: { podIP: string };
}

/** The pods among objects that a Service selects, all of which run. */
export const selectedPods = (
  all: KubernetesObject[],
  namespace: string,
  selector: Record<string, string>,
): ServedPod[] =>
  all
    .filter(
      (object): object is RunningPod =>
        object.kind === 'Pod' &&
        object.metadata.namespace === namespace &&
        Object.entries(selector).every(([key, value]) => object.metadata.labels?.[key] === value),
    )
    .map(({ metadata: { name, uid = '' }, spec, status }) => ({
      pod: name,
      uid,
      node: spec.nodeName,
      ip: status.podIP,
    }));

function slice(
  service: KubernetesObject,
  settings: ServiceSettings,
  pods: ServedPod[],
): KubernetesObject {
  const { name, namespace, labels, creationTimestamp = '' } = service.metadata;
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: metaOf(
      'EndpointSlice',
      {
        name: generatedName(`${name}-`, `${namespace ?? ''}/${name}`),
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
    endpoints: pods.map(({ pod, uid = uidOf('Pod', namespace, pod), node, ip }) => ({
      addresses: [ip],
      conditions: { ready: true, serving: true, terminating: false },
      nodeName: node,
      targetRef: { kind: 'Pod', namespace, name: pod, uid },
    })),
    ports: settings.ports.map(({ name: port, port: number }) => ({
      name: port,
      port: number,
      protocol: 'TCP',
    })),
  };
}

/** A Service for VMs on the pod network, and its endpoints. */
export function vmService(
  identity: Identity & { namespace: string },
  settings: ServiceSettings,
  pods: ServedPod[],
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
  return [service, slice(service, settings, pods)];
}
