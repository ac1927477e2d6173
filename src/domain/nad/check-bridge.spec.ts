import { nadCatalog } from '../findings/catalog/nad';
import { testCoverage, testRules, type RuleCase } from '../findings/testing/cases';
import { checkNad } from './check';
import { networkOf, type Parts } from './testing/networks';

const bridge = { cniVersion: '0.3.1', name: 'net', type: 'bridge', bridge: 'br1' };

/** A healthy network with some parts exchanged. */
const network = (changes: Partial<Parts>) =>
  networkOf({ resourceName: 'bridge.network.kubevirt.io/br1', config: bridge, ...changes });

const withBridge = (extra: object): Partial<Parts> => ({ config: { ...bridge, ...extra } });

/** A list of plugins of which the first is a bridge. */
const named = (beside: object, second = 'tuning'): Partial<Parts> => ({
  config: { name: 'x', plugins: [bridge, { type: second }], ...beside },
});

const macvlan = (extra: object): Partial<Parts> => ({
  resourceName: null,
  config: { type: 'macvlan', name: 'net', master: 'eth1', ...extra },
});

type Row = [code: string, path: string, fires: Partial<Parts>, silent: Partial<Parts>];

const toCase = ([code, path, fires, silent]: Row): RuleCase => [
  code,
  path,
  network(fires),
  network(silent),
];

