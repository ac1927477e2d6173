import { objectKey } from '../../apiserver/store.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { specOf, type ServiceSpec } from '../../apiserver/services/service.ts';
import type { Cluster } from '../cluster.ts';
import type { Subjects } from '../loop.ts';
import type { Pod, VirtualMachine } from '../kubevirt/types.ts';

/** A Service with all that it leads to and what gives it addresses. */
export interface ServiceSubject {
  namespace: string;
  name: string;
  /** Undefined once it was deleted. */
  service: KubernetesObject | undefined;
  spec: ServiceSpec;
  /** The EndpointSlices that carry its name. */
  slices: KubernetesObject[];
  /** The pods of its project. */
  pods: Pod[];
  /** Labels of its project. */
  namespaceLabels: Record<string, string>;
  /** The VMs of its project, one of which it may belong to. */
  vms: VirtualMachine[];
  services: KubernetesObject[];
  pools: KubernetesObject[];
  /** Of both kinds: what has pools announced. */
  advertisements: KubernetesObject[];
  l2Statuses: KubernetesObject[];
}

export const SERVICE_LABEL = 'kubernetes.io/service-name';

const keyOf = ({ metadata }: KubernetesObject): string =>
  objectKey(metadata.namespace, metadata.name);

/** Services by namespace and name. */
export const servicesOf = (
  cluster: Cluster,
  changed: (key: string) => void,
): Subjects<ServiceSubject> => {
  const all = (namespace?: string) => {
    for (const service of cluster.list('service', namespace)) changed(keyOf(service));
  };
  const unsubscribes = [
    cluster.subscribe('service', ({ type, object }) => {
      changed(keyOf(object));
      // An address that is given back may be for another one.
      if (type === 'DELETED') all();
    }),
    cluster.subscribe('pod', ({ object }) => all(object.metadata.namespace)),
    cluster.subscribe('vm', ({ type, object }) => {
      if (type === 'DELETED') all(object.metadata.namespace);
    }),
    ...(['addressPool', 'l2Advertisement', 'bgpAdvertisement'] as const).map((kind) =>
      cluster.subscribe(kind, ({ object, before }) => {
        const { generation } = object.metadata;
        if (before === undefined || before.metadata.generation !== generation) all();
      }),
    ),
  ];
  return {
    what: 'Service',
    keys: () => cluster.list('service').map(keyOf),
    get: (key) => {
      const slash = key.indexOf('/');
      const namespace = key.slice(0, slash);
      const name = key.slice(slash + 1);
      const service = cluster.get('service', namespace, name);
      return {
        namespace,
        name,
        service,
        spec: service ? specOf(service) : {},
        slices: cluster
          .list('endpointSlice', namespace)
          .filter(({ metadata }) => metadata.labels?.[SERVICE_LABEL] === name),
        pods: cluster.list('pod', namespace),
        namespaceLabels: cluster.get('namespace', undefined, namespace)?.metadata.labels ?? {},
        vms: cluster.list('vm', namespace),
        services: cluster.list('service'),
        pools: cluster.list('addressPool'),
        advertisements: [...cluster.list('l2Advertisement'), ...cluster.list('bgpAdvertisement')],
        l2Statuses: cluster.list('l2Status'),
      };
    },
    close: () => unsubscribes.forEach((unsubscribe) => unsubscribe()),
  };
};

/** A pool of addresses with the Services that may have some of them. */
export interface PoolSubject {
  /** Undefined once it was deleted. */
  pool: KubernetesObject | undefined;
  services: KubernetesObject[];
}

/** Pools by namespace and name. */
export const poolsOf = (
  cluster: Cluster,
  changed: (key: string) => void,
): Subjects<PoolSubject> => {
  const all = () => {
    for (const pool of cluster.list('addressPool')) changed(keyOf(pool));
  };
  const unsubscribes = [
    cluster.subscribe('addressPool', ({ object }) => changed(keyOf(object))),
    cluster.subscribe('service', all),
  ];
  return {
    what: 'IPAddressPool',
    keys: () => cluster.list('addressPool').map(keyOf),
    get: (key) => {
      const slash = key.indexOf('/');
      return {
        pool: cluster.get('addressPool', key.slice(0, slash), key.slice(slash + 1)),
        services: cluster.list('service'),
      };
    },
    close: () => unsubscribes.forEach((unsubscribe) => unsubscribe()),
  };
};
