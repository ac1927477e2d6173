import { at } from '../../apiserver/conversion/paths.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { objectKey } from '../../apiserver/store.ts';
import type { Cluster } from '../cluster.ts';
import type { Node, Pod } from '../kubevirt/types.ts';
import type { Subjects } from '../loop.ts';
import { recordsOf } from '../services/lists.ts';

/** A Job that runs a checkup, with all that it looks at. */
export interface CheckupSubject {
  key: string;
  /** Undefined once it was deleted. */
  job: KubernetesObject | undefined;
  pods: Pod[];
  configMap: KubernetesObject | undefined;
  hasServiceAccount: boolean;
  /** Whether its ServiceAccount may write its ConfigMap and create instances. */
  isAllowed: boolean;
  network: KubernetesObject | undefined;
  nodes: Node[];
  allPods: Pod[];
}

const JOB_LABEL = 'batch.kubernetes.io/job-name';

const textAt = (object: unknown, ...path: string[]): string => {
  const value = at(object, path);
  return typeof value === 'string' ? value : '';
};

/** The name of the ConfigMap that a Job's checkup reads; undefined for other Jobs, which are not played. */
export const configMapOf = (job: KubernetesObject): string | undefined => {
  const [container] = recordsOf(at(job.spec, ['template', 'spec', 'containers']));
  const entry = recordsOf(container?.env).find(({ name }) => name === 'CONFIGMAP_NAME');
  return typeof entry?.value === 'string' ? entry.value : undefined;
};

export const settingOf = (configMap: KubernetesObject, name: string): string =>
  textAt(configMap, 'data', `spec.param.${name}`);

export const accountOf = (job: KubernetesObject): string =>
  textAt(job.spec, 'template', 'spec', 'serviceAccountName') || 'default';

/** What Roles of a namespace let a ServiceAccount do, as `verb resource`. */
const rightsOf = (cluster: Cluster, namespace: string, account: string): Set<string> => {
  const rights = new Set<string>();
  for (const binding of cluster.list('roleBinding', namespace)) {
    const isFor = recordsOf(binding.subjects).some(
      ({ kind, name }) => kind === 'ServiceAccount' && name === account,
    );
    if (!isFor) continue;
    const role = cluster.get('role', namespace, textAt(binding, 'roleRef', 'name'));
    for (const { resources, verbs } of recordsOf(role?.rules))
      for (const resource of Array.isArray(resources) ? resources : [])
        for (const verb of Array.isArray(verbs) ? verbs : [])
          rights.add(`${String(verb)} ${String(resource)}`);
  }
  return rights;
};

const NEEDED = ['update configmaps', 'create virtualmachineinstances'];

const networkOf = (
  cluster: Cluster,
  namespace: string,
  configMap: KubernetesObject | undefined,
): KubernetesObject | undefined =>
  configMap &&
  cluster.get(
    'nad',
    settingOf(configMap, 'networkAttachmentDefinitionNamespace') || namespace,
    settingOf(configMap, 'networkAttachmentDefinitionName'),
  );

/** Jobs of checkups by namespace and name. */
export const checkupsOf = (
  cluster: Cluster,
  changed: (key: string) => void,
): Subjects<CheckupSubject> => {
  const keyOf = ({ metadata }: KubernetesObject) => objectKey(metadata.namespace, metadata.name);
  const all = () => cluster.list('job').forEach((job) => changed(keyOf(job)));
  const unsubscribes = [
    cluster.subscribe('job', ({ object }) => changed(keyOf(object))),
    cluster.subscribe('configMap', all),
    cluster.subscribe('serviceAccount', all),
  ];
  return {
    what: 'Job',
    keys: () => cluster.list('job').map(keyOf),
    get: (key) => {
      const slash = key.indexOf('/');
      const [namespace, name] = [key.slice(0, slash), key.slice(slash + 1)];
      const job = cluster.get('job', namespace, name);
      const account = job ? accountOf(job) : '';
      const configMap = job && cluster.get('configMap', namespace, configMapOf(job) ?? '');
      const rights = rightsOf(cluster, namespace, account);
      return {
        key,
        job,
        pods: cluster
          .list('pod', namespace)
          .filter(({ metadata }) => metadata.labels?.[JOB_LABEL] === name),
        configMap,
        hasServiceAccount: cluster.get('serviceAccount', namespace, account) !== undefined,
        isAllowed: NEEDED.every((right) => rights.has(right)),
        network: networkOf(cluster, namespace, configMap),
        nodes: cluster.list('node'),
        allPods: cluster.list('pod'),
      };
    },
    close: () => unsubscribes.forEach((unsubscribe) => unsubscribe()),
  };
};

/** The pod of a Job, which has begun. */
export const podOf = (job: KubernetesObject, now: string): Pod => {
  const { name, namespace = '', uid = '' } = job.metadata;
  const template = at(job.spec, ['template', 'spec']) as Pod['spec'];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${name}-${uid.slice(0, 5)}`,
      namespace,
      labels: { [JOB_LABEL]: name },
      ownerReferences: [
        {
          apiVersion: 'batch/v1',
          kind: 'Job',
          name,
          uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: template,
    status: { phase: 'Running', startTime: now },
  };
};