const rows: Row[] = [
  ['VMN120', 'spec.config.bridge', withBridge({ bridge: '' }), {}],
  [
    'VMN120',
    'spec.config.bridge',
    { config: { type: 'bridge' } },
    { config: { type: 'bridge', bridge: 'br1' } },
  ],
  [
    'VMN120',
    'spec.config.plugins[0].bridge',
    { config: { name: 'x', plugins: [{ type: 'bridge' }] } },
    {},
  ],
  ['VMN121', 'spec.config.bridge', withBridge({ bridge: 7 }), {}],
  [
    'VMN122',
    'spec.config.bridge',
    withBridge({ bridge: 'b234567890123456' }),
    withBridge({ bridge: 'b23456789012345' }),
  ],
  [
    'VMN123',
    'spec.config.bridge',
    withBridge({ bridge: 'br 1' }),
    withBridge({ bridge: 'br.1_a-B' }),
  ],
  ['VMN130', 'spec.config.vlan', withBridge({ vlan: '100' }), withBridge({ vlan: 100 })],
  ['VMN130', 'spec.config.vlan', withBridge({ vlan: 1.5 }), withBridge({ vlan: 0 })],
  ['VMN131', 'spec.config.vlan', withBridge({ vlan: 4095 }), withBridge({ vlan: 4094 })],
  ['VMN131', 'spec.config.vlan', withBridge({ vlan: -1 }), withBridge({ vlan: 1 })],
  ['VMN132', 'spec.config.vlanTrunk', withBridge({ vlanTrunk: {} }), withBridge({ vlanTrunk: [] })],
  [
    'VMN132',
    'spec.config.vlanTrunk[0]',
    withBridge({ vlanTrunk: [100] }),
    withBridge({ vlanTrunk: [{ id: 1 }] }),
  ],
  [
    'VMN132',
    'spec.config.vlanTrunk[0].id',
    withBridge({ vlanTrunk: [{ id: '1' }] }),
    withBridge({ vlanTrunk: [{ id: 4094 }] }),
  ],
  ['VMN133', 'spec.config.vlanTrunk[1].id', withBridge({ vlanTrunk: [{ id: 1 }, { id: 0 }] }), {}],
  [
    'VMN133',
    'spec.config.vlanTrunk[0].maxID',
    withBridge({ vlanTrunk: [{ minID: 1, maxID: 4095 }] }),
    withBridge({ vlanTrunk: [{ minID: 1, maxID: 4094 }] }),
  ],
  [
    'VMN134',
    'spec.config.vlanTrunk[0].maxID',
    withBridge({ vlanTrunk: [{ minID: 1 }] }),
    withBridge({ vlanTrunk: [{ minID: 1, maxID: 1 }] }),
  ],
  [
    'VMN134',
    'spec.config.vlanTrunk[0].minID',
    withBridge({ vlanTrunk: [{ id: 5, maxID: 7 }] }),
    withBridge({ vlanTrunk: [{ id: 5, minID: 6, maxID: 7 }] }),
  ],
  [
    'VMN135',
    'spec.config.vlanTrunk[0].minID',
    withBridge({ vlanTrunk: [{ minID: 3, maxID: 2 }] }),
    withBridge({ vlanTrunk: [{ minID: 2, maxID: 2 }] }),
  ],
  [
    'VMN140',
    'spec.config.disableContainerInterface',
    withBridge({ disableContainerInterface: 'true' }),
    withBridge({ disableContainerInterface: true }),
  ],
  [
    'VMN140',
    'spec.config.macspoofchk',
    withBridge({ macspoofchk: 1 }),
    withBridge({ macspoofchk: false }),
  ],
  ['VMN141', 'spec.config.mtu', withBridge({ mtu: '9000' }), withBridge({ mtu: 9000 })],
  ['VMN142', 'spec.config.mtu', withBridge({ mtu: 67 }), withBridge({ mtu: 68 })],
  ['VMN142', 'spec.config.mtu', withBridge({ mtu: 65536 }), withBridge({ mtu: 0 })],
  [
    'VMN143',
    'spec.config.hairpinMode',
    withBridge({ hairpinMode: true, promiscMode: true }),
    withBridge({ hairpinMode: true, promiscMode: false }),
  ],
  [
    'VMN144',
    'spec.config.ipam',
    withBridge({ disableContainerInterface: true, ipam: { type: 'static' } }),
    withBridge({ disableContainerInterface: true, ipam: {} }),
  ],
  [
    'VMN145',
    'spec.config.ipam',
    withBridge({ ipam: { type: 'dhcp' } }),
    withBridge({ ipam: { type: '' } }),
  ],
  [
    'VMN146',
    'spec.config.macspoofcheck',
    withBridge({ macspoofcheck: true }),
    withBridge({ 'x-note': 1 }),
  ],
  ['VMN146', 'spec.config.vlanid', withBridge({ vlanid: 7 }), withBridge({ vlan: 7 })],
  ['VMN147', 'spec.config.type', withBridge({ type: 'cnv-bridge' }), {}],
  [
    'VMN136',
    'spec.config.preserveDefaultVlan',
    withBridge({ vlan: 7, preserveDefaultVlan: true }),
    withBridge({ vlan: 0, preserveDefaultVlan: true }),
  ],
  [
    'VMN136',
    'spec.config.preserveDefaultVlan',
    withBridge({ vlanTrunk: [{ id: 7 }], preserveDefaultVlan: true }),
    withBridge({ vlanTrunk: [{ id: 7 }], preserveDefaultVlan: false }),
  ],
  [
    'VMN137',
    'spec.config.vlanTrunk',
    withBridge({ vlan: 7, vlanTrunk: [{ id: 8 }] }),
    withBridge({ vlan: 0, vlanTrunk: [{ id: 8 }] }),
  ],
  [
    'VMN138',
    'spec.config.vlanTrunk[1]',
    withBridge({ vlanTrunk: [{ id: 8 }, {}] }),
    withBridge({ vlanTrunk: [] }),
  ],
  ['VMN146', 'spec.config.vlanID', withBridge({ vlanID: 7 }), withBridge({ vlan: 7, vlanID: 7 })],
  [
    'VMN146',
    'spec.config.vlanTrunk[0].mimID',
    withBridge({ vlanTrunk: [{ mimID: 1, maxID: 2 }] }),
    withBridge({ vlanTrunk: [{ minID: 1, maxID: 2 }] }),
  ],
  ['VMN147', 'spec.config.plugins[1].type', named({}, 'cnv-tuning'), named({}, 'tuning')],
  ['VMN148', 'spec.config.Vlan', withBridge({ Vlan: 7 }), withBridge({ vlan: 7 })],
  ['VMN148', 'spec.config.macSpoofChk', withBridge({ macSpoofChk: true }), {}],
  ['VMN131', 'spec.config.Vlan', withBridge({ Vlan: 4095 }), withBridge({ Vlan: 4094 })],
  ['VMN149', 'spec.config.master', withBridge({ master: 'eth1' }), macvlan({ master: 'eth1' })],
  ['VMN149', 'spec.config.topology', withBridge({ topology: 'layer2' }), {}],
];

describe('checkNad of Linux bridges', () => {
  const cases = rows.map(toCase);
  testRules(cases, checkNad);
  // The others are in check.spec.ts.
  testCoverage(cases, nadCatalog, [
    'VMN101',
    'VMN102',
    'VMN103',
    'VMN104',
    'VMN105',
    'VMN110',
    'VMN111',
    'VMN112',
    'VMN113',
    'VMN114',
    'VMN115',
    'VMN116',
    'VMN117',
    'VMN118',
    'VMN119',
    'VMN124',
    'VMN125',
    'VMN126',
    'VMN127',
    'VMN128',
    'VMN129',
    'VMN150',
    'VMN151',
    'VMN152',
  ]);
});
