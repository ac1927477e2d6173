/**
 * Where a kind is watched for the rules of a page:
 *
 * - `cluster`: everywhere; of namespaced kinds those that are few, in namespaces of operators;
 * - `namespace`: in the namespace of the page, or in all for the page of all;
 * - `global namespaces`: the same, and in those whose networks are open to all;
 * - `one namespace`: in the namespace of the page; all of them together would be too many;
 * - `on request`: not for all rules, only where one page asks for it;
 * - `discovery`: not at all, as discovery tells what rules ask of it;
 * - `files`: never listed in a cluster; only files bring it.
 */
type Watched =
  | 'cluster'
  | 'namespace'
  | 'global namespaces'
  | 'one namespace'
  | 'on request'
  | 'discovery'
  | 'files';

/** A kind of objects that rules read. Versions do not matter to them. */
interface KindSpec {
  group: string;
  kind: string;
  scope: 'cluster' | 'namespace';
  watched: Watched;
  /**
   * The kind that these belong to: whoever gives files of it gives all of these, too. A pool without
   * an advertisement beside it has none.
   */
  with?: string;
  /** Namespaces whose objects those of every namespace may refer to. */
  alsoIn?: readonly string[];
}

const ofCluster = (
  group: string,
  kind: string,
  watched: 'cluster' | 'on request' | 'discovery' = 'cluster',
): KindSpec => ({ group, kind, scope: 'cluster', watched });

const inNamespaces = (
  group: string,
  kind: string,
  watched: Exclude<Watched, 'discovery'>,
): KindSpec => ({
  group,
  kind,
  scope: 'namespace',
  watched,
});

