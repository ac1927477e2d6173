import type { World } from '../world.ts';
import { domainInterfaces } from '../network/interfaces.ts';
import { findCondition, withCondition, type Said } from './conditions.ts';
import { migratability } from './migratability.ts';
import { memoryOf } from './spec.ts';
import type { InstanceSpec, Pod, VirtualMachineInstance } from './types.ts';

/** What the agent of every simulated guest reports. */
export const GUEST_OS = {
  id: 'fedora',
  kernelRelease: '6.17.8-200.fc42.x86_64',
  kernelVersion: '#1 SMP PREEMPT_DYNAMIC',
  machine: 'x86_64',
  name: 'Fedora Linux',
  prettyName: 'Fedora Linux 42 (Cloud Edition)',
  version: '42 (Cloud Edition)',
  versionId: '42',
};

const DEFAULT_MACHINE = 'pc-q35-rhel9.8.0';
const CLOUD_INIT_BYTES = 1_048_576;

const volumeStatus = ({ domain, volumes = [] }: InstanceSpec): object[] =>
  (domain.devices.disks ?? [])
    .map(({ name }, index) => {
      const volume = volumes.find((each) => each.name === name);
      const cloudInit = volume?.cloudInitNoCloud ?? volume?.cloudInitConfigDrive;
      return {
        name,
        ...(cloudInit ? { size: CLOUD_INIT_BYTES } : {}),
        target: `vd${String.fromCharCode('a'.charCodeAt(0) + (index % 26))}`,
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** An instance is as ready as its pod. Source: KubeVirt watch/vmi/lifecycle.go, syncReadyConditionFromPod. */
export const readinessOf = ({ status }: Pod): Said => {
  const { reason, message, ...ready } = findCondition(status?.conditions, 'Ready') ?? {
    status: 'False',
  };
  return ready.status === 'True'
    ? { type: 'Ready', status: 'True' }
    : {
        type: 'Ready',
        status: 'False',
        ...(reason === undefined ? {} : { reason }),
        ...(message === undefined ? {} : { message }),
      };
};

/** What virt-handler and virt-controller report of an instance whose guest has begun to run. */
export const runningStatus = (
  vmi: VirtualMachineInstance,
  pod: Pod,
  world: World,
): NonNullable<VirtualMachineInstance['status']> => {
  const { spec } = vmi;
  const { cores = 1, sockets = 1, threads = 1 } = spec.domain.cpu ?? {};
  const memory = memoryOf(spec);
  const ready = withCondition(vmi.status?.conditions, readinessOf(pod), world.now);
  return {
    conditions: migratability(spec, world.settings()).reduce(
      (conditions, said) => withCondition(conditions, said, world.now),
      ready,
    ),
    currentCPUTopology: { cores, sockets, threads },
    interfaces: domainInterfaces(vmi, pod),
    machine: { type: spec.domain.machine?.type ?? DEFAULT_MACHINE },
    memory: { guestAtBoot: memory, guestCurrent: memory, guestRequested: memory },
    migrationMethod: 'BlockMigration',
    migrationTransport: 'Unix',
    qosClass: 'Burstable',
    runtimeUser: 107,
    volumeStatus: volumeStatus(spec),
  };
};
