import type { RuleCase } from '../../findings/testing/cases';
import { bridgeNic, masquerade, multus, podNetwork, vmiOf, vmOf, type VmParts } from './vms';

export const AT = 'spec.template.spec';
export const NIC = `${AT}.domain.devices.interfaces[1]`;
export const NET = `${AT}.networks[1]`;

type Json = Record<string, unknown>;
type Row = [code: string, path: string, fires: VmParts, silent: VmParts];

export const toCase = ([code, path, fires, silent]: Row): RuleCase => [
  code,
  path,
  [vmOf(fires)],
  [vmOf(silent)],
];

/** The VM with the second interface, or its network, exchanged. */
export const nic = (changes: Json): VmParts => ({ interfaces: [masquerade, bridgeNic(changes)] });
export const net = (network: unknown): VmParts => ({ networks: [podNetwork, network] });

const lists = (interfaces: unknown[], networks: unknown[]): VmParts => ({ interfaces, networks });

const pairing: Row[] = [
  ['VMN601', `${NET}.name`, lists([masquerade], [podNetwork, multus()]), {}],
  ['VMN601', `${NET}.name`, net(multus('lan-net', 'Lan')), {}],
  ['VMN602', `${NIC}.name`, lists([masquerade, bridgeNic()], [podNetwork]), {}],
  [
    'VMN603',
    `${AT}.networks[2].name`,
    lists([masquerade, bridgeNic()], [podNetwork, multus(), multus('b')]),
    lists(
      [masquerade, bridgeNic(), bridgeNic({ name: 'b' })],
      [podNetwork, multus(), multus('b', 'b')],
    ),
  ],
  [
    'VMN604',
    `${AT}.domain.devices.interfaces[2].name`,
    lists([masquerade, bridgeNic(), bridgeNic()], [podNetwork, multus()]),
    {},
  ],
  [
    'VMN605',
    `${NET}.pod`,
    lists([masquerade, { name: 'lan', masquerade: {} }], [podNetwork, { name: 'lan', pod: {} }]),
    {},
  ],
  [
    'VMN606',
    `${NET}.multus.default`,
    lists(
      [bridgeNic({ name: 'a' }), bridgeNic()],
      [
        { name: 'a', multus: { networkName: 'a', default: true } },
        { name: 'lan', multus: { networkName: 'b', default: true } },
      ],
    ),
    lists(
      [bridgeNic({ name: 'a' }), bridgeNic()],
      [
        { name: 'a', multus: { networkName: 'a', default: true } },
        { name: 'lan', multus: { networkName: 'b', default: false } },
      ],
    ),
  ],
  [
    'VMN607',
    `${AT}.networks[0].pod`,
    net({ name: 'lan', multus: { networkName: 'a', default: true } }),
    net({ name: 'lan', multus: { networkName: 'a', default: false } }),
  ],
  ['VMN608', NET, net({ name: 'lan' }), net({ name: 'lan', multus: { networkName: 'a' } })],
  ['VMN608', NET, net({ name: 'lan', multis: {} }), net({ name: 'lan', pod: null })],
  ['VMN609', NET, net({ name: 'lan', pod: {}, multus: { networkName: 'a' } }), {}],
  ['VMN610', `${NET}.multus.networkName`, net({ name: 'lan', multus: {} }), {}],
  ['VMN610', `${NET}.multus.networkName`, net(multus('')), net(multus(7))],
  [
    'VMN611',
    `${NET}.resourceClaim`,
    lists(
      [bridgeNic({ name: 'a' }), bridgeNic()],
      [multus('a', 'a'), { name: 'lan', resourceClaim: { claimName: 'c' } }],
    ),
    {
      ...lists(
        [masquerade, { name: 'lan', sriov: {} }],
        [podNetwork, { name: 'lan', resourceClaim: { claimName: 'c', requestName: 'r' } }],
      ),
      template: { resourceClaims: [{ name: 'c' }] },
    },
  ],
  ['VMN620', `${NIC}.name`, nic({ name: '' }), {}],
  ['VMN620', `${NET}.name`, net({ multus: { networkName: 'a' } }), {}],
  [
    'VMN620',
    `${NIC}.binding.name`,
    nic({ bridge: undefined, binding: {} }),
    nic({ bridge: undefined, binding: { name: 'x' } }),
  ],
];

const many = (count: number): VmParts => {
  const names = Array.from({ length: count }, (_unused, index) => `n${index}`);
  return lists(
    names.map((name) => bridgeNic({ name })),
    names.map((name) => multus('a', name)),
  );
};

const spec = (changes: Json): VmParts => ({ spec: changes });
const devices = (changes: Json): VmParts => ({ devices: changes });
const template = (changes: Json): VmParts => ({ template: changes });

const withoutStrategy = (changes: Json = {}): VmParts =>
  spec({ runStrategy: undefined, ...changes });

