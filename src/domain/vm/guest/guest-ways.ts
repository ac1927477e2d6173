import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import type { KubernetesResource } from '../../core/resource';
import { instancePhase } from '../spec/instance';
import { cloudInitOf } from './cloud-init';
import { sysprepOf } from './sysprep';

/** Ways in which settings of the network reach a guest. */
export const guestWayKinds = ['cloud-init', 'commands', 'dhcp', 'sysprep'] as const;

export type GuestWayKind = (typeof guestWayKinds)[number];

export interface GuestWay {
  kind: GuestWayKind;
  title: Reason;
  /** What it is, and when it takes effect for this VM. */
  what: Reason;
  /** Why it cannot be chosen. */
  refusal: Reason | undefined;
}

const titles: Record<GuestWayKind, string> = {
  'cloud-init': msg('At the first boot, by cloud-init'),
  commands: msg('Now, by commands in the guest'),
  dhcp: msg('By a DHCP server of the network'),
  sysprep: msg('By Sysprep'),
};

const whatOf = (kind: GuestWayKind, isRunning: boolean): string => {
  switch (kind) {
    case 'cloud-init':
      return isRunning
        ? msg(
            'cloud-init does not read network data again in a guest that has booted. What is saved here is for clones of the VM.',
          )
        : msg(
            'cloud-init reads network data once, when the guest boots for the first time with its disk.',
          );
    case 'commands':
      return msg('For a guest that has booted: commands to copy into its console.');
    case 'dhcp':
      return msg(
        'The server gives an address to the MAC address of an interface. The guest goes on asking by DHCP.',
      );
    case 'sysprep':
      return msg('Windows reads its settings from an answer file when it is set up.');
  }
};

/**
 * The ways for a VM, the one that works for it now first, with why others do not.
 *
 * @param onOthers whether an interface of the VM is on another network than that of pods
 */
export const guestWaysOf = (
  vm: KubernetesResource,
  vmi: KubernetesResource | undefined,
  onOthers: boolean,
): GuestWay[] => {
  const isRunning = instancePhase(vmi) === 'running';
  const refusalOf = (kind: GuestWayKind): Reason | undefined => {
    if (kind === 'dhcp' && !onOthers) {
      return reason(msg('All interfaces are on the pod network, whose addresses KubeVirt gives.'));
    }
    if (kind === 'sysprep' && sysprepOf(vm) === undefined) {
      return reason(msg('The VM has no Sysprep volume.'));
    }
    return undefined;
  };
  // Windows by itself does not know cloud-init.
  const isWindows = sysprepOf(vm) !== undefined && cloudInitOf(vm) === undefined;
  const order: readonly GuestWayKind[] = isRunning
    ? ['commands', 'cloud-init', 'dhcp', 'sysprep']
    : isWindows
      ? ['sysprep', 'commands', 'dhcp', 'cloud-init']
      : guestWayKinds;
  return order.map((kind) => ({
    kind,
    title: reason(titles[kind]),
    what: reason(whatOf(kind, isRunning)),
    refusal: refusalOf(kind),
  }));
};
