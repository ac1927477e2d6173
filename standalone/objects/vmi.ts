import type { KubernetesObject } from '../kubernetes/object.ts';
import { conditionsOf, guestOf, MACHINE_TYPE, queuesOf } from './guest.ts';
import {
  guestInterfaceAt,
  podInterfaceOf,
  templateLabelsOf,
  type Machine,
  type Nic,
} from './machine.ts';
import { controllerRef, metaOf } from '../kubernetes/meta.ts';
import { later } from '../kubernetes/time.ts';

const GUEST_OS = {
  id: 'fedora',
  kernelRelease: '6.17.8-200.fc42.x86_64',
  name: 'Fedora Linux',
  prettyName: 'Fedora Linux 42 (Cloud Edition)',
  version: '42 (Cloud Edition)',
  versionId: '42',
};

function interfaceStatus(machine: Machine, nic: Nic, index: number): object {
  const [first] = nic.addresses;
  return {
    name: nic.name,
    mac: nic.mac,
    interfaceName: guestInterfaceAt(index),
    podInterfaceName: podInterfaceOf(nic),
    infoSource: `domain, guest-agent${nic.nad === undefined ? '' : ', multus-status'}`,
    ...(first !== undefined && { ipAddress: first, ipAddresses: [...nic.addresses] }),
    // Of a virtual function the hypervisor knows neither.
    ...(nic.binding !== 'sriov' && { linkState: 'up', queueCount: queuesOf(machine) }),
  };
}

/** The way of an instance from its creation on, in seconds. */
const PHASES = { Pending: 0, Scheduling: 1, Scheduled: 9, Running: 12 };

function statusOf(machine: Machine, vmUid: string): object {
  const { started, node, cores, memoryGi, nics } = machine;
  const memory = `${memoryGi}Gi`;
  return {
    phase: 'Running',
    nodeName: node,
    conditions: conditionsOf(machine),
    currentCPUTopology: { cores, sockets: 1, threads: 1 },
    guestOSInfo: { ...GUEST_OS },
    interfaces: nics.map((nic, index) => interfaceStatus(machine, nic, index)),
    machine: { type: MACHINE_TYPE },
    memory: { guestAtBoot: memory, guestCurrent: memory, guestRequested: memory },
    // The disks are in the pod, so that they are copied with the memory.
    migrationMethod: 'BlockMigration',
    migrationTransport: 'Unix',
    phaseTransitionTimestamps: Object.entries(PHASES).map(([phase, seconds]) => ({
      phase,
      phaseTransitionTimestamp: later(started, seconds),
    })),
    qosClass: 'Burstable',
    runtimeUser: 107,
    virtualMachineRevisionName: `revision-start-vm-${vmUid}-1`,
    volumeStatus: [
      { name: 'cloudinitdisk', size: 1_048_576, target: 'vdb' },
      { name: 'rootdisk', target: 'vda' },
    ],
  };
}

/**
 * The VirtualMachineInstance of a running machine, for scenarios that leave out the pods: of so many
 * machines that nobody could wait for the controllers.
 */
export function vmi(machine: Machine): KubernetesObject {
  const { namespace, name, started, node } = machine;
  const owner = controllerRef('kubevirt.io/v1', 'VirtualMachine', namespace, name);
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstance',
    metadata: metaOf(
      'VirtualMachineInstance',
      {
        namespace,
        name,
        created: started,
        labels: { ...templateLabelsOf(machine), 'kubevirt.io/nodeName': node },
        annotations: { 'kubevirt.io/vm-generation': '1' },
      },
      { generation: 1, ownerReferences: [owner] },
    ),
    spec: guestOf(machine),
    status: statusOf(machine, owner.uid),
  };
}
