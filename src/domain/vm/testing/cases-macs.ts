import type { RuleCase } from '../../findings/testing/cases';
import { bridgeWith, ovnWith } from '../../nad/testing/networks';
import { AT, NIC } from './cases-layout';
import { bridgeNic, masquerade, multus, podNetwork, vmiOf, vmOf, type VmParts } from './vms';

type Json = Record<string, unknown>;

const MAC = `${NIC}.macAddress`;
const FIRST = `${AT}.domain.devices.interfaces[0]`;

const lan = (parts: Json = {}) => bridgeWith({}, { name: 'lan-net', ...parts });
const localnet = (changes: Json = {}, parts: Json = {}) =>
  ovnWith(
    'localnet',
    { physicalNetworkName: 'phys', vlanID: 7, ...changes },
    { name: 'lan-net', ...parts },
  );
const layer2 = (changes: Json = {}, parts: Json = {}) =>
  ovnWith(
    'layer2',
    { netAttachDefName: 'default/lan-net', ...changes },
    { name: 'lan-net', ...parts },
  );
const namespace = (name: string, labels: Json = {}) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels },
});
const primaryNad = layer2({ role: 'primary', subnets: '10.1.0.0/16' }, { name: 'primary' });

const l2bridge: VmParts = {
  interfaces: [{ name: 'default', binding: { name: 'l2bridge' } }],
  networks: [podNetwork],
};
const mac = '02:00:00:00:00:aa';
const holder = (name: string, parts: VmParts = {}, changes: Json = {}) =>
  vmOf({
    name,
    interfaces: [masquerade, bridgeNic({ macAddress: mac, ...changes })],
    ...parts,
  });
const onPod = (name: string) =>
  vmOf({
    name,
    interfaces: [{ ...masquerade, macAddress: mac }],
    networks: [podNetwork],
  });
const l2 = (name: string) =>
  vmOf({
    ...l2bridge,
    name,
    interfaces: [{ name: 'default', binding: { name: 'l2bridge' }, macAddress: mac }],
  });
const halted: VmParts = { spec: { runStrategy: 'Halted' } };
const other = { networks: [podNetwork, multus('other-net')] };
const otherNad = (changes: Json) => bridgeWith(changes, { name: 'other-net' });

const collisions: RuleCase[] = [
  [
    'VMN640',
    MAC,
    [holder('a'), holder('b')],
    [holder('a'), holder('b', {}, { macAddress: '02:00:00:00:00:ab' })],
  ],
  // Written in another way.
  ['VMN640', MAC, [holder('a'), holder('b', {}, { macAddress: '0200.0000.00AA' })], [holder('a')]],
  // Another name for the same bridge and VLAN, and another VLAN.
  [
    'VMN640',
    MAC,
    [holder('a'), holder('b', other), lan(), otherNad({})],
    [holder('a'), holder('b', other), lan(), otherNad({ vlan: 7 })],
  ],
  [
    'VMN640',
    MAC,
    [
      holder('a'),
      holder('b', other),
      localnet(),
      ovnWith(
        'localnet',
        { name: 'z', physicalNetworkName: 'phys', vlanID: 7 },
        { name: 'other-net' },
      ),
    ],
    [
      holder('a'),
      holder('b', other),
      localnet(),
      ovnWith(
        'localnet',
        { name: 'z', physicalNetworkName: 'else', vlanID: 7 },
        { name: 'other-net' },
      ),
    ],
  ],
  [
    'VMN640',
    MAC,
    [holder('a'), holder('b', other), layer2(), ovnWith('layer2', {}, { name: 'other-net' })],
    [
      holder('a'),
      holder('b', other),
      layer2(),
      ovnWith('layer2', { name: 'z' }, { name: 'other-net' }),
    ],
  ],
  [
    'VMN640',
    MAC,
    [holder('a'), holder('b', other), lan(), otherNad({})],
    [holder('a'), holder('b', other)],
  ],
  // Masquerade hides it.
  ['VMN640', MAC, [holder('a'), holder('b')], [onPod('a'), onPod('b')]],
  ['VMN640', `${FIRST}.macAddress`, [l2('a'), l2('b'), primaryNad], [l2('a'), l2('b')]],
  // The address that was given.
  [
    'VMN640',
    MAC,
    [
      holder('a'),
      vmOf({ name: 'b' }),
      vmiOf({ name: 'b', status: { interfaces: [{ name: 'lan', mac }] } }),
      vmiOf({ name: 'a' }),
    ],
    [holder('a'), vmOf({ name: 'b' }), vmiOf({ name: 'b' }), vmiOf({ name: 'a' })],
  ],
  // One of them is stopped.
  ['VMN640', MAC, [holder('a'), holder('b')], [holder('a'), holder('b', halted)]],
  [
    'VMN640',
    MAC,
    [holder('a'), holder('b'), vmiOf({ name: 'a' }), vmiOf({ name: 'b' })],
    [holder('a'), holder('b', { spec: { runStrategy: 'Manual' } }), vmiOf({ name: 'a' })],
  ],
  ['VMN641', MAC, [holder('a'), holder('b', halted)], [holder('b', halted)]],
  [
    'VMN641',
    MAC,
    [holder('a', halted), holder('b', halted)],
    [holder('a', halted), holder('b', { ...halted, ...other })],
  ],
  // It is on its way out.
  ['VMN640', MAC, [holder('a'), holder('b')], [holder('a'), holder('b', {}, { state: 'absent' })]],
];

const ignoring = namespace('default', { 'mutatevirtualmachines.kubemacpool.io': 'ignore' });
const bonded = (network: string): VmParts => ({
  interfaces: [bridgeNic({ name: 'a', macAddress: mac }), bridgeNic({ macAddress: mac })],
  networks: [multus('a', 'a'), multus(network)],
});

const inside: RuleCase[] = [
  // A namespace that looks after its addresses itself may bond two networks in the guest.
  ['VMN639', MAC, [vmOf(bonded('a')), ignoring], [vmOf(bonded('b')), ignoring]],
  ['VMN639', MAC, [vmOf(bonded('b')), namespace('default')], [vmOf(bonded('b')), ignoring]],
];

/** Rules on MAC addresses of VMs seen together. */
export const macCases: RuleCase[] = [...collisions, ...inside];
