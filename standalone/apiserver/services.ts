import { isRecord, type KubernetesObject } from '../kubernetes/object.ts';
import type { Resource } from './resource.ts';
import { kindKey, type Store } from './store.ts';

const isService = ({ group, kind }: Pick<Resource, 'group' | 'kind'>): boolean =>
  group === '' && kind === 'Service';

const FIRST_NODE_PORT = 30_000;
const LAST_NODE_PORT = 32_767;

const specOf = ({ spec }: KubernetesObject): Record<string, unknown> =>
  isRecord(spec) ? spec : {};
const portsOf = (spec: Record<string, unknown>): Record<string, unknown>[] =>
  Array.isArray(spec.ports) ? spec.ports.filter(isRecord) : [];

const HAS_NODE_PORTS = ['NodePort', 'LoadBalancer'];

/** The first number from which on nobody has the value. */
const firstFree = <T>(
  from: number,
  to: number,
  valueOf: (number: number) => T,
  used: Set<T>,
): T => {
  for (let number = from; number <= to; number += 1) {
    const value = valueOf(number);
    if (!used.has(value)) return value;
  }
  throw new Error('there is no room for another Service');
};

/**
 * Gives a Service what the API server gives each: its defaults, an address within the cluster and, where
 * its type has them, ports of nodes. Others are left as they are.
 *
 * Source: Kubernetes pkg/apis/core/v1/defaults.go; pkg/registry/core/service/storage/alloc.go.
 */
export const completeService = (
  store: Store,
  resource: Resource,
  object: KubernetesObject,
): void => {
  if (!isService(resource)) return;
  const spec = specOf(object);
  const type = typeof spec.type === 'string' ? spec.type : 'ClusterIP';
  const others = store
    .list(kindKey(resource))
    .filter(({ metadata }) => metadata.uid !== object.metadata.uid)
    .map(specOf);
  const addresses = new Set(others.map(({ clusterIP }) => clusterIP));
  const nodePorts = new Set(others.flatMap(portsOf).map(({ nodePort }) => nodePort));
  const hasNodePorts =
    HAS_NODE_PORTS.includes(type) && spec.allocateLoadBalancerNodePorts !== false;
  const ports = portsOf(spec).map((port) => {
    const completed = { protocol: 'TCP', targetPort: port.port, ...port };
    if (!hasNodePorts || port.nodePort !== undefined) return completed;
    const nodePort = firstFree<unknown>(
      FIRST_NODE_PORT,
      LAST_NODE_PORT,
      (number) => number,
      nodePorts,
    );
    nodePorts.add(nodePort);
    return { ...completed, nodePort };
  });
  const clusterIP =
    type === 'ExternalName'
      ? undefined
      : (spec.clusterIP ??
        firstFree<unknown>(256, 65_000, (n) => `172.30.${n >> 8}.${n % 256}`, addresses));
  object.spec = {
    sessionAffinity: 'None',
    ...(clusterIP === undefined
      ? {}
      : {
          clusterIP,
          clusterIPs: [clusterIP],
          ipFamilies: ['IPv4'],
          ipFamilyPolicy: 'SingleStack',
          internalTrafficPolicy: 'Cluster',
        }),
    ...(HAS_NODE_PORTS.includes(type) ? { externalTrafficPolicy: 'Cluster' } : {}),
    ...(type === 'LoadBalancer' ? { allocateLoadBalancerNodePorts: true } : {}),
    ...spec,
    type,
    ...(Array.isArray(spec.ports) ? { ports } : {}),
  };
  object.status ??= { loadBalancer: {} };
};
