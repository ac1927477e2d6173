import { cniCatalog } from '../findings/catalog/cni';
import { testCoverage, testRules, type RuleCase } from '../findings/testing/cases';
import { checkNad } from './check';
import { addressesWith, bridgeWith, macvlanWith, networkOf, sriovWith } from './testing/networks';
import { RESOURCE_NAME_ANNOTATION } from './types';

const at = (key: string) => `spec.config.${key}`;
const ipamAt = (key: string) => `spec.config.ipam.${key}`;

const whereabouts = (changes: object) =>
  addressesWith({ type: 'whereabouts', range: '10.200.5.0/24', ...changes });
const hostLocal = (changes: object) =>
  addressesWith({ type: 'host-local', subnet: '10.1.2.0/24', ...changes });
const ranges = (...sets: object[][]) => addressesWith({ type: 'host-local', ranges: sets });
const ipvlan = (changes: object) => macvlanWith({ type: 'ipvlan', mode: 'l2', ...changes });

const cases: RuleCase[] = [
  [
    'VMN301',
    at('master'),
    macvlanWith({ master: 'a-very-long-name' }),
    macvlanWith({ master: 'eth0.100' }),
  ],
  ['VMN301', at('master'), macvlanWith({ master: 'eth 1' }), macvlanWith({ master: 'bond0' })],
  ['VMN302', at('master'), macvlanWith({ master: '' }), macvlanWith({})],
  ['VMN302', at('master'), ipvlan({ master: undefined }), ipvlan({})],
  ['VMN303', at('mode'), macvlanWith({ mode: 'l2' }), macvlanWith({ mode: 'passthru' })],
  ['VMN303', at('mode'), ipvlan({ mode: 'bridge' }), ipvlan({ mode: 'l3s' })],
  ['VMN305', at('ipam'), ipvlan({ ipam: {} }), ipvlan({})],
  ['VMN310', at('ipam'), addressesWith({ range: '10.0.0.0/24' }), addressesWith({})],
  ['VMN311', ipamAt('range'), addressesWith({ type: 'whereabouts' }), whereabouts({})],
  [
    'VMN311',
    ipamAt('range'),
    whereabouts({ range: '' }),
    addressesWith({ type: 'whereabouts', ipRanges: [{ range: '10.0.0.0/24' }] }),
  ],
  [
    'VMN311',
    ipamAt('range'),
    addressesWith({ type: 'whereabouts', ipRanges: [] }),
    addressesWith({ type: 'whereabouts', configuration_path: '/etc/whereabouts.conf' }),
  ],
  [
    'VMN312',
    ipamAt('range'),
    whereabouts({ range: '10.200.5.0' }),
    whereabouts({ range: '10.200.5.7/24' }),
  ],
  [
    'VMN312',
    ipamAt('ipRanges[1].range'),
    whereabouts({ ipRanges: [{ range: 'fd00::/64' }, { range: 'x' }] }),
    whereabouts({ range: '010.200.5.0/24', ipRanges: [{ range: 'fd00::/64' }] }),
  ],
  [
    'VMN312',
    ipamAt('range'),
    whereabouts({ range: '10.200.5.1 - 10.200.5.9/24' }),
    whereabouts({ range: '10.200.5.1-10.200.5.9/24' }),
  ],
  [
    'VMN313',
    ipamAt('range'),
    whereabouts({ range: '192.168.1.5-192.168.2.25/28' }),
    whereabouts({ range: '192.168.2.20-192.168.2.25/28' }),
  ],
  [
    'VMN314',
    ipamAt('range_start'),
    whereabouts({ range_start: '10.200' }),
    whereabouts({ range_start: '' }),
  ],
  [
    'VMN314',
    ipamAt('gateway'),
    whereabouts({ gateway: 'gw' }),
    whereabouts({ gateway: '10.200.5.1' }),
  ],
  [
    'VMN315',
    ipamAt('range_end'),
    whereabouts({ range_end: '10.200.6.9' }),
    whereabouts({ range_end: '10.200.5.255' }),
  ],
  [
    'VMN316',
    ipamAt('exclude[0]'),
    whereabouts({ exclude: ['10.200.5'] }),
    whereabouts({ exclude: ['10.200.5.3'] }),
  ],
  [
    'VMN317',
    ipamAt('exclude[1]'),
    whereabouts({ exclude: ['10.200.5.3', '10.9.0.0/16'] }),
    whereabouts({ exclude: ['10.200.5.0/28'] }),
  ],
  [
    'VMN318',
    ipamAt('range_end'),
    whereabouts({ range_start: '10.200.5.9', range_end: '10.200.5.8' }),
    whereabouts({ range_start: '10.200.5.9', range_end: '10.200.5.9' }),
  ],
  [
    'VMN318',
    ipamAt('range'),
    whereabouts({ range: '10.200.5.9-10.200.5.8/24' }),
    whereabouts({ range: '10.200.5.9-10.200.5.9/24' }),
  ],
  [
    'VMN319',
    ipamAt('gateway'),
    whereabouts({ gateway: '10.9.0.1' }),
    whereabouts({ gateway: '10.200.5.254' }),
  ],
  [
    'VMN320',
    ipamAt('range'),
    whereabouts({ range: '10.200.5.4/31' }),
    whereabouts({ range: '10.200.5.4/30' }),
  ],
  [
    'VMN320',
    ipamAt('range'),
    whereabouts({ exclude: ['10.200.5.0/25', '10.200.5.128/25'] }),
    whereabouts({ exclude: ['10.200.5.0/25', '10.200.5.128/26'] }),
  ],
  ['VMN330', ipamAt('subnet'), addressesWith({ type: 'host-local' }), hostLocal({})],
  ['VMN330', ipamAt('subnet'), ranges(), ranges([{ subnet: '10.1.2.0/24' }])],
  ['VMN331', ipamAt('subnet'), hostLocal({ subnet: '' }), hostLocal({})],
  [
    'VMN331',
    ipamAt('ranges[0][0].subnet'),
    ranges([{ rangeStart: '10.1.2.5' }]),
    ranges([{ subnet: '10.1.2.0/24' }]),
  ],
  [
    'VMN332',
    ipamAt('subnet'),
    hostLocal({ subnet: '10.1.2.0/31' }),
    hostLocal({ subnet: '10.1.2.0/30' }),
  ],
  ['VMN333', ipamAt('subnet'), hostLocal({ subnet: '10.1.2.1/24' }), hostLocal({})],
  [
    'VMN334',
    ipamAt('rangeStart'),
    hostLocal({ rangeStart: '10.1.2' }),
    hostLocal({ rangeStart: '' }),
  ],
  [
    'VMN334',
    ipamAt('addresses[0].gateway'),
    addressesWith({ type: 'static', addresses: [{ address: '10.1.2.3/24', gateway: 'x' }] }),
    addressesWith({ type: 'static', addresses: [{ address: '10.1.2.3/24' }] }),
  ],
  [
    'VMN335',
    ipamAt('gateway'),
    hostLocal({ gateway: '10.1.3.1' }),
    hostLocal({ gateway: '10.1.2.1' }),
  ],
  [
    'VMN335',
    ipamAt('rangeEnd'),
    hostLocal({ rangeEnd: 'fd00::1' }),
    hostLocal({ rangeEnd: '10.1.2.9' }),
  ],
  [
    'VMN336',
    ipamAt('rangeEnd'),
    hostLocal({ rangeStart: '10.1.2.9', rangeEnd: '10.1.2.8' }),
    hostLocal({ rangeStart: '10.1.2.8', rangeEnd: '10.1.2.8' }),
  ],
  [
    'VMN337',
    ipamAt('ranges[0][0].subnet'),
    ranges([{ subnet: '10.1.2.0/24' }, { subnet: 'fd00::/64' }]),
    ranges([{ subnet: '10.1.2.0/24' }], [{ subnet: 'fd00::/64' }]),
  ],
  [
    'VMN338',
    ipamAt('ranges[1][0].subnet'),
    ranges([{ subnet: '10.1.2.0/24' }], [{ subnet: '10.1.2.0/25' }]),
    ranges(
      [{ subnet: '10.1.2.0/24', rangeEnd: '10.1.2.9' }],
      [{ subnet: '10.1.2.0/24', rangeStart: '10.1.2.10' }],
    ),
  ],
  ['VMN339', ipamAt('type'), hostLocal({}), whereabouts({})],
  [
    'VMN340',
    ipamAt('addresses[0].address'),
    addressesWith({ type: 'static', addresses: [{ address: '10.1.2.3' }] }),
    addressesWith({ type: 'static', addresses: [{ address: '10.1.2.3/24' }] }),
  ],
  [
    'VMN344',
    ipamAt('type'),
    addressesWith({ type: 'wherabouts' }),
    addressesWith({ type: 'my-ipam' }),
  ],
  [
    'VMN350',
    `metadata.annotations['${RESOURCE_NAME_ANNOTATION}']`,
    sriovWith({}, { resourceName: null }),
    sriovWith({}),
  ],
  ['VMN352', at('vlanQoS'), sriovWith({ vlan: 7, vlanQoS: 8 }), sriovWith({ vlan: 7, vlanQoS: 7 })],
  ['VMN353', at('vlanQoS'), sriovWith({ vlanQoS: 3 }), sriovWith({ vlan: 7, vlanQoS: 3 })],
  ['VMN353', at('vlanQoS'), sriovWith({ vlan: undefined }), sriovWith({})],
  [
    'VMN353',
    at('vlanProto'),
    sriovWith({ vlanProto: '802.1ad' }),
    sriovWith({ vlanProto: '802.1q' }),
  ],
  [
    'VMN354',
    at('vlanProto'),
    sriovWith({ vlanProto: '802.1' }),
    sriovWith({ vlan: 7, vlanProto: '802.1AD' }),
  ],
  [
    'VMN356',
    at('link_state'),
    sriovWith({ link_state: 'on' }),
    sriovWith({ link_state: 'enable' }),
  ],
  ['VMN357', at('trust'), sriovWith({ trust: 'yes' }), sriovWith({ trust: 'off' })],
  [
    'VMN358',
    at('min_tx_rate'),
    sriovWith({ min_tx_rate: 9, max_tx_rate: 8 }),
    sriovWith({ min_tx_rate: 9, max_tx_rate: 0 }),
  ],
  ['VMN359', 'metadata.annotations', sriovWith({}, { annotations: {} }), sriovWith({})],
  // Codes of all plugins.
  ['VMN125', at('spoofchk'), sriovWith({ spoofchk: true }), sriovWith({ spoofchk: 'on' })],
  ['VMN126', at('min_tx_rate'), sriovWith({ min_tx_rate: '9' }), sriovWith({ min_tx_rate: 9 })],
  ['VMN131', at('vlan'), sriovWith({ vlan: 4095 }), sriovWith({ vlan: 4094 })],
  ['VMN142', at('mtu'), macvlanWith({ mtu: -1 }), macvlanWith({ mtu: 0 })],
  [
    'VMN146',
    ipamAt('rangeStart'),
    whereabouts({ rangeStart: '10.200.5.9' }),
    whereabouts({ range_start: '10.200.5.9' }),
  ],
  [
    'VMN146',
    ipamAt('subnet'),
    addressesWith({ type: 'whereabouts', subnet: '10.0.0.0/8' }),
    whereabouts({}),
  ],
  [
    'VMN146',
    ipamAt('range'),
    addressesWith({ type: 'host-local', range: '10.0.0.0/8' }),
    hostLocal({}),
  ],
  ['VMN312', ipamAt('Range'), addressesWith({ type: 'whereabouts', Range: 'x' }), whereabouts({})],
  [
    'VMN312',
    at('ipam.range'),
    bridgeWith({ ipam: { type: 'whereabouts', range: 'x' } }),
    bridgeWith({ ipam: {} }),
  ],
];

describe('checkNad of macvlan, addresses and SR-IOV', () => {
  it.each([
    ['macvlan', macvlanWith({})],
    ['ipvlan', ipvlan({})],
    ['SR-IOV', sriovWith({})],
    [
      'SR-IOV with other plugins',
      networkOf({
        resourceName: 'openshift.io/nics',
        annotations: { 'sriovnetwork.openshift.io/owner-ref': 'SriovNetwork.sriovnetwork/a/net' },
        config: {
          cniVersion: '1.0.0',
          name: 'net',
          plugins: [{ type: 'sriov', vlan: 7, vlanQoS: 0, ipam: {} }, { type: 'tuning' }],
        },
      }),
    ],
  ])('has nothing to say of a healthy network: %s', (_name, network) => {
    expect(checkNad(network)).toEqual([]);
  });

  testRules(cases, checkNad);
  testCoverage(cases, cniCatalog);
});
