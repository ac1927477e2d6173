import { worldOf } from '../world/world';
import { sriovHostsOf } from './cards';
import { deviceNamesOf, deviceRowsOf, vendorName } from './devices';
import { drainsOf, removalDrainsOf } from './drain';
import { holdersOf } from './holders';
import { sriovNetworkRowOf, sriovPolicyRowsOf, stageOfHost } from './rows';
import { card, nad, network, node, OPERATOR, policy, state } from './testing/objects';
import { freeOnNodes, usersOfResource } from './use';

const RESOURCE = 'openshift.io/nics';

const functions = (count: number) => ({
  numVfs: count,
  Vfs: Array.from({ length: count }, (_, vfID) => ({
    vfID,
    pciAddress: `0000:af:02.${vfID}`,
    driver: 'vfio-pci',
  })),
});

const told = (name: string, count: number) => ({
  ...state(name, [card(functions(count))]),
  spec: {
    interfaces: [
      {
        pciAddress: '0000:af:00.0',
        numVfs: count,
        vfGroups: [{ resourceName: 'nics', policyName: 'nics', vfRange: `0-${count - 1}` }],
      },
    ],
  },
});

const spec = {
  domain: { devices: { interfaces: [{ name: 'nic', sriov: {} }] } },
  networks: [{ name: 'nic', multus: { networkName: 'fast' } }],
};
const running = (name: string, nodeName: string, status: object = {}) => [
  {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name, namespace: 'web' },
    spec: { runStrategy: 'Always', template: { spec } },
  },
  {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstance',
    metadata: { name, namespace: 'web' },
    spec,
    status: { phase: 'Running', nodeName, ...status },
  },
];
const offering = (name: string, count: string) => node(name, {}, { [RESOURCE]: count });

describe('cards of nodes', () => {
  it('that look alike are one row, however many nodes have them', () => {
    const world = worldOf([
      offering('n1', '4'),
      offering('n2', '4'),
      told('n2', 4),
      told('n1', 4),
      state('n3', [card({ totalvfs: 8 })]),
    ]);
    const rows = deviceRowsOf(world);
    expect(rows.map(({ on }) => on.map(({ host }) => host.name))).toEqual([['n1', 'n2'], ['n3']]);
    expect(rows[0]?.card.functions[3]).toMatchObject({
      id: 3,
      pciAddress: '0000:af:02.3',
      group: { resource: 'nics', policy: 'nics' },
    });
    // No card is lost by folding.
    expect(rows.flatMap(({ on }) => on)).toHaveLength(3);
  });

  it('tell what VMs hold of what the node offers', () => {
    const world = worldOf([
      offering('n1', '4'),
      told('n1', 4),
      nad(),
      ...running('a', 'n1'),
      ...running('b', 'n1'),
      ...running('c', 'n2'),
    ]);
    const [row] = deviceRowsOf(world);
    expect(row?.on[0]?.resources).toMatchObject([
      { resource: 'nics', offered: 4, held: [{ name: 'a' }, { name: 'b' }] },
    ]);
    expect(freeOnNodes(world, RESOURCE)).toEqual([{ node: 'n1', offered: 4, free: 2 }]);
    expect(usersOfResource(world, 'nics')).toHaveLength(3);
  });

  it('say nothing of what is not known', () => {
    const [row] = deviceRowsOf(worldOf([told('n1', 4)]));
    expect(row?.on[0]?.resources).toMatchObject([{ offered: undefined, held: [] }]);
    const [host] = sriovHostsOf(worldOf([state('n1', [card({ linkSpeed: '-1 Mb/s' })], {})]));
    expect(host?.cards[0]?.speed).toBeUndefined();
  });

  it('of a broken report are as many as can be read', () => {
    const broken = { ...state(), status: { interfaces: [7, null, { name: 3, Vfs: 'x' }] } };
    expect(deviceRowsOf(worldOf([broken])).map(({ card: { name } }) => name)).toEqual(['']);
  });
});

