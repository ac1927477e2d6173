import { addressCatalog } from '../findings/catalog/addresses';
import { testCoverage, testRules, type RuleCase } from '../findings/testing/cases';
import { checkVms } from '../checks/of-vms';
import { bridgeWith, ovnWith } from '../nad/testing/networks';
import {
  bridgeNic,
  conditions,
  masquerade,
  multus,
  nicStatus,
  podNetwork,
  vmiOf,
  vmOf,
} from '../vm/testing/vms';
import { worldOf } from '../world/world';
import { addressRowsOf } from './rows';
import { addressProblemsOf } from './problems';

const PATH = 'spec.template.spec.domain.devices.interfaces[1]';
const PRIMARY_PATH = 'spec.template.spec.domain.devices.interfaces[0]';

/** A running VM with an address on a network beside that of its pod. */
const machine = (name: string, ip: string | undefined, more: { network?: string } = {}) => {
  const parts = {
    name,
    networks: [podNetwork, multus(more.network ?? 'lan-net')],
    interfaces: [masquerade, bridgeNic()],
  };
  const status = {
    interfaces: [
      nicStatus('default', {
        infoSource: 'domain',
        ipAddress: '10.9.9.9',
        ipAddresses: ['10.9.9.9'],
      }),
      nicStatus(
        'lan',
        ip === undefined
          ? { ipAddress: undefined, ipAddresses: [] }
          : { ipAddress: ip, ipAddresses: [ip] },
      ),
    ],
  };
  return [vmOf(parts), vmiOf({ ...parts, status })];
};

const bridge = bridgeWith({}, { name: 'lan-net' });
const otherBridge = bridgeWith({ vlan: 7 }, { name: 'other-net' });
const given = ovnWith(
  'layer2',
  { subnets: '10.0.0.0/24', excludeSubnets: '10.0.0.1/32' },
  { name: 'lan-net' },
);
const ungiven = ovnWith('layer2', {}, { name: 'lan-net' });

/** A VM on a primary network, which the guest agent says the address of. */
const onPrimary = (ip: string) => {
  const parts = {
    name: 'vm',
    networks: [podNetwork],
    interfaces: [{ name: 'default', binding: { name: 'l2bridge' } }],
  };
  const status = { interfaces: [nicStatus('default', { ipAddress: ip, ipAddresses: [ip] })] };
  return [vmOf(parts), vmiOf({ ...parts, status })];
};
const primary = (more: object = {}) =>
  ovnWith('layer2', { role: 'primary', subnets: '10.100.0.0/16', ...more }, { name: 'net' });

const cases: RuleCase[] = [
  [
    'VMN730',
    PATH,
    [bridge, ...machine('vm', '10.0.0.5'), ...machine('vm-2', '10.0.0.5')],
    [
      bridge,
      otherBridge,
      ...machine('vm', '10.0.0.5'),
      ...machine('vm-2', '10.0.0.5', { network: 'other-net' }),
    ],
  ],
  [
    'VMN730',
    PATH,
    [bridge, ...machine('vm', 'fd00::5'), ...machine('vm-2', 'fd00:0:0::5')],
    [bridge, ...machine('vm', 'fd00::5'), ...machine('vm-2', 'fd00::6')],
  ],
  [
    'VMN731',
    PATH,
    [given, ...machine('vm', '192.168.1.5')],
    [ungiven, ...machine('vm', '192.168.1.5')],
  ],
  // Of a family that the network does not give nothing is said.
  ['VMN731', PATH, [given, ...machine('vm', '10.0.1.5')], [given, ...machine('vm', 'fd00::5')]],
  [
    'VMN732',
    PRIMARY_PATH,
    [primary(), ...onPrimary('10.100.0.1')],
    [primary({ defaultGatewayIPs: '10.100.0.9' }), ...onPrimary('10.100.0.1')],
  ],
  [
    'VMN732',
    PRIMARY_PATH,
    [primary(), ...onPrimary('10.100.0.2')],
    [primary(), ...onPrimary('10.100.0.3')],
  ],
  [
    'VMN733',
    PATH,
    [given, ...machine('vm', '10.0.0.255')],
    [given, ...machine('vm', '10.0.0.254')],
  ],
];