/** Everything that rules read. */
export const kinds = {
  Namespace: ofCluster('', 'Namespace'),
  Node: ofCluster('', 'Node'),
  Pod: inNamespaces('', 'Pod', 'one namespace'),
  Service: inNamespaces('', 'Service', 'on request'),
  EndpointSlice: inNamespaces('discovery.k8s.io', 'EndpointSlice', 'on request'),
  NetworkPolicy: inNamespaces('networking.k8s.io', 'NetworkPolicy', 'on request'),
  AdminNetworkPolicy: ofCluster('policy.networking.k8s.io', 'AdminNetworkPolicy', 'on request'),
  BaselineAdminNetworkPolicy: ofCluster(
    'policy.networking.k8s.io',
    'BaselineAdminNetworkPolicy',
    'on request',
  ),
  ClusterNetworkPolicy: ofCluster('policy.networking.k8s.io', 'ClusterNetworkPolicy', 'on request'),
  Event: inNamespaces('', 'Event', 'on request'),
  PersistentVolumeClaim: inNamespaces('', 'PersistentVolumeClaim', 'on request'),
  Secret: inNamespaces('', 'Secret', 'files'),
  DaemonSet: inNamespaces('apps', 'DaemonSet', 'on request'),
  Deployment: inNamespaces('apps', 'Deployment', 'on request'),
  MutatingWebhookConfiguration: ofCluster(
    'admissionregistration.k8s.io',
    'MutatingWebhookConfiguration',
    'on request',
  ),
  CustomResourceDefinition: ofCluster(
    'apiextensions.k8s.io',
    'CustomResourceDefinition',
    'discovery',
  ),
  NetworkAttachmentDefinition: inNamespaces(
    'k8s.cni.cncf.io',
    'NetworkAttachmentDefinition',
    'global namespaces',
  ),
  IPAMClaim: inNamespaces('k8s.cni.cncf.io', 'IPAMClaim', 'on request'),
  MultiNetworkPolicy: inNamespaces('k8s.cni.cncf.io', 'MultiNetworkPolicy', 'namespace'),
  UserDefinedNetwork: inNamespaces('k8s.ovn.org', 'UserDefinedNetwork', 'namespace'),
  ClusterUserDefinedNetwork: ofCluster('k8s.ovn.org', 'ClusterUserDefinedNetwork'),
  IPPool: inNamespaces('whereabouts.cni.cncf.io', 'IPPool', 'cluster'),
  NodeSlicePool: inNamespaces('whereabouts.cni.cncf.io', 'NodeSlicePool', 'on request'),
  VirtualMachine: inNamespaces('kubevirt.io', 'VirtualMachine', 'namespace'),
  VirtualMachineInstance: inNamespaces('kubevirt.io', 'VirtualMachineInstance', 'namespace'),
  VirtualMachineInstanceMigration: inNamespaces(
    'kubevirt.io',
    'VirtualMachineInstanceMigration',
    'namespace',
  ),
  VirtualMachineClusterInstancetype: ofCluster(
    'instancetype.kubevirt.io',
    'VirtualMachineClusterInstancetype',
    'on request',
  ),
  VirtualMachineInstancetype: inNamespaces(
    'instancetype.kubevirt.io',
    'VirtualMachineInstancetype',
    'on request',
  ),
  VirtualMachineClusterPreference: ofCluster(
    'instancetype.kubevirt.io',
    'VirtualMachineClusterPreference',
    'on request',
  ),
  VirtualMachinePreference: inNamespaces(
    'instancetype.kubevirt.io',
    'VirtualMachinePreference',
    'on request',
  ),
  DataSource: {
    ...inNamespaces('cdi.kubevirt.io', 'DataSource', 'on request'),
    alsoIn: ['openshift-virtualization-os-images'],
  },
  KubeVirt: inNamespaces('kubevirt.io', 'KubeVirt', 'cluster'),
  HyperConverged: inNamespaces('hco.kubevirt.io', 'HyperConverged', 'cluster'),
  MigrationPolicy: ofCluster('migrations.kubevirt.io', 'MigrationPolicy'),
  NetworkAddonsConfig: ofCluster(
    'networkaddonsoperator.network.kubevirt.io',
    'NetworkAddonsConfig',
  ),
  NodeNetworkState: ofCluster('nmstate.io', 'NodeNetworkState'),
  NodeNetworkConfigurationPolicy: ofCluster('nmstate.io', 'NodeNetworkConfigurationPolicy'),
  NodeNetworkConfigurationEnactment: ofCluster('nmstate.io', 'NodeNetworkConfigurationEnactment'),
  SriovNetwork: inNamespaces('sriovnetwork.openshift.io', 'SriovNetwork', 'cluster'),
  SriovNetworkNodePolicy: inNamespaces(
    'sriovnetwork.openshift.io',
    'SriovNetworkNodePolicy',
    'cluster',
  ),
  SriovNetworkNodeState: inNamespaces(
    'sriovnetwork.openshift.io',
    'SriovNetworkNodeState',
    'cluster',
  ),
  IPAddressPool: {
    ...inNamespaces('metallb.io', 'IPAddressPool', 'on request'),
    with: 'L2Advertisement',
  },
  L2Advertisement: {
    ...inNamespaces('metallb.io', 'L2Advertisement', 'on request'),
    with: 'IPAddressPool',
  },
  BGPAdvertisement: {
    ...inNamespaces('metallb.io', 'BGPAdvertisement', 'on request'),
    with: 'IPAddressPool',
  },
  ServiceL2Status: inNamespaces('metallb.io', 'ServiceL2Status', 'on request'),
  Istio: ofCluster('sailoperator.io', 'Istio', 'on request'),
  ServiceMeshMemberRoll: inNamespaces('maistra.io', 'ServiceMeshMemberRoll', 'on request'),
  /** What Forklift connects VMs to that it moves into the cluster, and what it moves. */
  ForkliftNetworkMap: inNamespaces('forklift.konveyor.io', 'NetworkMap', 'on request'),
  ForkliftPlan: inNamespaces('forklift.konveyor.io', 'Plan', 'on request'),
  NMState: ofCluster('nmstate.io', 'NMState', 'on request'),
  MetalLB: inNamespaces('metallb.io', 'MetalLB', 'on request'),
  SriovOperatorConfig: inNamespaces(
    'sriovnetwork.openshift.io',
    'SriovOperatorConfig',
    'on request',
  ),
  ClusterOperator: ofCluster('config.openshift.io', 'ClusterOperator', 'on request'),
  /** The base domain of the cluster. */
  ClusterDNS: ofCluster('config.openshift.io', 'DNS', 'on request'),
  /** Which cloud, or none, the cluster runs on. */
  Infrastructure: ofCluster('config.openshift.io', 'Infrastructure', 'on request'),
  PerformanceProfile: ofCluster('performance.openshift.io', 'PerformanceProfile', 'on request'),
  /** The cluster network as it is. */
  ClusterNetwork: ofCluster('config.openshift.io', 'Network'),
  /** The cluster network as the operator is told to make it. */
  NetworkOperator: ofCluster('operator.openshift.io', 'Network'),
};

export type KindName = keyof typeof kinds;

/** The kind that a kind belongs to, by which files tell of its absence. */
export const companionOf = (name: KindName): KindName | undefined => {
  const { with: companion }: KindSpec = kinds[name];
  return kindNames.find((other) => other === companion);
};

/** Namespaces whose objects of a kind those of every namespace may refer to. */
export const sharedNamespacesOf = (name: KindName): readonly string[] => {
  const { alsoIn = [] }: KindSpec = kinds[name];
  return alsoIn;
};

/** In the order of the table. */
export const kindNames: readonly KindName[] = Object.keys(kinds) as KindName[];

const byGroupKind = new Map(
  kindNames.map((name) => [`${kinds[name].group}/${kinds[name].kind}`, name]),
);

/** The kind of an object by its `apiVersion` and `kind`; undefined for those that no rule reads. */
export const kindNameOf = (apiVersion: unknown, kind: unknown): KindName | undefined => {
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined;
  const slash = apiVersion.indexOf('/');
  return byGroupKind.get(`${slash < 0 ? '' : apiVersion.slice(0, slash)}/${kind}`);
};
