import { BRIDGE, bridgeConfig, type Mistake } from './mistake.ts';

/** A Linux bridge network with these mistaken settings. */
function mistake(name: string, problem: string, changes: Record<string, unknown>): Mistake {
  const bridge = 'bridge' in changes ? changes.bridge : BRIDGE;
  const named = typeof bridge === 'string' && /^[-\w.]+$/.test(bridge);
  return {
    name,
    problem,
    config: bridgeConfig(name, changes),
    ...(named && { resourceName: `bridge.network.kubevirt.io/${bridge}` }),
  };
}

const BRIDGE_NAMES: Mistake[] = [
  mistake('bridge-missing', 'No bridge is named: the plugin would make cni0', {
    bridge: undefined,
  }),
  mistake('bridge-empty', 'The name of the bridge is empty', { bridge: '' }),
  mistake('bridge-number', 'The name of the bridge is a number', { bridge: 1 }),
  mistake('bridge-name-too-long', 'The kernel takes 15 characters', {
    bridge: 'br-production-east',
  }),
  mistake('bridge-name-with-slash', 'The kernel takes no slash', { bridge: 'br/prod' }),
  mistake('bridge-on-no-node', 'No node has this bridge', { bridge: 'br-storage' }),
];

const VLANS: Mistake[] = [
  mistake('vlan-4095', 'The highest VLAN is 4094', { vlan: 4095 }),
  mistake('vlan-negative', 'A VLAN below 0', { vlan: -1 }),
  mistake('vlan-quoted', 'The VLAN is a text', { vlan: '100' }),
  mistake('vlan-fraction', 'The VLAN is no whole number', { vlan: 100.5 }),
  mistake('vlan-list', 'vlan takes one VLAN', { vlan: [100, 200] }),
  mistake('trunk-no-list', 'vlanTrunk is no list', { vlanTrunk: { id: 100 } }),
  mistake('trunk-of-numbers', 'vlanTrunk lists objects', { vlanTrunk: [100, 200] }),
  mistake('trunk-entry-empty', 'An entry of the trunk is empty', { vlanTrunk: [{}] }),
  mistake('trunk-id-0', 'The lowest VLAN of a trunk is 1', { vlanTrunk: [{ id: 0 }] }),
  mistake('trunk-id-4095', 'The highest VLAN is 4094', { vlanTrunk: [{ id: 4095 }] }),
  mistake('trunk-id-quoted', 'A VLAN of the trunk is a text', { vlanTrunk: [{ id: '100' }] }),
  mistake('trunk-min-without-max', 'The end of the range is missing', {
    vlanTrunk: [{ minID: 100 }],
  }),
  mistake('trunk-max-without-min', 'The start of the range is missing', {
    vlanTrunk: [{ maxID: 200 }],
  }),
  mistake('trunk-min-above-max', 'The range ends before it starts', {
    vlanTrunk: [{ minID: 200, maxID: 100 }],
  }),
  mistake('trunk-max-4095', 'The range goes beyond 4094', {
    vlanTrunk: [{ minID: 100, maxID: 4095 }],
  }),
];

const FLAGS: Mistake[] = [
  mistake('macspoofchk-quoted', 'A text where true or false belongs', { macspoofchk: 'true' }),
  mistake('container-interface-quoted', 'A text where true or false belongs', {
    disableContainerInterface: 'true',
  }),
  mistake('preserve-vlan-number', 'A number where true or false belongs', {
    vlan: 100,
    preserveDefaultVlan: 0,
  }),
  mistake('hairpin-and-promiscuous', 'The two exclude each other', {
    hairpinMode: true,
    promiscMode: true,
  }),
];

const OTHERS: Mistake[] = [
  mistake('mtu-quoted', 'The MTU is a text', { mtu: '1500' }),
  mistake('mtu-67', 'The kernel takes no MTU below 68', { mtu: 67 }),
  mistake('mtu-65536', 'The kernel takes no MTU above 65535', { mtu: 65_536 }),
  mistake('mtu-negative', 'An MTU below 0', { mtu: -1500 }),
  mistake('ipam-for-vms', 'VMs get no address from IPAM on a bridge', {
    ipam: { type: 'host-local', subnet: '10.20.30.0/24' },
  }),
  mistake('ipam-without-interface', 'IPAM needs the interface that is switched off', {
    disableContainerInterface: true,
    ipam: { type: 'host-local', subnet: '10.20.30.0/24' },
  }),
  mistake('key-misspelt-vlan', 'vlanId is no key: the VMs are in no VLAN', { vlanId: 100 }),
  mistake('key-misspelt-macspoofchk', 'macspoofcheck is no key: nothing is filtered', {
    macspoofcheck: true,
  }),
  mistake('type-cnv-bridge', 'The old name of the plugin', { type: 'cnv-bridge' }),
];

/** Mistakes in Linux bridge networks. */
export const BRIDGE_MISTAKES: Mistake[] = [...BRIDGE_NAMES, ...VLANS, ...FLAGS, ...OTHERS];