describe('rules on addresses', () => {
  testRules(cases, (objects) => checkVms(worldOf(objects as unknown[])));
  testCoverage(cases, addressCatalog);

  it('name the other VM, and how many there are', () => {
    const world = worldOf([
      bridge,
      ...['a', 'b', 'c'].flatMap((name) => machine(name, '10.0.0.5')),
    ]);
    const [first] = addressProblemsOf(world);
    expect(first?.finding).toMatchObject({
      params: { value: '10.0.0.5', other: 'default/b', count: 2 },
      related: [{ name: 'b' }, { name: 'c' }],
    });
  });
});

describe('rows of addresses', () => {
  const rowsOf = (...objects: unknown[]) =>
    addressRowsOf(worldOf(objects)).map(({ interfaceName, text, source, why }) => [
      interfaceName,
      text || why?.text,
      source,
    ]);

  it('say where an address comes from', () => {
    expect(rowsOf(bridge, ...machine('vm', '10.0.0.5'))).toEqual([
      ['default', '10.9.9.9', 'pod'],
      ['lan', '10.0.0.5', 'guest-agent'],
    ]);
  });

  it('say why there is none', () => {
    const [vm, vmi] = machine('vm', undefined);
    const stopped = addressRowsOf(worldOf([vm], { VirtualMachineInstance: 'everywhere' }));
    expect(stopped.map(({ why }) => why?.text)).toEqual([
      'The VM is not running.',
      'The VM is not running.',
    ]);
    expect(rowsOf(vm)[0]?.[1]).toBe('Cannot tell: the running VMs are not known.');
    expect(rowsOf(vm, vmi)[1]?.[1]).toBe(
      'The guest agent reports none: the guest has not set one.',
    );
    const silent = vmiOf({
      status: {
        interfaces: [
          nicStatus('lan', { ipAddress: undefined, ipAddresses: [], infoSource: 'domain' }),
        ],
        conditions: conditions(['AgentConnected', 'False']),
      },
    });
    expect(rowsOf(vm, silent)[1]?.[1]).toBe(
      'Cannot tell: the guest has no agent that would report it.',
    );
  });

  it('pass over the address of the pod on a primary network', () => {
    const [vm, vmi] = onPrimary('10.128.0.5');
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'virt-launcher-vm-abcde',
        namespace: 'default',
        labels: { 'kubevirt.io': 'virt-launcher', 'kubevirt.io/created-by': 'vmi-uid' },
        annotations: {
          'k8s.ovn.org/pod-networks': JSON.stringify({
            default: { ip_addresses: ['10.128.0.5/23'], role: 'infrastructure-locked' },
            'default/net': { ip_addresses: ['10.100.0.7/16'], role: 'primary' },
          }),
        },
        ownerReferences: [{ kind: 'VirtualMachineInstance', name: 'vm' }],
      },
      spec: { nodeName: 'node-1' },
    };
    const silent = {
      ...vmi,
      status: {
        ...(vmi?.status as object),
        interfaces: [
          nicStatus('default', {
            ipAddress: '10.128.0.5',
            infoSource: 'domain',
            ipAddresses: ['10.128.0.5'],
          }),
        ],
      },
    };
    expect(rowsOf(primary(), vm, silent, pod)).toEqual([['default', '10.100.0.7', 'ovn']]);
    expect(rowsOf(primary(), vm, silent)[0]?.[1]).toMatch(/^Cannot tell: the VM is on a primary/);
  });

  it('show what only the guest knows', () => {
    const [vm, vmi] = machine('vm', '10.0.0.5');
    const docker = {
      interfaceName: 'docker0',
      ipAddress: '172.17.0.1',
      ipAddresses: ['172.17.0.1'],
      infoSource: 'guest-agent',
    };
    const status = vmi?.status as { interfaces: unknown[] };
    const more = { ...vmi, status: { ...status, interfaces: [...status.interfaces, docker] } };
    expect(rowsOf(bridge, vm, more).at(-1)).toEqual(['docker0', '172.17.0.1', 'guest-agent']);
  });
});
