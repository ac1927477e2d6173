import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import { kindKey } from '../store.ts';
import type { Resource } from '../resource.ts';
import { ageOf, humanDuration } from './age.ts';
import {
  ageColumn,
  at,
  column,
  joined,
  labelsText,
  nameColumn,
  NONE,
  numberAt,
  recordsAt,
  selectorText,
  textAt,
  wide,
  type Column,
} from './column.ts';
import { podColumns } from './pod-columns.ts';
import { serviceColumns } from './service-columns.ts';

const sizeOf = (value: unknown): number => (isRecord(value) ? Object.keys(value).length : 0);

const ROLE = 'node-role.kubernetes.io/';

const nodeStatus = (node: KubernetesObject): string => {
  const ready = recordsAt(node, '.status.conditions').find(({ type }) => type === 'Ready');
  const state = ready === undefined ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady';
  return at(node, '.spec.unschedulable') === true ? `${state},SchedulingDisabled` : state;
};

const rolesOf = ({ metadata }: KubernetesObject): string =>
  joined(
    Object.keys(metadata.labels ?? {})
      .flatMap((key) => (key.startsWith(ROLE) ? [key.slice(ROLE.length)] : []))
      .sort(),
  );

const addressOf = (node: KubernetesObject, type: string): string => {
  const found = recordsAt(node, '.status.addresses').find((address) => address.type === type);
  return textAt(found, '.address', NONE);
};

const nodeInfo = (name: string, key: string, none = '<unknown>'): Column =>
  wide(name, (node) => textAt(node, `.status.nodeInfo.${key}`, none));

const nodeColumns: Column[] = [
  nameColumn,
  column('Status', nodeStatus),
  column('Roles', rolesOf),
  ageColumn,
  column('Version', (node) => textAt(node, '.status.nodeInfo.kubeletVersion')),
  wide('Internal-IP', (node) => addressOf(node, 'InternalIP')),
  wide('External-IP', (node) => addressOf(node, 'ExternalIP')),
  nodeInfo('OS-Image', 'osImage'),
  nodeInfo('Kernel-Version', 'kernelVersion'),
  nodeInfo('Container-Runtime', 'containerRuntimeVersion'),
];

const involvedOf = (event: KubernetesObject): string => {
  const kind = textAt(event, '.involvedObject.kind').toLowerCase();
  const name = textAt(event, '.involvedObject.name');
  return name === '' ? kind : `${kind}/${name}`;
};

const sourceOf = (event: KubernetesObject): string =>
  [textAt(event, '.source.component'), textAt(event, '.source.host')]
    .filter((part) => part !== '')
    .join(', ');

const firstSeen = (event: KubernetesObject): unknown =>
  at(event, '.firstTimestamp') ?? at(event, '.eventTime');

const eventColumns: Column[] = [
  column('Last Seen', (event, now) => ageOf(at(event, '.lastTimestamp') ?? firstSeen(event), now)),
  column('Type', (event) => textAt(event, '.type')),
  column('Reason', (event) => textAt(event, '.reason')),
  column('Object', involvedOf),
  wide('Subobject', (event) => textAt(event, '.involvedObject.fieldPath')),
  wide('Source', sourceOf),
  column('Message', (event) => textAt(event, '.message').trim()),
  wide('First Seen', (event, now) => ageOf(firstSeen(event), now)),
  wide('Count', (event) => textAt(event, '.count', '1')),
  { ...nameColumn, priority: 1 },
];

const MODES: Record<string, string> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
};

const accessModes = (claim: KubernetesObject): string => {
  const modes = at(claim, '.status.accessModes');
  return Array.isArray(modes) ? modes.map((mode) => MODES[String(mode)] ?? '').join(',') : '';
};

const claimColumns: Column[] = [
  nameColumn,
  column('Status', (claim) => textAt(claim, '.status.phase')),
  column('Volume', (claim) => textAt(claim, '.spec.volumeName')),
  column('Capacity', (claim) => textAt(claim, '.status.capacity.storage')),
  column('Access Modes', accessModes),
  column('StorageClass', (claim) => textAt(claim, '.spec.storageClassName')),
  ageColumn,
  wide('VolumeMode', (claim) => textAt(claim, '.spec.volumeMode', '<unset>')),
];

const containersOf = (path: string): Column[] => [
  wide('Containers', (object) =>
    joined(recordsAt(object, path).map((container) => textAt(container, '.name'))),
  ),
  wide('Images', (object) =>
    joined(recordsAt(object, path).map((container) => textAt(container, '.image'))),
  ),
  wide('Selector', (object) => selectorText(at(object, '.spec.selector'))),
];

const CONTAINERS = '.spec.template.spec.containers';

const counted = (name: string, path: string): Column =>
  column(name, (object) => numberAt(object, path), 'integer');

const daemonSetColumns: Column[] = [
  nameColumn,
  counted('Desired', '.status.desiredNumberScheduled'),
  counted('Current', '.status.currentNumberScheduled'),
  counted('Ready', '.status.numberReady'),
  counted('Up-to-date', '.status.updatedNumberScheduled'),
  counted('Available', '.status.numberAvailable'),
  column('Node Selector', (set) => labelsText(at(set, '.spec.template.spec.nodeSelector'))),
  ageColumn,
  ...containersOf(CONTAINERS),
];

