import { podInterfaceName } from '../kubernetes/address.ts';
import { suffixOf } from '../kubernetes/meta.ts';
import type { Timestamp } from '../kubernetes/time.ts';

/** The version of KubeVirt in all scenarios. */
export const KUBEVIRT_VERSION = 'v1.9.0';

/** A network interface of a machine. */
export interface Nic {
  /** Of the interface and of its network in the VM. */
  name: string;
  /** The NetworkAttachmentDefinition in the machine's namespace; without one, the pod network. */
  nad?: string;
  binding: 'masquerade' | 'bridge' | 'sriov';
  mac: string;
  /** What the VM reports, without prefix length. */
  addresses: string[];
  /** The address that the guest sets itself, with prefix length; otherwise it asks by DHCP. */
  staticAddress?: string;
  /** Addresses that the network gave to the pod, without prefix length. */
  assigned?: string[];
  /** TCP ports that the VM says it serves. */
  ports?: { name: string; port: number }[];
  /** Resource that the machine's pod asks for to get the interface. */
  resource?: string;
  /** Of the virtual function. */
  pciAddress?: string;
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
  podIp: string;
  labels?: Record<string, string>;
  /** Labels of instance and pod. */
  templateLabels?: Record<string, string>;
  cores: number;
  memoryGi: number;
  nics: Nic[];
}

/** Kubernetes cuts the beginning of a generated name, so that the whole has 63 characters. */
const MAX_GENERATED = 58;

/** Name of the pod that a machine runs in. */
export function launcherName({ namespace, name }: Pick<Machine, 'namespace' | 'name'>): string {
  const beginning = `virt-launcher-${name}-`.slice(0, MAX_GENERATED);
  return `${beginning}${suffixOf(`virt-launcher ${namespace}/${name}`)}`;
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
