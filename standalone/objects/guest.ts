import { cloudInitOf } from './cloud-init.ts';
import type { Machine, Nic } from './machine.ts';
import type { Condition } from './condition.ts';
import { uidOf } from '../kubernetes/meta.ts';
import { later } from '../kubernetes/time.ts';

export const MACHINE_TYPE = 'pc-q35-rhel9.8.0';

/** Queues of each virtio interface: one for each CPU. */
export function queuesOf({ cores }: Machine): number {
  return cores;
}

function interfaceOf({ name, binding, mac, ports }: Nic): object {
  return {
    name,
    ...(binding === 'l2bridge' ? { binding: { name: binding } } : { [binding]: {} }),
    macAddress: mac,
    // A virtual function is a device of its own: no model is emulated.
    ...(binding !== 'sriov' && { model: 'virtio' }),
    ...(ports && { ports: ports.map((port) => ({ ...port, protocol: 'TCP' })) }),
  };
}

function networkOf({ name, nad, ipv6Network }: Nic): object {
  if (nad !== undefined) return { name, multus: { networkName: nad } };
  return { name, pod: ipv6Network === undefined ? {} : { vmIPv6NetworkCIDR: ipv6Network } };
}

/** What holds of a machine that runs, both for the VM and for its instance. */
export function conditionsOf({ started }: Machine): (Condition & { lastProbeTime: null })[] {
  const ready = later(started, 25);
  const since = {
    Ready: ready,
    LiveMigratable: ready,
    StorageLiveMigratable: ready,
    AgentConnected: later(started, 45),
  };
  return Object.entries(since).map(([type, lastTransitionTime]) => {
    return { type, status: 'True', lastProbeTime: null, lastTransitionTime };
  });
}

/** What a VM's template and its instance say of the guest, made anew on each call. */
export function guestOf(machine: Machine): Record<string, unknown> {
  const { namespace, name, cores, memoryGi, nics } = machine;
  return {
    architecture: 'amd64',
    domain: {
      cpu: { cores, sockets: 1, threads: 1 },
      devices: {
        disks: [
          { name: 'rootdisk', disk: { bus: 'virtio' }, bootOrder: 1 },
          { name: 'cloudinitdisk', disk: { bus: 'virtio' } },
        ],
        interfaces: nics.map(interfaceOf),
        ...(cores > 1 && { networkInterfaceMultiqueue: true }),
        rng: {},
      },
      features: { acpi: { enabled: true } },
      firmware: { uuid: uidOf('firmware', namespace, name) },
      machine: { type: MACHINE_TYPE },
      memory: { guest: `${memoryGi}Gi` },
      resources: {},
    },
    evictionStrategy: 'LiveMigrate',
    networks: nics.map(networkOf),
    terminationGracePeriodSeconds: 180,
    volumes: [
      { name: 'rootdisk', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } },
      { name: 'cloudinitdisk', cloudInitNoCloud: cloudInitOf(machine) },
    ],
  };
}
