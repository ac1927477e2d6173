import { recordAt, textAt, type KubernetesResource } from '../../core/resource';
import { msg } from '../../core/msg';
import { conditionOf, hasGuestAgent, instancePhase } from '../spec/instance';
import { vmTemplateOf } from '../spec/network-refs';

/**
 * Whether the guest agent of a VM reports. `old`: it does, but KubeVirt does not know its version.
 *
 * Source: kubevirt staging/src/kubevirt.io/api/core/v1/types.go (AgentConnected, AgentVersionNotSupported).
 */
export type AgentState = 'connected' | 'old' | 'absent' | 'stopped';

export const agentStateOf = (vmi: KubernetesResource | undefined): AgentState => {
  if (instancePhase(vmi) !== 'running') return 'stopped';
  if (conditionOf(vmi, 'AgentVersionNotSupported')?.status === 'True') return 'old';
  return hasGuestAgent(vmi) ? 'connected' : 'absent';
};

/** Guests that are set up in the same way. */
export const guestFamilies = ['redhat', 'debian', 'suse', 'windows'] as const;

export type GuestFamily = (typeof guestFamilies)[number];

const labels: Record<GuestFamily, string> = {
  redhat: msg('Fedora, Red Hat Enterprise Linux, CentOS Stream'),
  debian: msg('Debian, Ubuntu'),
  suse: msg('SUSE Linux Enterprise, openSUSE'),
  windows: msg('Windows'),
};

/** The name of a family, to be translated. */
export const familyLabel = (family: GuestFamily): string => labels[family];

const words: readonly [GuestFamily, RegExp][] = [
  ['windows', /win/],
  ['debian', /debian|ubuntu|mint/],
  ['suse', /suse|sles/],
  ['redhat', /rhel|fedora|centos|alma|rocky|oracle|\bol\d/],
];

/**
 * The family of a guest: by what its agent says, else by what the VM's preference or annotation calls
 * it. Undefined where nothing tells.
 */
export const familyOf = (
  vm: KubernetesResource | undefined,
  vmi: KubernetesResource | undefined,
): GuestFamily | undefined => {
  const template = vm ? vmTemplateOf(vm) : {};
  const said = [
    textAt(vmi, 'status', 'guestOSInfo', 'id'),
    textAt(vm, 'spec', 'preference', 'name'),
    textAt(recordAt(vm, 'spec', 'template', 'metadata', 'annotations'), 'vm.kubevirt.io/os'),
    textAt(recordAt(template, 'metadata', 'annotations'), 'vm.kubevirt.io/os'),
  ];
  for (const text of said) {
    const found = words.find(([, form]) => form.test(text?.toLowerCase() ?? ''));
    if (found) return found[0];
  }
  return undefined;
};

/** What installs and starts the guest agent, to be typed in the guest by its administrator. */
export const installCommand: Record<GuestFamily, string> = {
  redhat: 'dnf install -y qemu-guest-agent && systemctl enable --now qemu-guest-agent',
  debian: 'apt-get install -y qemu-guest-agent && systemctl enable --now qemu-guest-agent',
  suse: 'zypper --non-interactive install qemu-guest-agent && systemctl enable --now qemu-guest-agent',
  windows: 'msiexec /i E:\\guest-agent\\qemu-ga-x86_64.msi /qn',
};

/** What shows the MTUs that a guest has set. */
export const mtuCommand: Record<GuestFamily, string> = {
  redhat: 'ip link show',
  debian: 'ip link show',
  suse: 'ip link show',
  windows: 'netsh interface ipv4 show subinterfaces',
};
