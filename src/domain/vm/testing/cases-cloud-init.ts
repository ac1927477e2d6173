import type { RuleCase } from '../../findings/testing/cases';
import { AT } from './cases-layout';
import { bridgeNic, masquerade, multus, podNetwork, vmiOf, vmOf, type VmParts } from './vms';

type Json = Record<string, unknown>;

const VOLUME = `${AT}.volumes[0]`;
const NO_CLOUD = `${VOLUME}.cloudInitNoCloud`;
const TEXT = `${NO_CLOUD}.networkData`;

const LAN_MAC = '02:00:00:00:00:0a';
const lan = (changes: Json = {}) => bridgeNic({ macAddress: LAN_MAC, ...changes });

const withVolumes = (volumes: (Json & { name: string })[], parts: VmParts = {}) =>
  vmOf({
    interfaces: [lan()],
    networks: [multus()],
    template: { volumes },
    ...parts,
  });
const withData = (data: Json, parts: VmParts = {}) =>
  withVolumes([{ name: 'ci', cloudInitNoCloud: data }], parts);
const withText = (lines: readonly string[], parts: VmParts = {}) =>
  withData({ networkData: lines.join('\n') }, parts);

/** The only interface, with these lines below its name. */
const nic = (...lines: string[]): string[] => [
  'version: 2',
  'ethernets:',
  '  eth0:',
  ...lines.map((line) => `    ${line}`),
];
const one = (lines: string[], parts: VmParts = {}) => [withText(nic(...lines), parts)];
const nic1 = (...lines: string[]): string[] => [
  'version: 1',
  'config:',
  '- type: physical',
  '  name: eth0',
  ...lines.map((line) => `  ${line}`),
];
const one1 = (...lines: string[]) => [withText(nic1(...lines))];

const ADDRESS = 'addresses: [10.1.2.3/24]';

