import type { Binding } from '../spec/interface-values';

export interface PortForm {
  name: string;
  port: string;
  /** '' stands for TCP. */
  protocol: string;
}

export interface PrivateOptionForm {
  option: string;
  value: string;
}

/** An interface as a form shows it: text as typed, '' for nothing. */
export interface InterfaceForm {
  name: string;
  /** `other`: a source that the form does not know, or none, or several. */
  networkKind: 'pod' | 'multus' | 'other';
  /** `name` or `namespace/name` of a NetworkAttachmentDefinition, with kind multus. */
  networkName: string;
  binding: Binding;
  /** '' leaves the choice to the VM's preference. */
  model: string;
  /** '' has one given. */
  mac: string;
  /** '' means up. */
  state: string;
  bootOrder: string;
  ports: readonly PortForm[];
  pciAddress: string;
  bootFileName: string;
  tftpServerName: string;
  /** Separated by commas. */
  ntpServers: string;
  privateOptions: readonly PrivateOptionForm[];
  /** With kind pod. */
  vmNetworkCIDR: string;
  vmIPv6NetworkCIDR: string;
  /** Of all interfaces of the VM. */
  multiqueue: boolean;
}

export type InterfaceField = keyof InterfaceForm;
