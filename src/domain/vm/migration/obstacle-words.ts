import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import { INTERFACE, obstacleNames, type Obstacle } from './obstacles';

interface Words {
  why: string;
  fix: string;
}

const words: Record<(typeof obstacleNames)[number], Words> = {
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

/** Why an obstacle keeps a VM from being migrated, and what to do about it. */
export const obstacleWords = ({ name, connected }: Obstacle): { why: Reason; fix: Reason } => {
  const known = obstacleNames.find((each) => each === name);
  const { why, fix } = known ? words[known] : unknownReason;
  return {
    why: connected
      ? reason(msg('The interface {{name}} is on the pod network by {{binding}}.'), connected)
      : reason(why),
    fix: reason(fix),
  };
};
