import { clusterRole, clusterRoleBinding, roleBinding, type PolicyRule } from '../rbac.ts';
import type { Age, Timestamp } from '../../kubernetes/time.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { User } from '../../kubernetes/user.ts';

/** The administrator, who may do everything. */
export const ADMINISTRATOR: User = {
  name: 'admin',
  groups: ['system:masters', 'system:authenticated'],
  token: 'admin',
};

/** What of a namespace concerns someone who looks after its VMs and their networks. */
const NAMESPACED: Omit<PolicyRule, 'verbs'>[] = [
  {
    apiGroups: [''],
    resources: [
      'pods',
      'services',
      'serviceaccounts',
      'events',
      'configmaps',
      'persistentvolumeclaims',
    ],
  },
  { apiGroups: ['batch'], resources: ['jobs'] },
  { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'] },
  { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'] },
  {
    apiGroups: ['k8s.cni.cncf.io'],
    resources: ['network-attachment-definitions', 'ipamclaims', 'multi-networkpolicies'],
  },
  { apiGroups: ['k8s.ovn.org'], resources: ['userdefinednetworks'] },
  { apiGroups: ['cdi.kubevirt.io'], resources: ['datasources', 'datavolumes'] },
  {
    apiGroups: ['instancetype.kubevirt.io'],
    resources: ['virtualmachineinstancetypes', 'virtualmachinepreferences'],
  },
  {
    apiGroups: ['kubevirt.io'],
    resources: ['virtualmachines', 'virtualmachineinstances', 'virtualmachineinstancemigrations'],
  },
];

const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'update', 'patch', 'delete', 'deletecollection'];

/** What opens the metrics of a namespace: Kubernetes' own role for viewers has it. */
const METRICS: PolicyRule = { apiGroups: ['metrics.k8s.io'], resources: ['pods'], verbs: READ };

/** Rules by which someone may look at a namespace's VMs and networks and at the namespace itself. */
export const VIEW_RULES: PolicyRule[] = [
  ...NAMESPACED.map((rule) => ({ ...rule, verbs: READ })),
  { apiGroups: [''], resources: ['namespaces'], verbs: ['get'] },
  METRICS,
];

const EDIT_RULES: PolicyRule[] = [
  ...NAMESPACED.map((rule) => ({ ...rule, verbs: [...READ, ...WRITE] })),
  { apiGroups: [''], resources: ['namespaces'], verbs: ['get'] },
  METRICS,
  {
    apiGroups: ['subresources.kubevirt.io'],
    resources: ['start', 'stop', 'restart'].map((verb) => `virtualmachines/${verb}`),
    verbs: ['update'],
  },
];

function projectUser(namespace: string, part: 'viewer' | 'editor'): User {
  const name = `${namespace}-${part}`;
  return { name, groups: ['system:authenticated'], token: name };
}

/** For each namespace a user who may view it and one who may edit it, and nothing else. */
export function projectUsers(namespaces: string[]): User[] {
  return namespaces.flatMap((namespace) => [
    projectUser(namespace, 'viewer'),
    projectUser(namespace, 'editor'),
  ]);
}

/** The roles and bindings behind `projectUsers`. */
export function projectAccess(
  ago: (age: Age) => Timestamp,
  namespaces: string[],
): KubernetesObject[] {
  const view = clusterRole({ name: 'vm-network-viewer', created: ago('160d') }, VIEW_RULES);
  const edit = clusterRole({ name: 'vm-network-editor', created: ago('160d') }, EDIT_RULES);
  return [
    view,
    edit,
    ...namespaces.flatMap((namespace) =>
      (['viewer', 'editor'] as const).map((part) =>
        roleBinding(
          { namespace, name: `${namespace}-${part}`, created: ago('110d') },
          part === 'viewer' ? view : edit,
          projectUser(namespace, part).name,
        ),
      ),
    ),
  ];
}

/** Somebody who may look at everything and change nothing. */
export const AUDITOR: User = {
  name: 'auditor',
  groups: ['system:authenticated'],
  token: 'auditor',
};

/** The role and binding behind `AUDITOR`. */
export function auditorAccess(ago: (age: Age) => Timestamp): KubernetesObject[] {
  const reader = clusterRole({ name: 'cluster-reader', created: ago('160d') }, [
    { apiGroups: ['*'], resources: ['*'], verbs: READ },
  ]);
  const identity = { name: 'auditors', created: ago('110d') };
  return [reader, clusterRoleBinding(identity, reader, AUDITOR.name)];
}
