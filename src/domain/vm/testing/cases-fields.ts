import type { RuleCase } from '../../findings/testing/cases';
import { AT, net, nic, NIC, toCase } from './cases-layout';
import { portCases } from './cases-ports';
import { bridgeNic, kubeVirt, multus, podNetwork, vmiOf, vmOf, type VmParts } from './vms';

type Json = Record<string, unknown>;
type Row = Parameters<typeof toCase>[0];

const FIRST = `${AT}.domain.devices.interfaces[0]`;

/** The VM with its interface on the pod network exchanged. */
const pod = (entry: Json, network: Json = {}): VmParts => ({
  interfaces: [{ name: 'default', ...entry }],
  networks: [{ name: 'default', pod: network }],
});

const masqueradeWith = (changes: Json): VmParts => pod({ masquerade: {}, ...changes });
const ports = (...list: Json[]): VmParts => masqueradeWith({ ports: list });

const hyperConverged = (spec: Json) => ({
  apiVersion: 'hco.kubevirt.io/v1beta1',
  kind: 'HyperConverged',
  metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
  spec,
});

const two = (changes: Json, others: Json): VmParts => ({
  interfaces: [bridgeNic({ name: 'a', ...others }), bridgeNic(changes)],
  networks: [multus('a', 'a'), multus()],
});

const disk = (changes: Json, entry: Json): VmParts => ({
  ...nic(entry),
  devices: { disks: [{ name: 'root', disk: { bus: 'virtio' }, ...changes }] },
  template: { volumes: [{ name: 'root', containerDisk: { image: 'x' } }] },
});

const sriov = (changes: Json = {}) => nic({ bridge: undefined, sriov: {}, ...changes });

const bindings: Row[] = [
  ['VMN623', NIC, nic({ bridge: undefined }), nic({})],
  ['VMN623', NIC, nic({ bridge: undefined, masqerade: {} }), nic({ bridge: null })],
  ['VMN624', NIC, nic({ masquerade: {} }), nic({})],
  [
    'VMN624',
    NIC,
    nic({ binding: { name: 'x' } }),
    nic({ bridge: undefined, binding: { name: 'x' } }),
  ],
  ['VMN625', `${NIC}.masquerade`, nic({ bridge: undefined, masquerade: {} }), masqueradeWith({})],
  ['VMN627', `${FIRST}.bridge`, pod({ bridge: {} }), {}],
  [
    'VMN627',
    `${FIRST}.bridge`,
    pod({ bridge: {} }),
    {
      ...pod({ bridge: {} }),
      templateMetadata: {
        annotations: { 'kubevirt.io/allow-pod-bridge-network-live-migration': '' },
      },
    },
  ],
  [
    'VMN627',
    `${FIRST}.bridge`,
    pod({ bridge: {} }),
    { ...pod({ bridge: {} }), template: { evictionStrategy: 'None' } },
  ],
  [
    'VMN628',
    `${NIC}.passtBinding`,
    nic({ bridge: undefined, passtBinding: {} }),
    pod({ passtBinding: {} }),
  ],
  ['VMN629', `${FIRST}.slirp`, pod({ slirp: {} }), pod({ binding: { name: 'slirp' } })],
  ['VMN629', `${NIC}.macvtap`, nic({ bridge: undefined, macvtap: {} }), {}],
];

