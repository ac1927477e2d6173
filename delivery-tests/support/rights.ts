import type { KubernetesObject } from '../../standalone/kubernetes/object.ts';

const NAME = 'vm-networking-console-plugin-enable';

/** What the chart gives the job; chart.spec.ts holds the chart against it. */
export const RULES = [
  {
    apiGroups: ['operator.openshift.io'],
    resources: ['consoles'],
    resourceNames: ['cluster'],
    verbs: ['get', 'patch'],
  },
];

export const clusterRole = (): KubernetesObject => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: NAME },
  rules: RULES,
});

export const clusterRoleBinding = (): KubernetesObject => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: { name: NAME },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: NAME },
  subjects: [{ kind: 'ServiceAccount', name: NAME, namespace: 'ns' }],
});