const deploymentColumns: Column[] = [
  nameColumn,
  column(
    'Ready',
    (object) =>
      `${numberAt(object, '.status.readyReplicas')}/${textAt(object, '.spec.replicas', '1')}`,
  ),
  column('Up-to-date', (object) => String(numberAt(object, '.status.updatedReplicas'))),
  column('Available', (object) => String(numberAt(object, '.status.availableReplicas'))),
  ageColumn,
  ...containersOf(CONTAINERS),
];

const jobDuration = (job: KubernetesObject, now: number): string => {
  const start = Date.parse(textAt(job, '.status.startTime'));
  if (Number.isNaN(start)) return '';
  const end = Date.parse(textAt(job, '.status.completionTime'));
  return humanDuration((Number.isNaN(end) ? now : end) - start);
};

const jobColumns: Column[] = [
  nameColumn,
  column(
    'Completions',
    (job) => `${numberAt(job, '.status.succeeded')}/${textAt(job, '.spec.completions', '1')}`,
  ),
  column('Duration', jobDuration),
  ageColumn,
  ...containersOf(CONTAINERS),
];

const subjects = (name: string, kind: string, separator = ', '): Column =>
  wide(name, (binding) =>
    recordsAt(binding, '.subjects')
      .filter((subject) => subject.kind === kind)
      .map((subject) =>
        kind === 'ServiceAccount'
          ? `${textAt(subject, '.namespace')}/${textAt(subject, '.name')}`
          : textAt(subject, '.name'),
      )
      .join(separator),
  );

const bindingColumns: Column[] = [
  nameColumn,
  column(
    'Role',
    (binding) => `${textAt(binding, '.roleRef.kind')}/${textAt(binding, '.roleRef.name')}`,
  ),
  ageColumn,
  subjects('Users', 'User'),
  subjects('Groups', 'Group'),
  subjects('ServiceAccounts', 'ServiceAccount'),
];

const createdAt = column('Created At', ({ metadata }) => metadata.creationTimestamp, 'date');

/** The first few of a list, and how many more. */
const few = (texts: readonly string[]): string =>
  texts.length > 3
    ? `${texts.slice(0, 3).join(',')} + ${texts.length - 3} more...`
    : joined(texts, '<unset>');

const sliceColumns: Column[] = [
  nameColumn,
  column('AddressType', (slice) => textAt(slice, '.addressType')),
  column('Ports', (slice) => few(recordsAt(slice, '.ports').map((port) => textAt(port, '.port')))),
  column('Endpoints', (slice) =>
    few(recordsAt(slice, '.endpoints').map((endpoint) => textAt(endpoint, '.addresses[0]'))),
  ),
  ageColumn,
];

const dataCount = (object: KubernetesObject): string =>
  String(sizeOf(object.data) + sizeOf(object.binaryData));

const COLUMNS: Partial<Record<string, Column[]>> = {
  '/Namespace': [
    nameColumn,
    column('Status', (object) => textAt(object, '.status.phase')),
    ageColumn,
  ],
  '/Node': nodeColumns,
  '/Pod': podColumns,
  '/Service': serviceColumns,
  '/Event': eventColumns,
  '/ConfigMap': [nameColumn, column('Data', dataCount), ageColumn],
  '/Secret': [
    nameColumn,
    column('Type', (secret) => textAt(secret, '.type')),
    column('Data', dataCount),
    ageColumn,
  ],
  '/PersistentVolumeClaim': claimColumns,
  '/ServiceAccount': [
    nameColumn,
    column('Secrets', (account) => String(recordsAt(account, '.secrets').length)),
    ageColumn,
  ],
  'discovery.k8s.io/EndpointSlice': sliceColumns,
  'networking.k8s.io/NetworkPolicy': [
    nameColumn,
    column('Pod-Selector', (policy) => selectorText(at(policy, '.spec.podSelector'))),
    ageColumn,
  ],
  'apps/DaemonSet': daemonSetColumns,
  'apps/Deployment': deploymentColumns,
  'batch/Job': jobColumns,
  'node.k8s.io/RuntimeClass': [
    nameColumn,
    column('Handler', (runtime) => textAt(runtime, '.handler')),
    ageColumn,
  ],
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': [
    nameColumn,
    column('Webhooks', (object) => recordsAt(object, '.webhooks').length, 'integer'),
    ageColumn,
  ],
  'rbac.authorization.k8s.io/Role': [nameColumn, createdAt],
  'rbac.authorization.k8s.io/ClusterRole': [nameColumn, createdAt],
  'rbac.authorization.k8s.io/RoleBinding': bindingColumns,
  'rbac.authorization.k8s.io/ClusterRoleBinding': bindingColumns,
  'apiextensions.k8s.io/CustomResourceDefinition': [nameColumn, createdAt],
};

/** The columns of one of Kubernetes' own kinds. */
export const coreColumns = (resource: Resource): Column[] =>
  COLUMNS[kindKey(resource)] ?? [nameColumn, ageColumn];
