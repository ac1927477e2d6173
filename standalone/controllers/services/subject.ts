import { objectKey } from '../../apiserver/store.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { specOf, type ServiceSpec } from '../../apiserver/services/service.ts';
import type { Cluster } from '../cluster.ts';
import type { Subjects } from '../loop.ts';
import type { Pod, VirtualMachine } from '../kubevirt/types.ts';
import { primaryNetworkIn, type PrimaryNetwork } from '../pod/primary.ts';

/** A Service with all that it leads to and what gives it addresses. */
export interface ServiceSubject {
  namespace: string;
  name: string;
  /** Undefined once it was deleted. */
  service: KubernetesObject | undefined;
  spec: ServiceSpec;
  /** The EndpointSlices that carry its name. */
  slices: KubernetesObject[];
  /** Those of its primary user-defined network. */
  mirrors: KubernetesObject[];
  /** The user-defined network that takes the place of the pod network in its project. */
  primary: PrimaryNetwork | undefined;
  /** The pods of its project. */
  pods: Pod[];
  /** Whether a scenario leaves out the pods of VMs that run; then nothing is concluded from them. */
  arePodsLeftOut: boolean;
  /** Labels of its project. */
  namespaceLabels: Record<string, string>;
  /** The VMs of its project, one of which it may belong to. */
  vms: () => VirtualMachine[];
  services: () => KubernetesObject[];
  pools: KubernetesObject[];
  /** Of both kinds: what has pools announced. */
  advertisements: KubernetesObject[];
  l2Statuses: KubernetesObject[];
}

export const SERVICE_LABEL = 'kubernetes.io/service-name';
export const MIRROR_LABEL = 'k8s.ovn.org/service-name';

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
    ...(['pod', 'nad'] as const).map((kind) =>
      cluster.subscribe(kind, ({ object }) => all(object.metadata.namespace)),
    ),
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
      const namespaceLabels = cluster.get('namespace', undefined, namespace)?.metadata.labels ?? {};
      const slices = cluster.list('endpointSlice', namespace);
      const pods = cluster.list('pod', namespace);
      const labelled = (label: string) =>
        slices.filter(({ metadata }) => metadata.labels?.[label] === name);
      return {
        namespace,
        name,
        service,
        spec: service ? specOf(service) : {},
        slices: labelled(SERVICE_LABEL),
        mirrors: labelled(MIRROR_LABEL),
        primary: primaryNetworkIn(namespaceLabels, cluster.list('nad', namespace)),
        pods,
        arePodsLeftOut:
          pods.length === 0 &&
          cluster.list('vmi', namespace).some(({ status }) => status?.phase === 'Running'),
        namespaceLabels,
        pools: cluster.list('addressPool'),
        advertisements: [...cluster.list('l2Advertisement'), ...cluster.list('bgpAdvertisement')],
        l2Statuses: cluster.list('l2Status'),
        // Few Services ask for these, and there may be thousands of them.
        vms: () => cluster.list('vm', namespace),
        services: () => cluster.list('service'),
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
