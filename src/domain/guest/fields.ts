/** What the form has of each interface. */
export type NicFieldName =
  | 'matchBy'
  | 'mac'
  | 'name'
  | 'dhcp4'
  | 'dhcp6'
  | 'addresses'
  | 'nameservers'
  | 'search'
  | 'routes'
  | 'mtu';

/** The field of an interface in the form's values. */
export const nicField = (index: number, name: NicFieldName): string => `nic${index}_${name}`;

/** Fields of the guest as a whole. */
export const DEFAULT_NIC = { 4: 'defaultNic4', 6: 'defaultNic6' } as const;
export const GATEWAY = { 4: 'gateway4', 6: 'gateway6' } as const;

/** Stands for default routes through several interfaces; they stay as they are. */
export const SEVERAL = 'several';
