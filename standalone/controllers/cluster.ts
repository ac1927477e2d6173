import { isSame } from '../kubernetes/equal.ts';
import { uidOf } from '../kubernetes/meta.ts';
import { kindKey, objectKey, type Store, type StoredEvent } from '../apiserver/store.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type {
  DataVolume,
  Migration,
  Node,
  Pod,
  VirtualMachine,
  VirtualMachineInstance,
} from './kubevirt/types.ts';

/** The kinds that controllers read or write, by a short name. */
export interface Kinds {
  vm: VirtualMachine;
  vmi: VirtualMachineInstance;
  migration: Migration;
  kubeVirt: KubernetesObject;
  hyperConverged: KubernetesObject;
  pod: Pod;
  node: Node;
  namespace: KubernetesObject;
  event: KubernetesObject;
  nad: KubernetesObject;
  nodeNetwork: KubernetesObject;
  nodePolicy: KubernetesObject;
  nodeEnactment: KubernetesObject;
  sriovNode: KubernetesObject;
  sriovNetwork: KubernetesObject;
  userNetwork: KubernetesObject;
  clusterUserNetwork: KubernetesObject;
  sriovPolicy: KubernetesObject;
  ipamClaim: KubernetesObject;
  clusterInstancetype: KubernetesObject;
  instancetype: KubernetesObject;
  clusterPreference: KubernetesObject;
  preference: KubernetesObject;
  dataSource: KubernetesObject;
  dataVolume: DataVolume;
  claim: KubernetesObject;
  addonsConfig: KubernetesObject;
  addressPool: KubernetesObject;
  l2Advertisement: KubernetesObject;
  bgpAdvertisement: KubernetesObject;
  l2Status: KubernetesObject;
  endpointSlice: KubernetesObject;
  clusterDns: KubernetesObject;
  configMap: KubernetesObject;
  deployment: KubernetesObject;
  service: KubernetesObject;
  ipPool: KubernetesObject;
  daemonSet: KubernetesObject;
  performanceProfile: KubernetesObject;
  machineConfigPool: KubernetesObject;
  runtimeClass: KubernetesObject;
  job: KubernetesObject;
  serviceAccount: KubernetesObject;
  role: KubernetesObject;
  roleBinding: KubernetesObject;
}

const KIND_KEYS: Record<keyof Kinds, string> = {
  vm: 'kubevirt.io/VirtualMachine',
  vmi: 'kubevirt.io/VirtualMachineInstance',
  migration: 'kubevirt.io/VirtualMachineInstanceMigration',
  kubeVirt: 'kubevirt.io/KubeVirt',
  hyperConverged: 'hco.kubevirt.io/HyperConverged',
  pod: '/Pod',
  node: '/Node',
  namespace: '/Namespace',
  event: '/Event',
  nad: 'k8s.cni.cncf.io/NetworkAttachmentDefinition',
  nodeNetwork: 'nmstate.io/NodeNetworkState',
  nodePolicy: 'nmstate.io/NodeNetworkConfigurationPolicy',
  nodeEnactment: 'nmstate.io/NodeNetworkConfigurationEnactment',
  sriovNode: 'sriovnetwork.openshift.io/SriovNetworkNodeState',
  sriovNetwork: 'sriovnetwork.openshift.io/SriovNetwork',
  userNetwork: 'k8s.ovn.org/UserDefinedNetwork',
  clusterUserNetwork: 'k8s.ovn.org/ClusterUserDefinedNetwork',
  sriovPolicy: 'sriovnetwork.openshift.io/SriovNetworkNodePolicy',
  ipamClaim: 'k8s.cni.cncf.io/IPAMClaim',
  clusterInstancetype: 'instancetype.kubevirt.io/VirtualMachineClusterInstancetype',
  instancetype: 'instancetype.kubevirt.io/VirtualMachineInstancetype',
  clusterPreference: 'instancetype.kubevirt.io/VirtualMachineClusterPreference',
  preference: 'instancetype.kubevirt.io/VirtualMachinePreference',
  dataSource: 'cdi.kubevirt.io/DataSource',
  dataVolume: 'cdi.kubevirt.io/DataVolume',
  claim: '/PersistentVolumeClaim',
  addonsConfig: 'networkaddonsoperator.network.kubevirt.io/NetworkAddonsConfig',
  addressPool: 'metallb.io/IPAddressPool',
  l2Advertisement: 'metallb.io/L2Advertisement',
  bgpAdvertisement: 'metallb.io/BGPAdvertisement',
  l2Status: 'metallb.io/ServiceL2Status',
  endpointSlice: 'discovery.k8s.io/EndpointSlice',
  clusterDns: 'config.openshift.io/DNS',
  configMap: '/ConfigMap',
  deployment: 'apps/Deployment',
  service: '/Service',
  ipPool: 'whereabouts.cni.cncf.io/IPPool',
  daemonSet: 'apps/DaemonSet',
  performanceProfile: 'performance.openshift.io/PerformanceProfile',
  machineConfigPool: 'machineconfiguration.openshift.io/MachineConfigPool',
  runtimeClass: 'node.k8s.io/RuntimeClass',
  job: 'batch/Job',
  serviceAccount: '/ServiceAccount',
  role: 'rbac.authorization.k8s.io/Role',
  roleBinding: 'rbac.authorization.k8s.io/RoleBinding',
};

