import { recordAt, type KubernetesResource } from '../../core/resource';
import { conditionOf, instancePhase } from '../spec/instance';
import { interfaceSpecsOf } from '../spec/interface-values';
import { namespaceOf } from '../spec/network-refs';

/** KubeVirt's name of the reason that an interface gives. */
export const INTERFACE = 'InterfaceNotLiveMigratable';

/**
 * KubeVirt's names of reasons, in the order in which it looks for them.
 *
 * Source: kubevirt pkg/virt-handler/vm.go (condition LiveMigratable).
 */
export const obstacleNames = [
  INTERFACE,
  'CPUModeLiveMigratable',
  'HostDeviceNotLiveMigratable',
  'SEVNotLiveMigratable',
  'TDXNotLiveMigratable',
  'SecureExecutionNotLiveMigratable',
  'NoTSCFrequencyNotLiveMigratable',
  'HypervPassthroughNotLiveMigratable',
  'DisksNotLiveMigratable',
  'PersistentReservationNotLiveMigratable',
  'HotplugNotLiveMigratable',
  'VirtIOFSNotLiveMigratable',
] as const;

/** Why a running VM cannot be migrated at all; `obstacleWords` says it in words. */
export interface Obstacle {
  /** KubeVirt's name of the reason, by which the same one is told once. */
  name: string;
  /** What KubeVirt says of it, as it is. */
  said?: string;
  /** The interface, where it is one by the spec of the VM. */
  connected?: { name: string; binding: string };
}

const obstacleOf = (name: string, said: string | undefined): Obstacle => ({
  name,
  ...(said === undefined ? {} : { said }),
});

/** By any value of it the cluster allows the interface to be migrated. */
const ALLOWED_BRIDGE = 'kubevirt.io/allow-pod-bridge-network-live-migration';

/**
 * An interface on the pod network that no KubeVirt migrates, by its spec. Whether a binding plugin is
 * migrated, its registration tells; the instance says so itself.
 *
 * Source: kubevirt pkg/network/vmispec/interface.go.
 */
const ofInterfaces = (vmi: KubernetesResource): Obstacle[] => {
  const annotations = recordAt(vmi, 'metadata', 'annotations');
  const found = interfaceSpecsOf(vmi.spec, namespaceOf(vmi)).find(
    ({ values: { network, binding, state } }) =>
      network.kind === 'pod' &&
      state !== 'absent' &&
      (binding === 'slirp' ||
        (binding === 'bridge' && !Object.hasOwn(annotations, ALLOWED_BRIDGE))),
  );
  if (!found) return [];
  const { name, values } = found;
  return [{ name: INTERFACE, connected: { name, binding: values.binding } }];
};

/** `Name: message, Name: message`: messages may hold commas and colons of their own. */
const listed = (message: string): Obstacle[] => {
  const names = obstacleNames.join('|');
  const starts = [...message.matchAll(new RegExp(`(?:^|, )(${names}): `, 'g'))];
  return starts.map((start, index) => {
    const [whole, name = ''] = start;
    const end = starts[index + 1]?.index ?? message.length;
    return obstacleOf(name, message.slice(start.index + whole.length, end));
  });
};

/**
 * Why an instance cannot be migrated, all that is known: by its own spec, by the one reason that
 * `LiveMigratable` names, and by those that `StorageLiveMigratable` lists. Empty where it can, or where
 * nothing tells.
 *
 * Source: kubevirt pkg/virt-handler/vm.go.
 */
export const obstaclesOf = (vmi: KubernetesResource): Obstacle[] => {
  const first = conditionOf(vmi, 'LiveMigratable');
  if (first?.status === 'True') return [];
  const all = conditionOf(vmi, 'StorageLiveMigratable');
  const found = [
    ...ofInterfaces(vmi),
    ...(first?.status === 'False' ? [obstacleOf(first.reason ?? '', first.message)] : []),
    ...(all?.status === 'False' ? listed(all.message ?? '') : []),
  ];
  const byName = new Map<string, Obstacle>();
  for (const obstacle of found) {
    // What the spec tells is kept beside what KubeVirt says.
    byName.set(obstacle.name, { ...byName.get(obstacle.name), ...obstacle });
  }
  return [...byName.values()];
};

/**
 * Whether an instance can be migrated, by what is known: `stopped` needs no migration, and of one that
 * is just starting nothing is known yet.
 */
export const migratabilityOf = (
  vmi: KubernetesResource | undefined,
): 'stopped' | 'unknown' | 'blocked' | 'migratable' => {
  if (!vmi) return 'stopped';
  const phase = instancePhase(vmi);
  if (phase !== 'running') return phase === 'stopped' ? 'stopped' : 'unknown';
  if (obstaclesOf(vmi).length > 0) return 'blocked';
  return conditionOf(vmi, 'LiveMigratable')?.status === 'True' ? 'migratable' : 'unknown';
};