const fields: Row[] = [
  ['VMN621', `${NIC}.name`, two({ name: 'a b' }, {}), two({ name: 'A_b-1' }, {})],
  [
    'VMN622',
    `${NIC}.name`,
    { ...nic({ name: 'Lan_1' }), networks: [podNetwork, multus('a', 'Lan_1')] },
    nic({}),
  ],
  ['VMN631', `${NIC}.model`, nic({ model: 'vmxnet3' }), nic({ model: 'ne2k_pci' })],
  ['VMN631', `${NIC}.model`, nic({ model: 'VirtIO' }), nic({ model: 'virtio' })],
  ['VMN632', `${NIC}.model`, sriov({ model: 'virtio' }), sriov()],
  [
    'VMN633',
    `${NIC}.macAddress`,
    nic({ macAddress: '0200' }),
    nic({ macAddress: '0200.0000.00aa' }),
  ],
  [
    'VMN633',
    `${NIC}.macAddress`,
    nic({ macAddress: '02:00:00:00:00:0g' }),
    nic({ macAddress: '02-00-00-00-00-0a' }),
  ],
  ['VMN634', `${NIC}.macAddress`, nic({ macAddress: '02:00:00:00:00:00:00:01' }), {}],
  [
    'VMN635',
    `${FIRST}.macAddress`,
    masqueradeWith({ macAddress: '02-00-00-00-00-00' }),
    masqueradeWith({ macAddress: '02:00:00:00:00:01' }),
  ],
  [
    'VMN635',
    `${FIRST}.macAddress`,
    masqueradeWith({ macAddress: '0200.0000.0000' }),
    nic({ macAddress: '02:00:00:00:00:00' }),
  ],
  [
    'VMN636',
    `${NIC}.macAddress`,
    nic({ macAddress: '03:00:00:00:00:01' }),
    nic({ macAddress: '02:00:00:00:00:01' }),
  ],
  [
    'VMN637',
    `${NIC}.macAddress`,
    nic({ macAddress: '00:00:00:00:00:00' }),
    nic({ macAddress: '00:00:00:00:00:01' }),
  ],
  [
    'VMN638',
    `${NIC}.macAddress`,
    nic({ macAddress: '0200000000aa' }),
    nic({ macAddress: '0200.0000.00aa' }),
  ],
  [
    'VMN639',
    `${NIC}.macAddress`,
    two({ macAddress: '02:00:00:00:00:AA' }, { macAddress: '02-00-00-00-00-aa' }),
    two({ macAddress: '02:00:00:00:00:ab' }, { macAddress: '02-00-00-00-00-aa' }),
  ],
  [
    'VMN642',
    `${NIC}.pciAddress`,
    nic({ pciAddress: '0000:81:01.10' }),
    nic({ pciAddress: '0000:81:01.1' }),
  ],
  [
    'VMN643',
    `${NIC}.pciAddress`,
    two({ pciAddress: '0000:0A:01.1' }, { pciAddress: '0000:0a:01.1' }),
    two({ pciAddress: '0000:0a:01.2' }, { pciAddress: '0000:0a:01.1' }),
  ],
  [
    'VMN643',
    `${NIC}.pciAddress`,
    disk({ disk: { pciAddress: '0000:0a:01.1' } }, { pciAddress: '0000:0a:01.1' }),
    disk({ disk: { pciAddress: '0000:0a:01.2' } }, { pciAddress: '0000:0a:01.1' }),
  ],
  ['VMN658', `${NIC}.bootOrder`, nic({ bootOrder: 0 }), nic({ bootOrder: 1 })],
  [
    'VMN659',
    `${NIC}.bootOrder`,
    disk({ bootOrder: 1 }, { bootOrder: 1 }),
    disk({ bootOrder: 1 }, { bootOrder: 2 }),
  ],
  [
    'VMN659',
    `${NIC}.bootOrder`,
    two({ bootOrder: 3 }, { bootOrder: 3 }),
    disk({}, { bootOrder: 3 }),
  ],
  [
    'VMN660',
    `${NIC}.dhcpOptions.privateOptions[0].option`,
    nic({ dhcpOptions: { privateOptions: [{ option: 223, value: 'x' }] } }),
    nic({ dhcpOptions: { privateOptions: [{ option: 224, value: 'x' }] } }),
  ],
  [
    'VMN661',
    `${NIC}.dhcpOptions.privateOptions[1].option`,
    nic({
      dhcpOptions: {
        privateOptions: [
          { option: 240, value: 'x' },
          { option: 240, value: 'y' },
        ],
      },
    }),
    nic({
      dhcpOptions: {
        privateOptions: [
          { option: 240, value: 'x' },
          { option: 241, value: 'x' },
        ],
      },
    }),
  ],
  [
    'VMN662',
    `${NIC}.dhcpOptions.ntpServers[1]`,
    nic({ dhcpOptions: { ntpServers: ['10.0.0.1', 'fd10::1'] } }),
    nic({ dhcpOptions: { ntpServers: ['10.0.0.1', '10.0.0.2'] } }),
  ],
  ['VMN663', `${NIC}.acpiIndex`, nic({ acpiIndex: 16_384 }), nic({ acpiIndex: 16_383 })],
  [
    'VMN664',
    `${NIC}.acpiIndex`,
    two({ acpiIndex: 3 }, { acpiIndex: 3 }),
    two({ acpiIndex: 3 }, { acpiIndex: 4 }),
  ],
  ['VMN665', `${NIC}.state`, nic({ state: 'Up' }), nic({ state: 'up' })],
  ['VMN666', `${NIC}.state`, sriov({ state: 'down' }), nic({ state: 'down' })],
  ['VMN667', `${NIC}.state`, sriov({ state: 'absent' }), nic({ state: 'absent' })],
  ['VMN668', `${FIRST}.state`, pod({ bridge: {}, state: 'absent' }), nic({ state: 'absent' })],
  [
    'VMN668',
    `${NIC}.state`,
    {
      ...nic({ state: 'absent' }),
      ...net({ name: 'lan', multus: { networkName: 'a', default: true } }),
    },
    nic({ state: 'absent' }),
  ],
  [
    'VMN669',
    `${AT}.networks[0].pod.vmNetworkCIDR`,
    pod({ masquerade: {} }, { vmNetworkCIDR: '10.0.2.0' }),
    pod({ masquerade: {} }, { vmNetworkCIDR: '10.0.2.0/24' }),
  ],
  [
    'VMN669',
    `${AT}.networks[0].pod.vmIPv6NetworkCIDR`,
    pod({ masquerade: {} }, { vmIPv6NetworkCIDR: '10.0.2.0/24' }),
    pod({ masquerade: {} }, { vmIPv6NetworkCIDR: 'fd10:0:2::2/120' }),
  ],
  [
    'VMN670',
    `${AT}.networks[0].pod.vmNetworkCIDR`,
    pod({ masquerade: {} }, { vmNetworkCIDR: '10.0.2.0/31' }),
    pod({ masquerade: {} }, { vmNetworkCIDR: '10.0.2.0/30' }),
  ],
  [
    'VMN671',
    `${AT}.domain.devices.networkInterfaceMultiqueue`,
    {
      ...two({ model: 'e1000e' }, { bridge: undefined, sriov: {} }),
      devices: { networkInterfaceMultiqueue: true },
    },
    { ...two({ model: 'e1000e' }, {}), devices: { networkInterfaceMultiqueue: true } },
  ],
];

