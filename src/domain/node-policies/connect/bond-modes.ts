import { msg } from '../../core/msg';

/** A mode of a bond, and why VMs cannot be connected over it. */
export interface BondMode {
  /** As nmstate names it. */
  value: string;
  /** Key of what it is called, with its number. */
  label: string;
  refusal: string | undefined;
}

const addresses = msg(
  'It changes MAC addresses of frames on their way, so that answers do not find the VM. Not supported below a bridge for VMs.',
);

/**
 * The modes of Linux bonds, those in front that suit VMs.
 *
 * Source: the OpenShift Virtualization documentation (modes 0, 5 and 6 are not supported below a Linux
 * bridge); Linux Documentation/networking/bonding.rst.
 */
export const bondModes: readonly BondMode[] = [
  {
    value: 'active-backup',
    label: msg('Active-backup (1): one link works, nothing to set on the switch'),
    refusal: undefined,
  },
  {
    value: '802.3ad',
    label: msg('LACP, 802.3ad (4): all links work, the switch has to have it, too'),
    refusal: undefined,
  },
  {
    value: 'balance-xor',
    label: msg('Balance-xor (2): all links work, with a static group on the switch'),
    refusal: undefined,
  },
  {
    value: 'balance-rr',
    label: msg('Balance-rr (0)'),
    refusal: msg(
      'Frames of one connection take turns on the links and arrive in the wrong order. Not supported below a bridge for VMs.',
    ),
  },
  {
    value: 'broadcast',
    label: msg('Broadcast (3)'),
    refusal: msg('Each frame goes out on all links, so that VMs get their own frames back.'),
  },
  { value: 'balance-tlb', label: msg('Balance-tlb (5)'), refusal: addresses },
  { value: 'balance-alb', label: msg('Balance-alb (6)'), refusal: addresses },
];
