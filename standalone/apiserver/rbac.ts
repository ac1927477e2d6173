import type { User } from '../kubernetes/user.ts';
import { forbidden } from './status.ts';
import type { Store } from './store.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Resource } from './resource.ts';

const GROUP = 'rbac.authorization.k8s.io';
const MASTERS = 'system:masters';

export interface Rule {
  verbs?: string[];
  apiGroups?: string[];
  resources?: string[];
  resourceNames?: string[];
  nonResourceURLs?: string[];
}

/** What somebody wants to do. */
export interface Attributes {
  verb: string;
  group: string;
  /** `plural` or `plural/subresource`. */
  resource: string;
  namespace?: string;
  name?: string;
}

interface Subject {
  kind: string;
  name: string;
  namespace?: string;
}

const isSubject = (user: User, { kind, name, namespace }: Subject): boolean => {
  if (kind === 'User') return name === user.name;
  if (kind === 'Group') return groupsOf(user).includes(name);
  return (
    kind === 'ServiceAccount' && user.name === `system:serviceaccount:${namespace ?? ''}:${name}`
  );
};

/** Every user of this server is authenticated, which Kubernetes says by a group. */
export const groupsOf = (user: User): string[] => [
  ...new Set([...user.groups, 'system:authenticated']),
];

const rulesOfRole = (store: Store, binding: KubernetesObject): Rule[] => {
  const { kind, name } = binding.roleRef as { kind: string; name: string };
  const { namespace } = binding.metadata;
  const key = kind === 'Role' ? `${namespace ?? ''}/${name}` : name;
  const role = store.get(`${GROUP}/${kind}`, key);
  return (role?.rules as Rule[] | null | undefined) ?? [];
};

/** Rules that hold for a user in a namespace (undefined: cluster-wide only). */
export const rulesFor = (store: Store, user: User, namespace?: string): Rule[] => {
  if (user.groups.includes(MASTERS)) {
    return [
      { verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
      { verbs: ['*'], nonResourceURLs: ['*'] },
    ];
  }
  const bindings = [
    ...store.list(`${GROUP}/ClusterRoleBinding`),
    ...(namespace === undefined ? [] : store.list(`${GROUP}/RoleBinding`, namespace)),
  ];
  return bindings
    .filter(({ subjects }) =>
      ((subjects as Subject[] | undefined) ?? []).some((subject) => isSubject(user, subject)),
    )
    .flatMap((binding) => rulesOfRole(store, binding));
};

const includes = (list: string[] | undefined, value: string): boolean =>
  list?.some((entry) => entry === '*' || entry === value) ?? false;

const coversResource = (list: string[] | undefined, resource: string): boolean => {
  const [, subresource] = resource.split('/');
  return (
    includes(list, resource) ||
    (subresource !== undefined && (list?.includes(`*/${subresource}`) ?? false))
  );
};

const allows = (rule: Rule, { verb, group, resource, name }: Attributes): boolean =>
  includes(rule.verbs, verb) &&
  includes(rule.apiGroups, group) &&
  coversResource(rule.resources, resource) &&
  (!rule.resourceNames?.length || (name !== undefined && rule.resourceNames.includes(name)));

export const isAllowed = (store: Store, user: User, attributes: Attributes): boolean =>
  rulesFor(store, user, attributes.namespace).some((rule) => allows(rule, attributes));

/** @throws ApiError 403 in Kubernetes' words when the user may not do it */
export const authorize = (
  store: Store,
  user: User,
  resource: Resource,
  attributes: Attributes,
): void => {
  if (isAllowed(store, user, attributes)) return;
  const { verb, group, namespace, name = '' } = attributes;
  const scope =
    namespace === undefined ? 'at the cluster scope' : `in the namespace "${namespace}"`;
  throw forbidden(
    resource,
    name,
    `User "${user.name}" cannot ${verb} resource "${attributes.resource}" in API group "${group}" ${scope}`,
  );
};