const texts: RuleCase[] = [
  ['VMN740', TEXT, [withText(['ethernets:', '  eth0:', '    dhcp4: true'])], one(['dhcp4: true'])],
  ['VMN740', TEXT, [withText(['version: "2"', 'ethernets: {}'])], [withText(['version: 2'])]],
  // Nothing, a word that switches it off, and what cannot be told without a parser.
  ['VMN740', TEXT, [withText(['network:', '  dhcp4: true'])], [withText(['# nothing'])]],
  ['VMN740', TEXT, [withText(['network: {}'])], [withText(['network: {config: disabled}'])]],
  ['VMN740', TEXT, [withText(['version: 3'])], [withText(['version: |', '  3'])]],
  [
    'VMN741',
    TEXT,
    [withText([...nic('dhcp4: true'), 'eth1:', '  dhcp4: true'])],
    one(['dhcp4: true']),
  ],
  [
    'VMN741',
    TEXT,
    [withText(['version: 2', 'ethernet: {eth0: {dhcp4: true}}'])],
    [withText(['version: 2', 'renderer: networkd', 'vrfs: {}', 'bonds: {}'])],
  ],
  [
    'VMN742',
    TEXT,
    [withText(['version: 1', 'config:', '- type: ethernet', '  name: eth0'])],
    one1(),
  ],
  ['VMN743', TEXT, one(['addresses: [192.168.1/24]']), one([ADDRESS])],
  ['VMN743', TEXT, one(['addresses: [10.1.2.3/33]']), one(['addresses: ["fd00::3/64"]'])],
  [
    'VMN743',
    TEXT,
    one1('subnets:', '- type: static', '  address: 10.1.2'),
    one1('subnets:', '- type: static', '  address: 10.1.2.3/255.255.255.0'),
  ],
  ['VMN744', TEXT, one(['addresses: [10.1.2.3]']), one([ADDRESS])],
  [
    'VMN744',
    TEXT,
    one1('subnets:', '- type: static', '  address: 10.1.2.3'),
    one1('subnets:', '- type: static', '  address: 10.1.2.3', '  netmask: 255.255.255.0'),
  ],
  [
    'VMN745',
    TEXT,
    one([ADDRESS, 'routes: [{via: 10.1.2.1}]']),
    one([ADDRESS, 'routes: [{to: default, via: 10.1.2.1}]']),
  ],
  [
    'VMN745',
    TEXT,
    one([ADDRESS, 'routes: [{to: 10.9.0.0/16, via: fd00::1}]']),
    one([ADDRESS, 'routes: [{to: 10.9.0.0/16, via: 10.1.2.1, metric: 50}]']),
  ],
  [
    'VMN745',
    TEXT,
    one([ADDRESS, 'routes: [{to: 10.9.0.0/16, via: 10.1.2.1, metric: low}]']),
    one([ADDRESS, 'routes: [{to: 10.9.0.9, via: 10.1.2.1}]']),
  ],
  [
    'VMN746',
    TEXT,
    one([ADDRESS, 'gateway4: 10.1.2.1', 'routes: [{to: 0.0.0.0/0, via: 10.1.2.254}]']),
    one([ADDRESS, 'gateway4: 10.1.2.1', 'routes: [{to: "::/0", via: fd00::1}]']),
  ],
  [
    'VMN746',
    TEXT,
    [
      withText([
        ...nic('gateway4: 10.1.2.1'),
        '  eth1:',
        '    routes: [{to: default, via: 10.3.0.1}]',
      ]),
    ],
    [
      withText([
        ...nic('gateway4: 10.1.2.1'),
        '  eth1:',
        '    routes: [{to: default, via: 10.3.0.1, metric: 200}]',
      ]),
    ],
  ],
  // A table of its own is asked for what is meant for it alone.
  [
    'VMN746',
    TEXT,
    one(['routes: [{to: default, via: 10.1.2.1}, {to: default, via: 10.1.2.2}]']),
    one(['routes: [{to: default, via: 10.1.2.1}, {to: default, via: 10.1.2.2, table: 100}]']),
  ],
  ['VMN747', TEXT, one([ADDRESS, 'gateway4: 10.1.3.1']), one([ADDRESS, 'gateway4: 10.1.2.1'])],
  [
    'VMN747',
    TEXT,
    one([ADDRESS, 'routes: [{to: default, via: 10.1.3.1}]']),
    one([ADDRESS, 'routes: [{to: default, via: 10.1.3.1, on-link: true}]']),
  ],
  [
    'VMN747',
    TEXT,
    one([ADDRESS, 'routes: [{to: 10.9.0.0/16, via: 10.1.3.1}]']),
    one([ADDRESS, 'dhcp4: true', 'routes: [{to: 10.9.0.0/16, via: 10.1.3.1}]']),
  ],
  [
    'VMN748',
    TEXT,
    one(['dhcp4: true', 'nameservers: {search: [a.test]}']),
    one(['dhcp4: true', 'nameservers: {search: [a.test], addresses: [10.1.2.9]}']),
  ],
  [
    'VMN748',
    TEXT,
    one(['dhcp4: true', 'nameservers:', '  search:', '  - a.test']),
    one([ADDRESS, 'nameservers: {search: [a.test]}']),
  ],
  [
    'VMN749',
    TEXT,
    one([ADDRESS, 'gateway4: 10.1.2.1']),
    one([ADDRESS, 'routes: [{to: default, via: 10.1.2.1}]']),
  ],
  [
    'VMN749',
    TEXT,
    one(['gateway6: fd00::1']),
    one1('subnets:', '- type: static', '  address: 10.1.2.3/24', '  gateway: 10.1.2.1'),
  ],
  [
    'VMN750',
    TEXT,
    one(['match:', '  macaddress: 52:54:00:12:34:56', 'dhcp4: true']),
    one(['match:', '  macaddress: "52:54:00:12:34:56"', 'dhcp4: true']),
  ],
  // With a letter, or a leading zero, it is text without quotes, too.
  ['VMN750', TEXT, one1('mac_address: 52:54:00:12:34:56'), one1('mac_address: 02:54:00:12:34:56')],
  [
    'VMN751',
    TEXT,
    one(['match: {macaddress: 02:00:00:00:0a}']),
    one([`match: {macaddress: "${LAN_MAC}"}`]),
  ],
  [
    'VMN763',
    TEXT,
    one(['set-name: front']),
    one([`match: {macaddress: "${LAN_MAC}"}`, 'set-name: front']),
  ],
  ['VMN764', TEXT, one(['addresses: 10.1.2.3/24']), one(['addresses:', '- 10.1.2.3/24'])],
  ['VMN764', TEXT, one([ADDRESS, 'routes: {to: default}']), one([ADDRESS, 'routes: []'])],
  ['VMN764', TEXT, one1('subnets: {type: dhcp4}'), one1('subnets: [{type: dhcp4}]')],
  [
    'VMN764',
    TEXT,
    [withText(['version: 1', 'config: {}'])],
    [withText(['version: 1', 'config: []'])],
  ],
  ['VMN765', TEXT, [withText(nic())], one(['dhcp4: true'])],
  [
    'VMN765',
    TEXT,
    [withText(['version: 2', 'ethernets:'])],
    [withText(['version: 2', 'ethernets: {}'])],
  ],
  ['VMN766', TEXT, one([ADDRESS, 'gateway4: 10.1.2']), one([ADDRESS, 'gateway4: 10.1.2.1'])],
  ['VMN766', TEXT, one(['gateway6: 10.1.2.1']), one(['gateway6: fd00::1'])],
  [
    'VMN767',
    TEXT,
    one(['nameservers: {addresses: [dns.test]}']),
    one(['nameservers: {addresses: [10.1.2.9, "fd00::9"]}']),
  ],
  ['VMN768', TEXT, one(['mtu: jumbo']), one(['mtu: 9000'])],
  ['VMN768', TEXT, one(['mtu: 67']), one(['mtu: "68"'])],
  [
    'VMN769',
    TEXT,
    one([ADDRESS, 'routes: [{to: default}]']),
    one([ADDRESS, 'routes: [{to: 10.9.0.0/16}, {to: default, scope: link}]']),
  ],
  ['VMN755', TEXT, one(['addresses: [10.1.2.0/24]']), one(['addresses: [10.1.3.0/23]'])],
  ['VMN755', TEXT, one(['addresses: [10.1.2.255/24]']), one(['addresses: [10.1.2.1/31]'])],
  [
    'VMN757',
    TEXT,
    [withText([...nic(ADDRESS), '  eth1:', `    ${ADDRESS}`])],
    [withText([...nic(ADDRESS), '  eth1:', '    addresses: [10.1.2.4/24]'])],
  ],
];

