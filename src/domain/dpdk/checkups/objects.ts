import type { KubernetesResource } from '../../core/resource';
import { textAt } from '../../core/resource';
import { IMAGE_ANNOTATION, upstreams, type CheckupType } from './types';

/** What somebody may do with resources of one API group; `resource` may have a subresource behind a slash. */
export interface Right {
  group: string;
  resource: string;
  verbs: readonly string[];
}

const CONFIG_MAP_ROLE = 'kiagnose-configmap-access';

const configMapRights: readonly Right[] = [
  { group: '', resource: 'configmaps', verbs: ['get', 'update'] },
];

const guestRights: readonly Right[] = [
  {
    group: 'kubevirt.io',
    resource: 'virtualmachineinstances',
    verbs: ['get', 'create', 'delete'],
  },
  {
    group: 'subresources.kubevirt.io',
    resource: 'virtualmachineinstances/console',
    verbs: ['get'],
  },
];

const ownRights: Readonly<Record<CheckupType, readonly Right[]>> = {
  latency: [
    ...guestRights,
    { group: 'k8s.cni.cncf.io', resource: 'network-attachment-definitions', verbs: ['get'] },
  ],
  dpdk: [...guestRights, { group: '', resource: 'configmaps', verbs: ['create', 'delete'] }],
};

/** Everything that the Roles of a checkup grant: nobody may create them who does not have it himself. */
export const rightsGranted = (type: CheckupType): readonly Right[] => [
  ...configMapRights,
  ...ownRights[type],
];

const RBAC = 'rbac.authorization.k8s.io';

const role = (namespace: string, name: string, rights: readonly Right[]): KubernetesResource => ({
  apiVersion: `${RBAC}/v1`,
  kind: 'Role',
  metadata: { name, namespace },
  rules: rights.map(({ group, resource, verbs }) => ({
    apiGroups: [group],
    resources: [resource],
    verbs: [...verbs],
  })),
});

const binding = (
  namespace: string,
  name: string,
  roleName: string,
  serviceAccount: string,
): KubernetesResource => ({
  apiVersion: `${RBAC}/v1`,
  kind: 'RoleBinding',
  metadata: { name, namespace },
  subjects: [{ kind: 'ServiceAccount', name: serviceAccount, namespace }],
  roleRef: { apiGroup: RBAC, kind: 'Role', name: roleName },
});

/** What the Job of a checkup runs as; all runs of a namespace share it. */
export const accountFor = (type: CheckupType, namespace: string): KubernetesResource => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: upstreams[type].serviceAccount, namespace },
});

/** The Roles of a checkup with their bindings; all runs of a namespace share them. */
export const accessFor = (type: CheckupType, namespace: string): KubernetesResource[] => {
  const { serviceAccount, role: own } = upstreams[type];
  // Both checkups may run in one namespace, where one Role for ConfigMaps has a binding for each.
  const bound = `${CONFIG_MAP_ROLE}-${serviceAccount}`;
  return [
    role(namespace, CONFIG_MAP_ROLE, configMapRights),
    binding(namespace, bound, CONFIG_MAP_ROLE, serviceAccount),
    role(namespace, own, ownRights[type]),
    binding(namespace, own, own, serviceAccount),
  ];
};

/** The Job that runs a checkup once, with the settings of a ConfigMap, whose name it shares. */
export const jobFor = (configMap: KubernetesResource, type: CheckupType): KubernetesResource => {
  const name = textAt(configMap, 'metadata', 'name') ?? '';
  const namespace = textAt(configMap, 'metadata', 'namespace') ?? '';
  const { serviceAccount, image: usual, label } = upstreams[type];
  const image = textAt(configMap, 'metadata', 'annotations', IMAGE_ANNOTATION) ?? usual;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, namespace, labels: { 'kiagnose/checkup-type': label } },
    spec: {
      backoffLimit: 0,
      template: {
        spec: {
          serviceAccountName: serviceAccount,
          restartPolicy: 'Never',
          containers: [
            {
              name: 'checkup',
              image,
              imagePullPolicy: 'Always',
              securityContext: {
                allowPrivilegeEscalation: false,
                capabilities: { drop: ['ALL'] },
                runAsNonRoot: true,
                seccompProfile: { type: 'RuntimeDefault' },
              },
              env: [
                { name: 'CONFIGMAP_NAMESPACE', value: namespace },
                { name: 'CONFIGMAP_NAME', value: name },
                { name: 'POD_UID', valueFrom: { fieldRef: { fieldPath: 'metadata.uid' } } },
              ],
            },
          ],
        },
      },
    },
  };
};
