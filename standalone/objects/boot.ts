import { metaOf, type Identity } from '../kubernetes/meta.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { clockAt, type Age, type Timestamp } from '../kubernetes/time.ts';
import { condition } from './condition.ts';
import { namespace } from './namespace.ts';
import { clusterRole, roleBinding } from './rbac.ts';

type Json = Record<string, unknown>;
type Ago = (age: Age) => Timestamp;
type Namespaced = Identity & { namespace: string };

const INSTANCETYPES = 'instancetype.kubevirt.io/v1beta1';

/** Where OpenShift Virtualization keeps images of operating systems. */
export const IMAGES = 'openshift-virtualization-os-images';

/** CPUs and memory for VMs; with a namespace for those of that alone. */
export function instancetype(identity: Identity, cpus: number, memory: string): KubernetesObject {
  const kind =
    identity.namespace === undefined
      ? 'VirtualMachineClusterInstancetype'
      : 'VirtualMachineInstancetype';
  return {
    apiVersion: INSTANCETYPES,
    kind,
    metadata: metaOf(kind, identity, { generation: 1 }),
    spec: { cpu: { guest: cpus }, memory: { guest: memory } },
  };
}

/** What a guest prefers; with a namespace for VMs of that alone. */
export function preference(identity: Identity, devices: Json): KubernetesObject {
  const kind =
    identity.namespace === undefined
      ? 'VirtualMachineClusterPreference'
      : 'VirtualMachinePreference';
  return {
    apiVersion: INSTANCETYPES,
    kind,
    metadata: metaOf(kind, identity, { generation: 1 }),
    spec: { devices },
  };
}

/** A volume with something on it. */
export function claim(identity: Namespaced, size: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: metaOf('PersistentVolumeClaim', identity),
    spec: {
      accessModes: ['ReadWriteMany'],
      resources: { requests: { storage: size } },
      volumeMode: 'Block',
    },
    status: { phase: 'Bound', capacity: { storage: size } },
  };
}

/** An image to clone, and what VMs made of it usually have. One without `size` is not there yet. */
export function dataSource(
  identity: Namespaced,
  {
    size,
    defaults = {},
  }: { size?: string; defaults?: { instancetype?: string; preference?: string } },
): KubernetesObject[] {
  const { name, created } = identity;
  const labels = Object.fromEntries(
    Object.entries(defaults).map(([what, value]) => [
      `instancetype.kubevirt.io/default-${what}`,
      value,
    ]),
  );
  const source = { pvc: { namespace: identity.namespace, name } };
  const ready =
    size === undefined
      ? condition(
          'Ready',
          false,
          created,
          'NotFound',
          `PVC ${identity.namespace}/${name} not found`,
        )
      : condition('Ready', true, created, 'Ready', 'DataSource is ready to be consumed');
  return [
    ...(size === undefined ? [] : [claim(identity, size)]),
    {
      apiVersion: 'cdi.kubevirt.io/v1beta1',
      kind: 'DataSource',
      metadata: metaOf(
        'DataSource',
        { ...identity, labels: { ...identity.labels, ...labels } },
        { generation: 1 },
      ),
      spec: { source },
      status: { source, conditions: [ready] },
    },
  ];
}

const EVERYBODY = {
  kind: 'Group',
  apiGroup: 'rbac.authorization.k8s.io',
  name: 'system:authenticated',
};

const boundToEverybody = (binding: KubernetesObject): KubernetesObject => ({
  ...binding,
  subjects: [EVERYBODY],
});

/** Who may read instance types of the cluster and its images: everybody, as operators set it up. */
function access(ago: Ago): KubernetesObject[] {
  const created = ago('170d');
  const verbs = ['get', 'list', 'watch'];
  const sizes = clusterRole({ name: 'instancetype.kubevirt.io:view', created }, [
    {
      apiGroups: ['instancetype.kubevirt.io'],
      resources: ['virtualmachineclusterinstancetypes', 'virtualmachineclusterpreferences'],
      verbs,
    },
  ]);
  const images = clusterRole({ name: 'os-images.kubevirt.io:view', created }, [
    { apiGroups: ['cdi.kubevirt.io'], resources: ['datasources', 'datavolumes'], verbs },
    { apiGroups: ['cdi.kubevirt.io'], resources: ['datavolumes/source'], verbs: ['create'] },
    { apiGroups: [''], resources: ['persistentvolumeclaims'], verbs },
  ]);
  const everywhere = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: metaOf('ClusterRoleBinding', { name: 'instancetype.kubevirt.io:view', created }),
    subjects: [EVERYBODY],
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: sizes.metadata.name,
    },
  };
  const inImages = { namespace: IMAGES, name: 'os-images.kubevirt.io:view', created };
  return [sizes, images, everywhere, boundToEverybody(roleBinding(inImages, images, ''))];
}

/** What VMs of a cluster can be made of: images, instance types and preferences. */
export function bootSources(now: Date): KubernetesObject[] {
  const ago = clockAt(now);
  const created = ago('170d');
  const image = (name: string) => ({ namespace: IMAGES, name, created: ago('30d') });
  const sizes: [string, number, string][] = [
    ['cx1.large', 2, '4Gi'],
    ['u1.large', 2, '8Gi'],
    ['u1.medium', 1, '4Gi'],
    ['u1.small', 1, '2Gi'],
  ];
  const virtio = { preferredDiskBus: 'virtio', preferredInterfaceModel: 'virtio' };
  return [
    namespace({ name: IMAGES, created }),
    ...access(ago),
    ...sizes.map(([name, cpus, memory]) => instancetype({ name, created }, cpus, memory)),
    preference({ name: 'fedora', created }, { ...virtio, preferredInterfaceMasquerade: {} }),
    preference({ name: 'legacy', created }, { preferredInterfaceModel: 'e1000e' }),
    preference({ name: 'rhel.9', created }, virtio),
    preference(
      { name: 'windows.2k25.virtio', created },
      { ...virtio, preferredInterfaceMasquerade: {} },
    ),
    ...dataSource(image('fedora'), {
      size: '30Gi',
      defaults: { instancetype: 'u1.medium', preference: 'fedora' },
    }),
    ...dataSource(image('rhel9'), {
      size: '30Gi',
      defaults: { instancetype: 'u1.large', preference: 'rhel.9' },
    }),
    ...dataSource(image('win2k25'), {
      defaults: { instancetype: 'u1.large', preference: 'windows.2k25.virtio' },
    }),
  ];
}
