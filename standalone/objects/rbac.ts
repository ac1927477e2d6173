import type { KubernetesObject } from '../kubernetes/object.ts';
import { metaOf, type Identity } from '../kubernetes/meta.ts';

const GROUP = 'rbac.authorization.k8s.io';
const VERSION = `${GROUP}/v1`;

/** What may be done to which resources. */
export interface PolicyRule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}

type Namespaced = Identity & { namespace: string };

function copyOf(rules: PolicyRule[]): PolicyRule[] {
  return structuredClone(rules);
}

/** A Role, for one namespace. */
export function role(identity: Namespaced, rules: PolicyRule[]): KubernetesObject {
  const metadata = metaOf('Role', identity);
  return { apiVersion: VERSION, kind: 'Role', metadata, rules: copyOf(rules) };
}

/** A ClusterRole, to be bound in any namespace. */
export function clusterRole(
  identity: Omit<Identity, 'namespace'>,
  rules: PolicyRule[],
): KubernetesObject {
  const metadata = metaOf('ClusterRole', identity);
  return { apiVersion: VERSION, kind: 'ClusterRole', metadata, rules: copyOf(rules) };
}

/** Gives a user, by name, the rights of a Role or ClusterRole in the binding's namespace. */
export function roleBinding(
  identity: Namespaced,
  { kind, metadata: { name } }: KubernetesObject,
  user: string,
): KubernetesObject {
  return {
    apiVersion: VERSION,
    kind: 'RoleBinding',
    metadata: metaOf('RoleBinding', identity),
    subjects: [{ kind: 'User', apiGroup: GROUP, name: user }],
    roleRef: { apiGroup: GROUP, kind, name },
  };
}

/** Gives a user, by name, the rights of a ClusterRole everywhere. */
export function clusterRoleBinding(
  identity: Omit<Identity, 'namespace'>,
  { kind, metadata: { name } }: KubernetesObject,
  user: string,
): KubernetesObject {
  return {
    apiVersion: VERSION,
    kind: 'ClusterRoleBinding',
    metadata: metaOf('ClusterRoleBinding', identity),
    subjects: [{ kind: 'User', apiGroup: GROUP, name: user }],
    roleRef: { apiGroup: GROUP, kind, name },
  };
}