const permitting = (permitBridgeInterfaceOnPodNetwork: boolean) =>
  kubeVirt({ network: { permitBridgeInterfaceOnPodNetwork, binding: { l2bridge: {} } } });

/** Rules on the fields of interfaces. */
export const fieldCases: RuleCase[] = [
  ...[...bindings, ...fields].map(toCase),
  ...portCases,
  [
    'VMN626',
    `${FIRST}.bridge`,
    [vmOf(pod({ bridge: {} })), permitting(false)],
    [vmOf(pod({ bridge: {} })), permitting(true)],
  ],
  [
    'VMN630',
    `${FIRST}.binding.name`,
    [vmOf(pod({ binding: { name: 'l2brige' } })), permitting(true)],
    [vmOf(pod({ binding: { name: 'l2bridge' } })), permitting(true)],
  ],
  [
    'VMN630',
    `${FIRST}.binding.name`,
    [vmOf(pod({ binding: { name: 'x' } })), kubeVirt()],
    [vmOf(pod({ binding: { name: 'x' } }))],
  ],
  // Where only HyperConverged can be read, it tells of the plugins: in v1beta1 and in v1.
  ...[{ networkBinding: { x: {} } }, { networking: { networkBinding: { x: {} } } }].map(
    (spec): RuleCase => [
      'VMN630',
      `${FIRST}.binding.name`,
      [vmOf(pod({ binding: { name: 'y' } })), hyperConverged(spec)],
      [vmOf(pod({ binding: { name: 'x' } })), hyperConverged(spec)],
    ],
  ),
  [
    'VMN630',
    `${FIRST}.binding.name`,
    [vmOf(pod({ binding: { name: 'l2brige' } })), hyperConverged({})],
    [vmOf(pod({ binding: { name: 'l2bridge' } })), hyperConverged({})],
  ],
  [
    'VMN654',
    `${FIRST}.ports[0].port`,
    [vmOf(ports({ port: 49_153 })), vmiOf({ ...ports({ port: 49_153 }) })],
    [
      vmOf(ports({ port: 49_153 })),
      vmiOf({ ...ports({ port: 49_153 }), status: { migrationTransport: 'Unix' } }),
    ],
  ],
  [
    'VMN633',
    'spec.domain.devices.interfaces[1].macAddress',
    [vmiOf(nic({ macAddress: 'x' }))],
    [vmiOf()],
  ],
];
