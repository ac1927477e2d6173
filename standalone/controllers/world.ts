import type { KubernetesObject } from '../kubernetes/object.ts';
import { addonSettings } from './addons/settings.ts';
import { eventName, eventNamespace, type EventText } from './changes.ts';
import type { Cluster } from './cluster.ts';
import type { NadRef } from './kubevirt/spec.ts';
import type {
  DataVolume,
  InstanceSpec,
  Migration,
  Node,
  Pod,
  VirtualMachine,
  VirtualMachineInstance,
} from './kubevirt/types.ts';
import { kubeVirtSettings, type KubeVirtSettings } from './kubevirt/settings.ts';

/** All objects of one virtual machine. */
export interface Machine {
  namespace: string;
  name: string;
  vm: VirtualMachine | undefined;
  vmi: VirtualMachineInstance | undefined;
  /** The launcher pods of the instance and of those before it. */
  pods: Pod[];
  migrations: Migration[];
  /** The volumes that the VM brings along, as far as they have been made. */
  volumes: DataVolume[];
}

/** What a controller may know beside the machine, and how it waits. */
export interface World {
  now: string;
  /**
   * Whether a step, which begins when it is first asked for, has lasted so many seconds. Until
   * then the controllers come back by themselves. Names belong to the machine.
   */
  passed(step: string, seconds: number): boolean;
  /** Comes back when nodes, networks, other pods or settings change. */
  watchSurroundings(): void;
  /** The template that the instance was started with. */
  startSpec(vmi: VirtualMachineInstance): InstanceSpec;
  settings(): KubeVirtSettings;
  /** Whether Multus is installed, so that pods may have secondary networks. */
  hasMultus: boolean;
  /** Whether KubeMacPool is installed. */
  hasMacPool(): boolean;
  find: Cluster['get'];
  nad(ref: NadRef): KubernetesObject | undefined;
  /** The NetworkAttachmentDefinitions of a namespace. */
  nadsIn(namespace: string): KubernetesObject[];
  nodes(): Node[];
  /** What nmstate reports of a node; undefined where nmstate is not installed. */
  nodeNetwork(node: string): KubernetesObject | undefined;
  sriovNode(node: string): KubernetesObject | undefined;
  ipamClaim(namespace: string, name: string): KubernetesObject | undefined;
  ipPools(): KubernetesObject[];
  hasNamespace(name: string): boolean;
  namespaceLabels(name: string): Record<string, string>;
  allPods(): Pod[];
  allInstances(): VirtualMachineInstance[];
  allMigrations(): Migration[];
  saidBefore(event: EventText): boolean;
  /** A text that begins with this one and that is new, to make a name from. */
  unique(text: string): string;
}

/** How a pass over a machine waits; kept by the loop. */
export type Waiting = Pick<World, 'passed' | 'watchSurroundings' | 'startSpec'>;

/** The cluster's objects as a world. `hasMultus` is read once for each pass. */
export const worldOf = (cluster: Cluster, hasMultus: boolean, waiting: Waiting): World => ({
  ...waiting,
  now: cluster.now(),
  hasMultus,
  settings: () => kubeVirtSettings(cluster.list('kubeVirt')[0]),
  hasMacPool: () => addonSettings(cluster)?.macPool !== undefined,
  find: (...place) => cluster.get(...place),
  nadsIn: (namespace) => cluster.list('nad', namespace),
  nad: ({ namespace, name }) => cluster.get('nad', namespace, name),
  nodes: () => cluster.list('node'),
  nodeNetwork: (node) => cluster.get('nodeNetwork', undefined, node),
  sriovNode: (node) => cluster.list('sriovNode').find(({ metadata }) => metadata.name === node),
  ipamClaim: (namespace, name) => cluster.get('ipamClaim', namespace, name),
  ipPools: () => cluster.list('ipPool'),
  hasNamespace: (name) => cluster.get('namespace', undefined, name) !== undefined,
  namespaceLabels: (name) => cluster.get('namespace', undefined, name)?.metadata.labels ?? {},
  allPods: () => cluster.list('pod'),
  allInstances: () => cluster.list('vmi'),
  allMigrations: () => cluster.list('migration'),
  saidBefore: (event) =>
    cluster.get('event', eventNamespace(event), eventName(event)) !== undefined,
  unique: (text) => cluster.unique(text),
});