const ovn = (config: Json): object => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name: 'lan-net', namespace: 'default' },
  spec: {
    config: JSON.stringify({
      cniVersion: '0.3.1',
      name: 'net',
      type: 'ovn-k8s-cni-overlay',
      topology: 'layer2',
      netAttachDefName: 'default/lan-net',
      ...config,
    }),
  },
});
const primaryOf = (config: Json): object =>
  ovn({ role: 'primary', subnets: '10.1.2.0/24', ...config });
const onPrimary: VmParts = {
  interfaces: [{ name: 'default', binding: { name: 'l2bridge' } }],
  networks: [podNetwork],
};
const clone = (parts: VmParts = {}, ...lines: string[]) =>
  withText(nic(...lines), {
    name: 'clone',
    interfaces: [lan({ macAddress: '02:00:00:00:00:0c' })],
    ...parts,
  });
const byMac = (mac: string): string[] => [`match: {macaddress: "${mac}"}`, 'dhcp4: true'];
const reporting = (ipAddress: string) =>
  vmiOf({
    name: 'other',
    interfaces: [bridgeNic()],
    networks: [multus()],
    status: {
      interfaces: [{ name: 'lan', mac: '02:00:00:00:00:0d', ipAddress, ipAddresses: [ipAddress] }],
    },
  });