const groupOf = ({ apiVersion }: KubernetesObject): string =>
  apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';

/** Pods, nodes and the like do not count their generations. */
const countsGenerations = (object: KubernetesObject): boolean =>
  groupOf(object).includes('.') || groupOf(object) === 'apps';

const kindOf = (object: KubernetesObject): string =>
  kindKey({ group: groupOf(object), kind: object.kind });

const keyOf = ({ metadata }: KubernetesObject): string =>
  objectKey(metadata.namespace, metadata.name);

/** The part of an object whose changes count as generations. */
const described = ({ metadata: _metadata, status: _status, ...rest }: KubernetesObject): object =>
  rest;

/** A time as Kubernetes writes it. */
export const timestamp = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

/**
 * The stored objects as controllers see them. Writing fills in what the API server adds. Every
 * read is cheap; stored objects are never changed in place.
 */
export class Cluster {
  /** How many objects of this name have been made, so that each gets a uid of its own. */
  private readonly made = new Map<string, number>();

  /**
   * @param salt makes names and uids other than those of a run that was there before: a scenario may
   * hold what an earlier run has made
   */
  constructor(
    private readonly store: Store,
    private readonly date: () => Date,
    private readonly salt: string,
  ) {}

  now(): string {
    return timestamp(this.date());
  }

  get<K extends keyof Kinds>(
    kind: K,
    namespace: string | undefined,
    name: string,
  ): Kinds[K] | undefined {
    return this.store.get(KIND_KEYS[kind], objectKey(namespace, name)) as Kinds[K] | undefined;
  }

  list<K extends keyof Kinds>(kind: K, namespace?: string): Kinds[K][] {
    return this.store.list(KIND_KEYS[kind], namespace) as Kinds[K][];
  }

  subscribe(kind: keyof Kinds, listener: (event: StoredEvent) => void): () => void {
    return this.store.subscribe(KIND_KEYS[kind], listener);
  }

  /** A text that begins with this one and is new, the same in each run. */
  unique(text: string): string {
    const next = (this.made.get(text) ?? 0) + 1;
    this.made.set(text, next);
    return `${text} ${this.salt} #${next}`;
  }

  /**
   * Creates an object or replaces it. One that was made anew meanwhile, under another uid, is left
   * alone.
   *
   * @returns whether anything changed
   * @throws Error when a new object would take the name of another
   */
  put(object: KubernetesObject): boolean {
    const kind = kindOf(object);
    const before = this.store.get(kind, keyOf(object));
    if (!before) {
      this.store.put(kind, this.created(object));
      return true;
    }
    const { metadata } = object;
    if (metadata.uid === undefined) {
      throw new Error(`There is a ${object.kind} ${keyOf(object)} already.`);
    }
    if (metadata.uid !== before.metadata.uid) return false;
    if (metadata.deletionTimestamp !== undefined && !metadata.finalizers?.length) {
      return this.remove(object);
    }
    const next = {
      ...object,
      metadata: { ...metadata, resourceVersion: before.metadata.resourceVersion ?? '' },
    };
    if (isSame(next, before)) return false;
    const counts = countsGenerations(object);
    if (counts && !isSame(described(object), described(before))) {
      next.metadata.generation = (before.metadata.generation ?? 0) + 1;
    }
    this.store.put(kind, next);
    return true;
  }

  private created(object: KubernetesObject): KubernetesObject {
    const { namespace, name } = object.metadata;
    const identity = `${object.kind} ${namespace ?? ''}/${name}`;
    return {
      ...object,
      metadata: {
        creationTimestamp: this.now(),
        ...(countsGenerations(object) ? { generation: 1 } : {}),
        ...object.metadata,
        uid: object.metadata.uid ?? uidOf(object.kind, namespace, this.unique(identity)),
      },
    };
  }

  /** Removes an object, whatever holds it. @returns whether it was there */
  remove(object: KubernetesObject): boolean {
    const kind = kindOf(object);
    const before = this.store.get(kind, keyOf(object));
    if (!before || before.metadata.uid !== object.metadata.uid) return false;
    this.store.remove(kind, keyOf(object));
    return true;
  }
}
