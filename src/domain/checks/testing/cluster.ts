/** Builders of the objects of operators; only for tests. */

const BACKEND = { cidr: '10.128.0.0/14', hostPrefix: 23 };

export const clusterNetwork = (status: object = {}) => ({
  apiVersion: 'config.openshift.io/v1',
  kind: 'Network',
  metadata: { name: 'cluster' },
  spec: { clusterNetwork: [BACKEND], serviceNetwork: ['172.30.0.0/16'] },
  status: {
    clusterNetwork: [BACKEND],
    serviceNetwork: ['172.30.0.0/16'],
    clusterNetworkMTU: 1400,
    ...status,
  },
});

export const networkOperator = (ovn: object = {}, spec: object = {}) => ({
  apiVersion: 'operator.openshift.io/v1',
  kind: 'Network',
  metadata: { name: 'cluster' },
  spec: {
    clusterNetwork: [BACKEND],
    serviceNetwork: ['172.30.0.0/16'],
    useMultiNetworkPolicy: true,
    ...spec,
    defaultNetwork: { type: 'OVNKubernetes', ovnKubernetesConfig: ovn },
  },
});

export const hyperConverged = (network: string, version = 'v1', namespace = 'openshift-cnv') => ({
  apiVersion: `hco.kubevirt.io/${version}`,
  kind: 'HyperConverged',
  metadata: { name: 'kubevirt-hyperconverged', namespace },
  spec:
    version === 'v1'
      ? { virtualization: { liveMigrationConfig: { network } } }
      : { liveMigrationConfig: { network } },
});

export const kubeVirt = (network: string, namespace = 'openshift-cnv') => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'KubeVirt',
  metadata: { name: 'kubevirt', namespace },
  spec: { configuration: { migrations: { network } } },
});

export const crd = (name: string) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name },
});

export const sriovPolicy = (resourceName: string) => ({
  apiVersion: 'sriovnetwork.openshift.io/v1',
  kind: 'SriovNetworkNodePolicy',
  metadata: { name: 'policy', namespace: 'ops' },
  spec: { resourceName, numVfs: 4, nodeSelector: {}, nicSelector: { pfNames: ['ens9'] } },
});

export const sriovNetwork = (resourceName: string) => ({
  apiVersion: 'sriovnetwork.openshift.io/v1',
  kind: 'SriovNetwork',
  metadata: { name: 'net', namespace: 'ops' },
  spec: { resourceName, networkNamespace: 'web' },
});

interface Place {
  name?: string;
  namespace?: string;
  creationTimestamp?: string;
}

const secondary = {
  role: 'Secondary',
  subnets: ['10.60.0.0/16'],
  ipam: { lifecycle: 'Persistent' },
};

export const udn = (layer2: object = {}, place: Place = {}, extra: object = {}) => ({
  apiVersion: 'k8s.ovn.org/v1',
  kind: 'UserDefinedNetwork',
  metadata: { name: 'udn', namespace: 'web', ...place },
  spec: { topology: 'Layer2', layer2: { ...secondary, ...layer2 } },
  ...extra,
});

export const primary = { role: 'Primary' };

const selector = { matchLabels: { team: 'web' } };

export const cudn = (network: object, place: Place = {}, namespaceSelector: object = selector) => ({
  apiVersion: 'k8s.ovn.org/v1',
  kind: 'ClusterUserDefinedNetwork',
  metadata: { name: 'cudn', ...place },
  spec: { namespaceSelector, network },
});

export const cudnLayer2 = (layer2: object, place: Place = {}) =>
  cudn({ topology: 'Layer2', layer2: { ...secondary, ...layer2 } }, place);

export const cudnLocalnet = (localnet: object = {}) =>
  cudn({
    topology: 'Localnet',
    localnet: {
      role: 'Secondary',
      physicalNetworkName: 'physnet',
      ipam: { mode: 'Disabled' },
      ...localnet,
    },
  });

/** Owner of the networks that the controller makes of the CUDN above. */
export const ofCudn = {
  ownerReferences: [
    { apiVersion: 'k8s.ovn.org/v1', kind: 'ClusterUserDefinedNetwork', name: 'cudn', uid: '1' },
  ],
};

export const policy = (target: string, spec: object) => ({
  apiVersion: 'k8s.cni.cncf.io/v1beta1',
  kind: 'MultiNetworkPolicy',
  metadata: {
    name: 'policy',
    namespace: 'web',
    annotations: { 'k8s.v1.cni.cncf.io/policy-for': target },
  },
  spec,
});