const layout: Row[] = [
  ['VMN612', `${AT}.domain.devices.interfaces`, many(257), many(256)],
  ['VMN612', `${AT}.networks`, many(257), many(256)],
  ['VMN613', 'spec.template', spec({ template: undefined }), {}],
  ['VMN613', AT, spec({ template: {} }), {}],
  ['VMN613', `${AT}.domain`, template({ domain: undefined }), {}],
  [
    'VMN613',
    `${AT}.domain.devices`,
    template({ domain: {} }),
    template({ domain: { devices: {} } }),
  ],
  // SR-IOV example of the documentation: the template is left out.
  [
    'VMN614',
    'spec.domain',
    spec({ template: undefined, domain: { devices: { interfaces: [bridgeNic()] } } }),
    {},
  ],
  ['VMN614', 'spec.networks', spec({ networks: [multus()] }), {}],
  // DPDK example: the interfaces stand beside the devices.
  ['VMN614', `${AT}.domain.interfaces`, template({ domain: { devices: {}, interfaces: [] } }), {}],
  [
    'VMN614',
    `${AT}.domain.rng`,
    template({ domain: { devices: {}, rng: {} } }),
    template({ domain: { devices: { rng: {} } } }),
  ],
  ['VMN614', `${AT}.interfaces`, template({ interfaces: [] }), {}],
  ['VMN614', `${AT}.domain.devices.networks`, devices({ networks: [] }), {}],
  [
    'VMN614',
    `${AT}.domain.networkInterfaceMultiqueue`,
    template({ domain: { devices: {}, networkInterfaceMultiqueue: true } }),
    devices({ networkInterfaceMultiqueue: true }),
  ],
  ['VMN615', `${NIC}.macAddress`, nic({ macAddress: 123456789012 }), nic({ macAddress: null })],
  ['VMN615', `${NET}.multus.networkName`, net(multus(7)), {}],
  ['VMN616', `${NIC}.bootOrder`, nic({ bootOrder: '1' }), nic({ bootOrder: 1 })],
  [
    'VMN616',
    `${NIC}.ports[0].port`,
    nic({ ports: [{ port: '80' }] }),
    nic({ ports: [{ port: 80 }] }),
  ],
  ['VMN617', `${NIC}.ports`, nic({ ports: { port: 80 } }), nic({ ports: [] })],
  ['VMN617', `${AT}.networks`, { networks: {} }, {}],
  ['VMN617', `${AT}.domain.devices.interfaces`, { interfaces: {} }, {}],
  ['VMN618', `${NIC}.bridge`, nic({ bridge: null }), nic({ bridge: {} })],
  ['VMN618', `${NIC}.bridge`, nic({ bridge: true }), {}],
  ['VMN618', `${NET}.pod`, net({ name: 'lan', pod: 'yes' }), {}],
  ['VMN618', NET, net('lan'), {}],
  ['VMN618', NIC, { interfaces: [masquerade, 'lan'] }, {}],
  ['VMN618', `${NIC}.ports[0]`, nic({ ports: [80] }), {}],
  [
    'VMN619',
    `${NET}.multus.default`,
    net({ name: 'lan', multus: { networkName: 'a', default: 'true' } }),
    {},
  ],
  [
    'VMN619',
    `${AT}.domain.devices.networkInterfaceMultiqueue`,
    devices({ networkInterfaceMultiqueue: 'yes' }),
    devices({ networkInterfaceMultiqueue: true }),
  ],
  ['VMN672', `${NIC}.macaddress`, nic({ macaddress: '02:00:00:00:00:01' }), nic({ tag: 'x' })],
  ['VMN672', `${NIC}.mac`, nic({ mac: '02:00:00:00:00:01' }), nic({ vlan: 7 })],
  ['VMN672', `${NIC}.masqerade`, nic({ masqerade: {} }), {}],
  ['VMN672', `${NIC}.ports[0].prot`, nic({ ports: [{ prot: 80 }] }), nic({ ports: [{ x: 80 }] })],
  ['VMN672', `${NIC}.dhcpOptions.ntpServer`, nic({ dhcpOptions: { ntpServer: [] } }), {}],
  ['VMN672', `${NET}.multis`, net({ name: 'lan', multis: { networkName: 'a' } }), {}],
  ['VMN672', `${NET}.multus.networkname`, net({ name: 'lan', multus: { networkname: 'a' } }), {}],
  [
    'VMN672',
    `${NET}.pod.vmNetworkCidr`,
    net({ name: 'lan', pod: { vmNetworkCidr: '10.0.2.0/24' } }),
    net({ name: 'lan', pod: { vmNetworkCIDR: '10.0.2.0/24' } }),
  ],
  [
    'VMN672',
    `${AT}.network`,
    { networks: undefined, template: { network: [] } },
    template({ hostname: 'x' }),
  ],
  [
    'VMN672',
    `${AT}.domain.devices.interface`,
    { interfaces: undefined, devices: { interface: [] } },
    devices({ inputs: [] }),
  ],
  ['VMN673', 'spec.running', spec({ running: true }), {}],
  ['VMN674', 'spec.runStrategy', withoutStrategy(), withoutStrategy({ running: false })],
  [
    'VMN675',
    'spec.running',
    withoutStrategy({ running: true }),
    withoutStrategy({ running: null }),
  ],
  [
    'VMN676',
    'spec.runStrategy',
    spec({ runStrategy: 'always' }),
    spec({ runStrategy: 'WaitAsReceiver' }),
  ],
];

/** Rules on the frame of a VM and on how its lists belong together. */
export const layoutCases: RuleCase[] = [
  ...[...pairing, ...layout].map(toCase),
  [
    'VMN614',
    'template',
    [{ ...vmOf({ spec: { template: undefined } }), template: { spec: {} } }],
    [vmOf()],
  ],
  [
    'VMN601',
    'spec.networks[1].name',
    [vmiOf({ interfaces: [masquerade] })],
    // An instance that a VM made is checked there.
    [
      vmiOf({
        interfaces: [masquerade],
        metadata: { ownerReferences: [{ kind: 'VirtualMachine' }] },
      }),
    ],
  ],
];
