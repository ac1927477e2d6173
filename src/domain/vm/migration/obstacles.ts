import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import { recordAt, type KubernetesResource } from '../../core/resource';
import { conditionOf, instancePhase } from '../spec/instance';
import { interfaceSpecsOf } from '../spec/interface-values';
import { namespaceOf } from '../spec/network-refs';

/** Why a running VM cannot be migrated at all. */
export interface Obstacle {
  /** KubeVirt's name of the reason, by which the same one is told once. */
  name: string;
  why: Reason;
  fix: Reason;
  /** What KubeVirt says of it, as it is. */
  said?: string;
}

interface Words {
  why: string;
  fix: string;
}

const INTERFACE = 'InterfaceNotLiveMigratable';

/**
 * In the order in which KubeVirt looks for them.
 *
 * Source: kubevirt pkg/virt-handler/vm.go (condition LiveMigratable).
 */
const words: Record<string, Words | undefined> = {
  [INTERFACE]: {
    why: msg('An interface on the pod network cannot be migrated.'),
    fix: msg('Connect it by masquerade, and restart the VM.'),
  },
  CPUModeLiveMigratable: {
    why: msg('The VM takes the CPU model of its node, which does not allow a migration.'),
    fix: msg('Give the VM a CPU model that several nodes have, and restart it.'),
  },
  HostDeviceNotLiveMigratable: {
    why: msg('The VM has a device of its node that cannot be migrated.'),
    fix: msg('Take the device off the VM, or stop the VM when its node has to be emptied.'),
  },
  SEVNotLiveMigratable: {
    why: msg('The memory of the VM is encrypted by SEV.'),
    fix: msg('Stop the VM when its node has to be emptied.'),
  },
  TDXNotLiveMigratable: {
    why: msg('The memory of the VM is encrypted by TDX.'),
    fix: msg('Stop the VM when its node has to be emptied.'),
  },
  SecureExecutionNotLiveMigratable: {
    why: msg('The VM runs by Secure Execution.'),
    fix: msg('Stop the VM when its node has to be emptied.'),
  },
  NoTSCFrequencyNotLiveMigratable: {
    why: msg('The clock of the VM needs a frequency that its node does not tell.'),
    fix: msg('Leave out the Hyper-V settings that ask for it, and restart the VM.'),
  },
  HypervPassthroughNotLiveMigratable: {
    why: msg('The VM takes all Hyper-V settings of its node.'),
    fix: msg('Choose the Hyper-V settings one by one, and restart the VM.'),
  },
  DisksNotLiveMigratable: {
    why: msg('A disk of the VM cannot be used by two nodes at once.'),
    fix: msg('Use volumes with access mode ReadWriteMany.'),
  },
  PersistentReservationNotLiveMigratable: {
    why: msg('A disk of the VM uses SCSI reservations.'),
    fix: msg('Leave out the reservation, and restart the VM.'),
  },
  HotplugNotLiveMigratable: {
    why: msg('A disk was plugged in while the VM ran.'),
    fix: msg('Restart the VM with the disk, or take the disk off.'),
  },
  VirtIOFSNotLiveMigratable: {
    why: msg('The VM shares a file system with its node.'),
    fix: msg('Leave out the file system, and restart the VM.'),
  },
};

const unknownReason: Words = {
  why: msg('KubeVirt gives a reason that has no words here.'),
  fix: msg('See what KubeVirt says.'),
};

const obstacleOf = (name: string, said: string | undefined): Obstacle => {
  const { why, fix } = (Object.hasOwn(words, name) ? words[name] : undefined) ?? unknownReason;
  return {
    name,
    why: reason(why),
    fix: reason(fix),
    ...(said === undefined ? {} : { said }),
  };
};

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
  return [
    {
      name: INTERFACE,
      why: reason(msg('The interface {{name}} is on the pod network by {{binding}}.'), {
        name: found.name,
        binding: found.values.binding,
      }),
      fix: reason(msg('Connect it by masquerade, and restart the VM.')),
    },
  ];
};

/** `Name: message, Name: message`: messages may hold commas and colons of their own. */
const listed = (message: string): Obstacle[] => {
  const names = Object.keys(words).join('|');
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
    const known = byName.get(obstacle.name);
    // What is known of the spec is told in more exact words, beside what KubeVirt says.
    byName.set(obstacle.name, known ? { ...obstacle, why: known.why, fix: known.fix } : obstacle);
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
