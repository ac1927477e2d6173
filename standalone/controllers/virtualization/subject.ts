import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Cluster } from '../cluster.ts';
import type { Pod } from '../kubevirt/types.ts';
import type { Subjects } from '../loop.ts';

/** Name of the DaemonSet that looks after the VMs of each node, and label of its pods. */
export const HANDLER = 'virt-handler';

/** What runs the virtual machines of a cluster. */
export interface Virtualization {
  hyperConverged: KubernetesObject | undefined;
  kubeVirt: KubernetesObject | undefined;
  daemonSet: KubernetesObject | undefined;
  /** Pods of the DaemonSet. */
  handlers: Pod[];
}

const KEY = 'virtualization';

const isHandler = ({ metadata }: KubernetesObject): boolean =>
  metadata.labels?.['kubevirt.io'] === HANDLER;

/** The one virtualization of a cluster: its operators' settings, and virt-handler. */
export const virtualizationOf = (
  cluster: Cluster,
  changed: (key: string) => void,
): Subjects<Virtualization> => {
  const unsubscribes = [
    ...(['hyperConverged', 'kubeVirt', 'daemonSet'] as const).map((kind) =>
      cluster.subscribe(kind, () => changed(KEY)),
    ),
    cluster.subscribe('pod', ({ object }) => {
      if (isHandler(object)) changed(KEY);
    }),
  ];
  return {
    what: 'the operators of',
    keys: () => [KEY],
    get: () => {
      const [kubeVirt] = cluster.list('kubeVirt');
      const namespace = kubeVirt?.metadata.namespace;
      const daemonSet = cluster.get('daemonSet', namespace, HANDLER);
      return {
        hyperConverged: cluster.list('hyperConverged')[0],
        kubeVirt,
        daemonSet,
        handlers: daemonSet ? cluster.list('pod', namespace).filter(isHandler) : [],
      };
    },
    close: () => unsubscribes.forEach((unsubscribe) => unsubscribe()),
  };
};
