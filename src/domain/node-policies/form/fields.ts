/** What the form has of each interface; which of it is shown depends on the type. */
export type InterfaceField =
  | 'name'
  | 'state'
  | 'mtu'
  | 'ports'
  | 'stp'
  | 'extraPatchPorts'
  | 'mode'
  | 'options'
  | 'base'
  | 'vlan'
  | 'ipv4'
  | 'addresses4'
  | 'ipv6'
  | 'addresses6'
  | 'lldp';

/** The field of an interface, by its place in the policy, in the form's values. */
export const interfaceField = (index: number, name: InterfaceField): string =>
  `interface${index}_${name}`;
