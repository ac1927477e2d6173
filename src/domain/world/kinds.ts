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

type Entry = Omit<KindSpec, 'kind'> & Partial<Pick<KindSpec, 'kind'>>;

const ofCluster = (
  group: string,
  watched: 'cluster' | 'on request' | 'discovery' = 'cluster',
): Entry => ({ group, scope: 'cluster', watched });

const inNamespaces = (group: string, watched: Exclude<Watched, 'discovery'>): Entry => ({
  group,
  scope: 'namespace',
  watched,
});

/** By name, which is that of the kind unless it says otherwise. */
const table = {
  Namespace: ofCluster(''),
  Node: ofCluster(''),
  Pod: inNamespaces('', 'one namespace'),
  Service: inNamespaces('', 'on request'),
  EndpointSlice: inNamespaces('discovery.k8s.io', 'on request'),
  NetworkPolicy: inNamespaces('networking.k8s.io', 'on request'),
  AdminNetworkPolicy: ofCluster('policy.networking.k8s.io', 'on request'),
  BaselineAdminNetworkPolicy: ofCluster('policy.networking.k8s.io', 'on request'),
  ClusterNetworkPolicy: ofCluster('policy.networking.k8s.io', 'on request'),
  Event: inNamespaces('', 'on request'),
  PersistentVolumeClaim: inNamespaces('', 'on request'),
  Secret: inNamespaces('', 'files'),
  /** Of checkups; there are too many of others to list them. */
  ConfigMap: inNamespaces('', 'files'),
  DaemonSet: inNamespaces('apps', 'on request'),
  Deployment: inNamespaces('apps', 'on request'),
  MutatingWebhookConfiguration: ofCluster('admissionregistration.k8s.io', 'on request'),
  CustomResourceDefinition: ofCluster('apiextensions.k8s.io', 'discovery'),
  NetworkAttachmentDefinition: inNamespaces('k8s.cni.cncf.io', 'global namespaces'),
  IPAMClaim: inNamespaces('k8s.cni.cncf.io', 'on request'),
  MultiNetworkPolicy: inNamespaces('k8s.cni.cncf.io', 'namespace'),
  UserDefinedNetwork: inNamespaces('k8s.ovn.org', 'namespace'),
  ClusterUserDefinedNetwork: ofCluster('k8s.ovn.org'),
  IPPool: inNamespaces('whereabouts.cni.cncf.io', 'cluster'),
  NodeSlicePool: inNamespaces('whereabouts.cni.cncf.io', 'on request'),
  VirtualMachine: inNamespaces('kubevirt.io', 'namespace'),
  VirtualMachineInstance: inNamespaces('kubevirt.io', 'namespace'),
  VirtualMachineInstanceMigration: inNamespaces('kubevirt.io', 'namespace'),
  VirtualMachineClusterInstancetype: ofCluster('instancetype.kubevirt.io', 'on request'),
  VirtualMachineInstancetype: inNamespaces('instancetype.kubevirt.io', 'on request'),
  VirtualMachineClusterPreference: ofCluster('instancetype.kubevirt.io', 'on request'),
  VirtualMachinePreference: inNamespaces('instancetype.kubevirt.io', 'on request'),
  DataSource: {
    ...inNamespaces('cdi.kubevirt.io', 'on request'),
    alsoIn: ['openshift-virtualization-os-images'],
  },
  KubeVirt: inNamespaces('kubevirt.io', 'cluster'),
  HyperConverged: inNamespaces('hco.kubevirt.io', 'cluster'),
  MigrationPolicy: ofCluster('migrations.kubevirt.io'),
  NetworkAddonsConfig: ofCluster('networkaddonsoperator.network.kubevirt.io'),
  NodeNetworkState: ofCluster('nmstate.io'),
  NodeNetworkConfigurationPolicy: ofCluster('nmstate.io'),
  NodeNetworkConfigurationEnactment: ofCluster('nmstate.io'),
  SriovNetwork: inNamespaces('sriovnetwork.openshift.io', 'cluster'),
  SriovNetworkNodePolicy: inNamespaces('sriovnetwork.openshift.io', 'cluster'),
  SriovNetworkNodeState: inNamespaces('sriovnetwork.openshift.io', 'cluster'),
  SriovNetworkPoolConfig: inNamespaces('sriovnetwork.openshift.io', 'cluster'),
  IPAddressPool: {
    ...inNamespaces('metallb.io', 'on request'),
    with: 'L2Advertisement',
  },
  L2Advertisement: {
    ...inNamespaces('metallb.io', 'on request'),
    with: 'IPAddressPool',
  },
  BGPAdvertisement: {
    ...inNamespaces('metallb.io', 'on request'),
    with: 'IPAddressPool',
  },
  ServiceL2Status: inNamespaces('metallb.io', 'on request'),
  Istio: ofCluster('sailoperator.io', 'on request'),
  ServiceMeshMemberRoll: inNamespaces('maistra.io', 'on request'),
  /** What Forklift connects VMs to that it moves into the cluster, and what it moves. */
  ForkliftNetworkMap: { ...inNamespaces('forklift.konveyor.io', 'on request'), kind: 'NetworkMap' },
  ForkliftPlan: { ...inNamespaces('forklift.konveyor.io', 'on request'), kind: 'Plan' },
  NMState: ofCluster('nmstate.io', 'on request'),
  MetalLB: inNamespaces('metallb.io', 'on request'),
  SriovOperatorConfig: inNamespaces('sriovnetwork.openshift.io', 'on request'),
  ClusterOperator: ofCluster('config.openshift.io', 'on request'),
  /** The base domain of the cluster. */
  ClusterDNS: { ...ofCluster('config.openshift.io', 'on request'), kind: 'DNS' },
  /** Which cloud, or none, the cluster runs on. */
  Infrastructure: ofCluster('config.openshift.io', 'on request'),
  PerformanceProfile: ofCluster('performance.openshift.io'),
  MachineConfigPool: ofCluster('machineconfiguration.openshift.io'),
  NodeResourceTopology: ofCluster('topology.node.k8s.io', 'on request'),
  RuntimeClass: ofCluster('node.k8s.io', 'on request'),
  Job: inNamespaces('batch', 'on request'),
  /** The cluster network as it is. */
  ClusterNetwork: { ...ofCluster('config.openshift.io'), kind: 'Network' },
  /** The cluster network as the operator is told to make it. */
  NetworkOperator: { ...ofCluster('operator.openshift.io'), kind: 'Network' },
} satisfies Record<string, Entry>;

export type KindName = keyof typeof table;

/** Everything that rules read. */
export const kinds = Object.fromEntries(
  Object.entries<Entry>(table).map(([kind, entry]) => [kind, { kind, ...entry }]),
) as Record<KindName, KindSpec>;

/** The kind that a kind belongs to, by which files tell of its absence. */
export const companionOf = (name: KindName): KindName | undefined => {
  const { with: companion } = kinds[name];
  return kindNames.find((other) => other === companion);
};

/** Namespaces whose objects of a kind those of every namespace may refer to. */
export const sharedNamespacesOf = (name: KindName): readonly string[] => {
  const { alsoIn = [] } = kinds[name];
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