const onVm: RuleCase[] = [
  ['VMN752', TEXT, one(byMac('02:00:00:00:00:0b')), one(byMac(LAN_MAC.toUpperCase()))],
  // Of an interface that gets its address later nobody knows which it will be.
  [
    'VMN752',
    TEXT,
    one(byMac('02:00:00:00:00:0b'), {
      interfaces: [lan(), { ...masquerade, macAddress: '02:00:00:00:00:0c' }],
      networks: [multus(), podNetwork],
    }),
    one(byMac('02:00:00:00:00:0b'), {
      interfaces: [lan(), masquerade],
      networks: [multus(), podNetwork],
    }),
  ],
  [
    'VMN753',
    TEXT,
    [...one([ADDRESS]), ovn({ subnets: '10.1.3.0/24' })],
    [...one([ADDRESS]), ovn({ subnets: '10.1.2.0/24' })],
  ],
  // Without subnets, and where it is not known which interface is meant.
  [
    'VMN753',
    TEXT,
    [...one([ADDRESS]), ovn({ subnets: '10.1.3.0/24,fd00::/64' })],
    [...one([ADDRESS]), ovn({})],
  ],
  [
    'VMN753',
    TEXT,
    [...one([ADDRESS]), ovn({ subnets: '10.1.3.0/24' })],
    [
      withText(['version: 2', 'ethernets:', '  ens9:', `    ${ADDRESS}`, '  ens8: {dhcp4: true}']),
      ovn({ subnets: '10.1.3.0/24' }),
    ],
  ],
  ['VMN754', TEXT, one([ADDRESS, 'gateway4: 10.1.2.3']), one([ADDRESS, 'gateway4: 10.1.2.1'])],
  [
    'VMN754',
    TEXT,
    [...one(['addresses: [10.1.2.1/24]'], onPrimary), primaryOf({})],
    [...one(['addresses: [10.1.2.3/24]'], onPrimary), primaryOf({})],
  ],
  [
    'VMN756',
    TEXT,
    [...one([ADDRESS]), clone({}, ADDRESS)],
    [...one([ADDRESS]), clone({}, 'addresses: [10.1.2.4/24]')],
  ],
  [
    'VMN756',
    TEXT,
    [...one([ADDRESS]), clone({}, ADDRESS)],
    [...one([ADDRESS]), clone({ networks: [multus('other-net')] }, ADDRESS)],
  ],
  [
    'VMN756',
    TEXT,
    [...one([ADDRESS]), reporting('10.1.2.3')],
    [...one([ADDRESS]), reporting('10.1.2.4')],
  ],
  // The VM's own instance, and data in a Secret, which are not read.
  [
    'VMN756',
    TEXT,
    [...one([ADDRESS]), clone({}, ADDRESS)],
    [
      ...one([ADDRESS], { name: 'other' }),
      reporting('10.1.2.3'),
      withData({ networkDataSecretRef: { name: 'net' } }, { name: 'clone' }),
    ],
  ],
];

const CONFIG_DRIVE = `${VOLUME}.cloudInitConfigDrive`;
const onDrive = (data: Json) => [withVolumes([{ name: 'ci', cloudInitConfigDrive: data }])];
const user = { userData: '#cloud-config' };
const LIMIT = 2048;

const volumes: RuleCase[] = [
  [
    'VMN758',
    `${CONFIG_DRIVE}.networkData`,
    onDrive({ ...user, networkData: nic('dhcp4: true').join('\n') }),
    onDrive({ ...user, networkData: '{"links": []}' }),
  ],
  [
    'VMN758',
    `${CONFIG_DRIVE}.networkDataBase64`,
    onDrive({ networkDataBase64: btoa('version: 2') }),
    onDrive({ networkDataSecretRef: { name: 'net' } }),
  ],
  [
    'VMN759',
    `${AT}.volumes[1]`,
    [
      withVolumes([
        { name: 'a', cloudInitNoCloud: user },
        { name: 'b', cloudInitConfigDrive: user },
      ]),
    ],
    [
      withVolumes([
        { name: 'a', cloudInitNoCloud: user },
        { name: 'b', containerDisk: { image: 'x' } },
      ]),
    ],
  ],
  [
    'VMN760',
    NO_CLOUD,
    [withData({ networkData: 'version: 2', networkDataSecretRef: { name: 'net' } })],
    [withData({ userData: '#', networkDataSecretRef: { name: 'net' } })],
  ],
  [
    'VMN760',
    CONFIG_DRIVE,
    onDrive({ userData: '#', userDataBase64: btoa('#') }),
    onDrive({ userData: '#', userDataBase64: '' }),
  ],
  // Bytes count, not characters.
  [
    'VMN761',
    TEXT,
    [withText([`# ${'ü'.repeat(LIMIT / 2)}`])],
    [withText([`# ${'u'.repeat(LIMIT - 2)}`])],
  ],
  [
    'VMN761',
    `${NO_CLOUD}.userDataBase64`,
    [withData({ userDataBase64: btoa('x'.repeat(LIMIT + 1)) })],
    [withData({ userDataBase64: btoa('x'.repeat(LIMIT)) })],
  ],
  ['VMN762', NO_CLOUD, [withData({})], [withData({ secretRef: { name: 'user' } })]],
];

/** What a VM tells cloud-init. */
export const cloudInitCases: RuleCase[] = [...texts, ...onVm, ...volumes];
