import { worldOf } from '../../world/world';
import { hostNamesOf } from './host-names';

const ZONE = 'vm.openshift.example.com';

interface Settings {
  name?: string;
  agent?: boolean;
  phase?: string;
  networks?: object[];
  interfaces?: object[];
}

const NETWORKS = [
  { name: 'default', pod: {} },
  { name: 'lan', multus: { networkName: 'vlan100' } },
];

const identity = (name: string) => ({ name, namespace: 'shop' });

const vmi = (settings: Settings) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstance',
  metadata: identity(settings.name ?? 'web'),
  spec: { networks: settings.networks ?? NETWORKS },
  status: {
    phase: settings.phase ?? 'Running',
    conditions: settings.agent === false ? [] : [{ type: 'AgentConnected', status: 'True' }],
    interfaces: settings.interfaces ?? [
      { name: 'default', ipAddresses: ['10.128.0.7'] },
      { name: 'lan', ipAddresses: ['fe80::1', '10.20.0.7', '10.20.0.8'] },
      { interfaceName: 'docker0', ipAddresses: ['172.17.0.1'] },
    ],
  },
});

const vm = (name = 'web', networks: object[] = NETWORKS) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: identity(name),
  spec: { template: { spec: { networks } } },
});

const told = (objects: object[]) =>
  hostNamesOf(worldOf(objects), ZONE).map(({ name, address, problem }) => [
    name.replace(`.${ZONE}`, ''),
    address ?? problem,
  ]);

describe('names of VMs', () => {
  it('are interface, VM, namespace, vm and domain, in this order', () => {
    const [, lan, own] = hostNamesOf(worldOf([vm(), vmi({})]), ZONE);
    expect(lan?.name).toBe('lan.web.shop.vm.openshift.example.com');
    expect(own?.name).toBe('web.shop.vm.openshift.example.com');
  });

  it('lead to the first IPv4 address of a secondary interface', () => {
    expect(told([vm(), vmi({})])).toEqual([
      ['default.web.shop', 'default-network'],
      ['lan.web.shop', '10.20.0.7'],
      ['web.shop', '10.20.0.7'],
    ]);
  });

  it.each<[string, Settings, string]>([
    ['no agent tells', { agent: false, interfaces: [{ name: 'lan' }] }, 'no-agent'],
    [
      'an agent tells IPv6 only',
      { interfaces: [{ name: 'lan', ipAddresses: ['2001:db8::7'] }] },
      'no-ipv4',
    ],
    ['the VM is over', { phase: 'Succeeded' }, 'stopped'],
  ])('have no address where %s', (_, settings, problem) => {
    expect(told([vm(), vmi(settings)])[1]).toEqual(['lan.web.shop', problem]);
  });

  it('need no agent where the network itself tells the address', () => {
    const interfaces = [{ name: 'lan', ipAddresses: ['10.20.0.9'] }];
    expect(told([vm(), vmi({ agent: false, interfaces })])[1]).toEqual([
      'lan.web.shop',
      '10.20.0.9',
    ]);
  });

  it('are there for VMs that do not run, which have no address', () => {
    expect(told([vm()])).toEqual([
      ['default.web.shop', 'default-network'],
      ['lan.web.shop', 'stopped'],
      ['web.shop', 'stopped'],
    ]);
  });

  it('are there for instances without VM', () => {
    expect(told([vmi({})])[1]).toEqual(['lan.web.shop', '10.20.0.7']);
  });

  it.each([
    ['Lan', 'no-label'],
    ['lan_1', 'no-label'],
    ['lan-', 'no-label'],
    ['a'.repeat(64), 'no-label'],
    ['a'.repeat(63), '10.20.0.7'],
  ])('have parts that are DNS labels: %s', (name, expected) => {
    const networks = [{ name, multus: { networkName: 'vlan100' } }];
    const interfaces = [{ name, ipAddresses: ['10.20.0.7'] }];
    expect(told([vmi({ networks, interfaces })])[0]).toEqual([`${name}.web.shop`, expected]);
  });

  it('are at most 253 characters long', () => {
    const name = 'lan';
    const zone = Array.from({ length: 4 }, () => 'a'.repeat(59)).join('.');
    const own = hostNamesOf(worldOf([vmi({})]), zone);
    expect(own.map(({ problem }) => problem)).toEqual(['default-network', undefined, undefined]);
    const longer = hostNamesOf(worldOf([vmi({})]), `${zone}.${name}`);
    expect(longer[1]?.problem).toBe('too-long');
  });

  it('leave out a network that takes the place of the pod network', () => {
    const networks = [{ name: 'lan', multus: { networkName: 'vlan100', default: true } }];
    expect(told([vmi({ networks })])[0]).toEqual(['lan.web.shop', 'default-network']);
  });

  it('let the VM itself lead to the interface whose record comes first', () => {
    const networks = ['b', 'a'].map((name) => ({ name, multus: { networkName: name } }));
    const interfaces = [
      { name: 'b', ipAddresses: ['10.20.0.1'] },
      { name: 'a', ipAddresses: ['10.20.0.2'] },
    ];
    expect(told([vmi({ networks, interfaces })])[2]).toEqual(['web.shop', '10.20.0.2']);
    expect(told([vmi({ interfaces: [] })])[2]).toEqual(['web.shop', 'no-interface']);
  });
});
