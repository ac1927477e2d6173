import type { Schema } from '../../shapes/schema';

/**
 * The fields of interfaces and networks.
 *
 * Source: the CRD virtualmachines.kubevirt.io.
 */
export const interfaceSchema: Schema = {
  name: 'text',
  acpiIndex: 'integer',
  binding: 'object',
  bootOrder: 'integer',
  bridge: 'object',
  dhcpOptions: 'object',
  macAddress: 'text',
  macvtap: 'object',
  masquerade: 'object',
  model: 'text',
  passt: 'object',
  passtBinding: 'object',
  pciAddress: 'text',
  portRanges: 'list',
  ports: 'list',
  slirp: 'object',
  sriov: 'object',
  state: 'text',
  tag: 'text',
};

export const portSchema: Schema = { name: 'text', port: 'integer', protocol: 'text' };
export const portRangeSchema: Schema = { start: 'integer', end: 'integer', protocol: 'text' };
export const dhcpSchema: Schema = {
  bootFileName: 'text',
  ntpServers: 'list',
  privateOptions: 'list',
  tftpServerName: 'text',
};
export const privateOptionSchema: Schema = { option: 'integer', value: 'text' };
export const bindingSchema: Schema = { name: 'text' };

export const networkSchema: Schema = {
  name: 'text',
  multus: 'object',
  pod: 'object',
  resourceClaim: 'object',
};
export const multusSchema: Schema = { default: 'boolean', networkName: 'text' };
export const podSchema: Schema = { vmIPv6NetworkCIDR: 'text', vmNetworkCIDR: 'text' };
export const resourceClaimSchema: Schema = { claimName: 'text', requestName: 'text' };

/** Fields of `devices` that are about networks. */
export const devicesSchema: Schema = {
  autoattachPodInterface: 'boolean',
  interfaces: 'list',
  networkInterfaceMultiqueue: 'boolean',
};

/** The other fields of `devices`, none of which is a misspelt one of ours. */
export const otherDevices: ReadonlySet<string> = new Set([
  'autoattachGraphicsDevice',
  'autoattachInputDevice',
  'autoattachMemBalloon',
  'autoattachSerialConsole',
  'autoattachVSOCK',
  'blockMultiQueue',
  'clientPassthrough',
  'disableHotplug',
  'disks',
  'downwardMetrics',
  'filesystems',
  'gpus',
  'hostDevices',
  'inputs',
  'logSerialConsole',
  'panicDevices',
  'rng',
  'sound',
  'tpm',
  'useVirtioTransitional',
  'video',
  'watchdog',
]);

/** What people write, far from the field's name. */
export const equivalents: Readonly<Record<string, string>> = {
  mac: 'macAddress',
  hwaddr: 'macAddress',
  linkState: 'state',
  passtbinding: 'passtBinding',
};
