import { podInterfaceName } from '../kubernetes/address.ts';
import type { Timestamp } from '../kubernetes/time.ts';

/** The version of KubeVirt in all scenarios. */
export const KUBEVIRT_VERSION = 'v1.9.0';

/** A network interface of a machine. */
export interface Nic {
  /** Of the interface and of its network in the VM. */
  name: string;
  /** The NetworkAttachmentDefinition in the machine's namespace; without one, the pod network. */
  nad?: string;
  /** `l2bridge` is a plugin, for primary user-defined networks. */
  binding: 'masquerade' | 'bridge' | 'sriov' | 'l2bridge';
  mac: string;
  /** What the VM reports, without prefix length. */
  addresses: string[];
  /** The address that the guest sets itself, with prefix length; otherwise it asks by DHCP. */
  staticAddress?: string;
  /** On the pod network: what lies between pod and guest for IPv6, in CIDR notation. */
  ipv6Network?: string;
  /** TCP ports that the VM says it serves. */
  ports?: { name: string; port: number }[];
}

/** A running virtual machine, as far as it matters for its objects. */
export interface Machine {
  namespace: string;
  /** At most 63 characters, as it becomes the value of labels. */
  name: string;
  description: string;
  created: Timestamp;
  started: Timestamp;
  /** Name of the node that it runs on. */
  node: string;
  labels?: Record<string, string>;
  /** Labels of instance and pod. */
  templateLabels?: Record<string, string>;
  cores: number;
  memoryGi: number;
  nics: Nic[];
}

/** Name of an interface within the machine's pod. */
export function podInterfaceOf(nic: Nic): string {
  return nic.nad === undefined ? 'eth0' : podInterfaceName(nic.name);
}

/** What the guest calls the interface at this place: each sits on a PCI bus of its own. */
export function guestInterfaceAt(index: number): string {
  return `enp${index + 1}s0`;
}

/** Labels that the template gives to instance and pod. */
export function templateLabelsOf({ name, templateLabels }: Machine): Record<string, string> {
  return { 'kubevirt.io/domain': name, ...templateLabels };
}
