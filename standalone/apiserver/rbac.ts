import type { User } from '../kubernetes/user.ts';
import { forbidden, notFound } from './status.ts';
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

/** Undefined where the role does not exist. */
const rulesOfRole = (store: Store, binding: KubernetesObject): Rule[] | undefined => {
  const { kind, name } = binding.roleRef as { kind: string; name: string };
  const { namespace } = binding.metadata;
  const key = kind === 'Role' ? `${namespace ?? ''}/${name}` : name;
  const role = store.get(`${GROUP}/${kind}`, key);
  return role && ((role.rules as Rule[] | null | undefined) ?? []);
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
    .flatMap((binding) => rulesOfRole(store, binding) ?? []);
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

/** One right, as Kubernetes breaks rules down before it compares them. */
const rightsIn = ({
  verbs = [],
  apiGroups = [],
  resources = [],
  resourceNames = [],
  nonResourceURLs = [],
}: Rule): Rule[] => {
  const names = resourceNames.length > 0 ? resourceNames.map((name) => [name]) : [undefined];
  return [
    ...apiGroups.flatMap((group) =>
      resources.flatMap((resource) =>
        verbs.flatMap((verb) =>
          names.map((named) => ({
            verbs: [verb],
            apiGroups: [group],
            resources: [resource],
            ...(named && { resourceNames: named }),
          })),
        ),
      ),
    ),
    ...nonResourceURLs.flatMap((url) =>
      verbs.map((verb) => ({ verbs: [verb], nonResourceURLs: [url] })),
    ),
  ];
};

const coversUrl = (urls: string[] | undefined, wanted: string): boolean =>
  urls?.some(
    (url) =>
      url === '*' || url === wanted || (url.endsWith('*') && wanted.startsWith(url.slice(0, -1))),
  ) ?? false;

/** Source: k8s.io/component-helpers auth/rbac/validation, ruleCovers. */
const coversRight = (owner: Rule, right: Rule): boolean => {
  const [verb = ''] = right.verbs ?? [];
  const [url] = right.nonResourceURLs ?? [];
  if (!includes(owner.verbs, verb)) return false;
  if (url !== undefined) return coversUrl(owner.nonResourceURLs, url);
  const [group = ''] = right.apiGroups ?? [];
  const [resource = ''] = right.resources ?? [];
  const [name] = right.resourceNames ?? [];
  return (
    includes(owner.apiGroups, group) &&
    coversResource(owner.resources, resource) &&
    (!owner.resourceNames?.length || (name !== undefined && owner.resourceNames.includes(name)))
  );
};

const quoted = (words: string[]): string =>
  `[${words.map((word) => JSON.stringify(word)).join(' ')}]`;

/** A rule as Kubernetes prints it: fields that hold nothing are left out. */
const printed = (rule: Rule): string => {
  const fields = [
    ['APIGroups', rule.apiGroups],
    ['Resources', rule.resources],
    ['NonResourceURLs', rule.nonResourceURLs],
    ['ResourceNames', rule.resourceNames],
    ['Verbs', rule.verbs],
  ] as const;
  return `{${fields
    .flatMap(([name, words]) => (words?.length ? [`${name}:${quoted(words)}`] : []))
    .join(', ')}}`;
};

/** Rights that differ in their verb alone, told as one. */
const compact = (rights: readonly Rule[]): Rule[] => {
  const byRest = new Map<string, Rule>();
  for (const right of rights) {
    const key = JSON.stringify(right.nonResourceURLs ? right : { ...right, verbs: [] });
    const known = byRest.get(key);
    byRest.set(
      key,
      known ? { ...known, verbs: [...(known.verbs ?? []), ...(right.verbs ?? [])] } : right,
    );
  }
  return [...byRest.values()];
};

const KINDS_OF_RIGHTS = ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'];

/** An object without what the garbage collector and the server keep of it. */
const said = ({ metadata, ...content }: KubernetesObject): string => {
  const {
    ownerReferences: _owners,
    finalizers: _finalizers,
    managedFields: _fields,
    ...own
  } = metadata;
  return JSON.stringify({ ...content, metadata: own });
};

const pluralOf = (kind: string): string => `${kind.toLowerCase()}s`;

/** What a binding is to, or the role itself where no binding is written. */
const roleIn = (object: KubernetesObject): { kind: string; name: string } =>
  object.kind.endsWith('Binding')
    ? (object.roleRef as { kind: string; name: string })
    : { kind: object.kind, name: object.metadata.name };

/** @throws ApiError 404 where a binding is to a role that does not exist */
const rulesGranted = (store: Store, object: KubernetesObject): Rule[] => {
  if (!object.kind.endsWith('Binding')) return (object.rules as Rule[] | null | undefined) ?? [];
  const rules = rulesOfRole(store, object);
  if (rules) return rules;
  const { kind, name } = roleIn(object);
  throw notFound({ group: GROUP, kind, plural: pluralOf(kind) }, name);
};

/**
 * Refuses a role with rights, or a binding to one, that its author has not: nobody can grant what he may
 * not do himself, unless he may `escalate` roles or `bind` this one.
 *
 * Source: kubernetes pkg/registry/rbac (role and rolebinding policybased storage; validation,
 * ConfirmNoEscalation).
 *
 * @param before what is there, for a change
 * @throws ApiError 403 in Kubernetes' words
 */
export const checkEscalation = (
  store: Store,
  user: User,
  resource: Resource,
  object: KubernetesObject,
  before: KubernetesObject | undefined,
): void => {
  const isOfRights = resource.group === GROUP && KINDS_OF_RIGHTS.includes(resource.kind);
  if (!isOfRights || user.groups.includes(MASTERS)) return;
  if (before && said(object) === said(before)) return;
  const { name, namespace } = object.metadata;
  const isBinding = object.kind.endsWith('Binding');
  const role = roleIn(object);
  const isFree = isAllowed(store, user, {
    verb: isBinding ? 'bind' : 'escalate',
    group: GROUP,
    resource: pluralOf(role.kind),
    ...(namespace === undefined ? {} : { namespace }),
    // A role that is created has no name yet by which it could be allowed.
    ...(isBinding || before ? { name: role.name } : {}),
  });
  if (isFree) return;
  const held = rulesFor(store, user, namespace);
  const missing = rulesGranted(store, object)
    .flatMap(rightsIn)
    .filter((right) => !held.some((rule) => coversRight(rule, right)));
  if (missing.length === 0) return;
  const lines = compact(missing).map(printed).sort();
  throw forbidden(
    resource,
    name,
    `user ${JSON.stringify(user.name)} (groups=${quoted(groupsOf(user))}) is attempting to grant RBAC permissions not currently held:\n${lines.join('\n')}`,
  );
};

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