describe('stages', () => {
  it.each([
    [{ syncStatus: 'InProgress' }, 'Draining', 'draining'],
    [{ syncStatus: 'InProgress' }, 'Idle', 'working'],
    [{ syncStatus: 'Succeeded' }, 'Idle', 'done'],
    [{ syncStatus: 'Failed' }, 'Idle', 'failed'],
    [{ syncStatus: 'Odd' }, 'Idle', 'unknown'],
  ])('%j with %s is %s', (status, current, stage) => {
    const told = state('n1', [card()], status);
    const annotations = { 'sriovnetwork.openshift.io/current-state': current };
    const world = worldOf([{ ...told, metadata: { ...told.metadata, annotations } }]);
    expect(sriovHostsOf(world).map(stageOfHost)).toEqual([stage]);
  });

  it('of a policy is that of its worst node', () => {
    const world = worldOf([
      node('n1'),
      node('n2'),
      node('n3'),
      state('n1', [card()], { syncStatus: 'Succeeded' }),
      state('n2', [card()], { syncStatus: 'Failed', lastSyncError: 'no' }),
      policy(),
      policy({}, { name: 'default' }),
    ]);
    expect(sriovPolicyRowsOf(world)).toMatchObject([
      { name: 'nics', stage: 'failed', silent: ['n3'], priority: 99 },
    ]);
  });

  it('of a policy without cards is nothing, and without reports unknown', () => {
    const none = worldOf([node(), state('n1', [card({ name: 'ens9' })]), policy()]);
    expect(sriovPolicyRowsOf(none)[0]?.stage).toBe('nothing');
    expect(sriovPolicyRowsOf(worldOf([node(), policy()]))[0]?.stage).toBe('unknown');
  });
});

describe('the network of a SriovNetwork', () => {
  const rowIn = (...objects: unknown[]) => sriovNetworkRowOf(worldOf(objects), network());

  it('is made, with the VMs on it', () => {
    expect(rowIn(nad(), ...running('a', 'n1'))).toMatchObject({
      key: `${OPERATOR}/fast`,
      made: 'yes',
      target: 'web',
      vlan: 0,
      users: [{ name: 'a' }],
    });
  });

  it('is not made where another has its name, or none is there', () => {
    expect(rowIn(nad('')).made).toBe('no');
    const other = { ...nad(), metadata: { ...nad().metadata, name: 'other' } };
    expect(rowIn(other).made).toBe('no');
    expect(rowIn().made).toBe('unknown');
  });
});

describe('emptied nodes', () => {
  const kubevirt = {
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kv', namespace: 'kv' },
    spec: { configuration: { evictionStrategy: 'LiveMigrate' } },
  };
  const stuck = running('a', 'n1', {
    conditions: [{ type: 'LiveMigratable', status: 'False', reason: 'DisksNotLiveMigratable' }],
  });

  it('are those whose number of functions changes, with the VMs that cannot leave', () => {
    const world = worldOf([
      kubevirt,
      node('n1'),
      node('n2'),
      told('n1', 2),
      told('n2', 4),
      ...stuck,
    ]);
    const drains = drainsOf(world, policy({ numVfs: 4 }));
    expect(drains.map(({ node: name }) => name)).toEqual(['n1']);
    expect(drains[0]?.evacuees).toMatchObject([{ outcome: 'stays', row: { key: 'web/a' } }]);
  });

  it('of a policy that goes are those whose functions no other policy keeps', () => {
    const others = [policy(), policy({ resourceName: 'b' }, { name: 'other' })];
    const alone = worldOf([node('n1'), told('n1', 2), policy()]);
    expect(removalDrainsOf(alone, policy()).map(({ node: name }) => name)).toEqual(['n1']);
    expect(removalDrainsOf(worldOf([node('n1'), told('n1', 2), ...others]), policy())).toEqual([]);
    expect(removalDrainsOf(worldOf([node('n1'), state(), policy()]), policy())).toEqual([]);
  });

  it('are none where the functions are made elsewhere', () => {
    const world = worldOf([node('n1'), told('n1', 2)]);
    expect(drainsOf(world, policy({ numVfs: 1, externallyManaged: true }))).toEqual([]);
  });
});

describe('holders', () => {
  const pod = (name: string, address: unknown, phase = 'Running') => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'web',
      labels: { 'kubevirt.io': 'virt-launcher', 'vmi.kubevirt.io/id': name },
      annotations: {
        'k8s.v1.cni.cncf.io/network-status': JSON.stringify([
          { name: 'web/fast', 'device-info': { pci: { 'pci-address': address } } },
        ]),
      },
    },
    status: { phase },
  });

  it('are found by the address of the function, and not among pods that are over', () => {
    const holders = holdersOf([
      pod('a', '0000:AF:02.1'),
      pod('b', '0000:af:02.2', 'Succeeded'),
      pod('c', 7),
    ]);
    expect([...holders]).toEqual([['0000:af:02.1', { namespace: 'web', name: 'a' }]]);
  });
});

describe('names of devices', () => {
  it('come from the ConfigMap of the operator, as far as it can be read', () => {
    const names = deviceNamesOf({
      data: { Intel_i40e_25G: '8086 158B 154c', broken: '1', odd: 7 },
    });
    expect([...names]).toEqual([['8086 158b', 'Intel i40e 25G']]);
    expect(deviceNamesOf(undefined).size).toBe(0);
    expect(vendorName('15b3')).toBe('NVIDIA (Mellanox)');
    expect(vendorName('constructor')).toBeUndefined();
  });
});
