import { worldOf } from '../../world/world';
import { nodeOf } from '../testing/cluster';
import { bridgeNic, masquerade, multus, podNetwork, vmiOf, vmOf } from '../testing/vms';
import { viewOfObject } from '../interfaces/view';
import { wireOf, type Hop } from './wire';

const nad = (config: object, annotations = {}) => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name: 'lan-net', namespace: 'default', annotations },
  spec: { config: JSON.stringify({ cniVersion: '0.3.1', name: 'lan-net', ...config }) },
});

const bridge = nad({ type: 'bridge', bridge: 'br1', vlan: 100 });
const ovn = {
  type: 'ovn-k8s-cni-overlay',
  topology: 'localnet',
  physicalNetworkName: 'phys',
  netAttachDefName: 'default/lan-net',
};
const localnet = nad(ovn);
const overlay = nad({
  type: 'ovn-k8s-cni-overlay',
  topology: 'layer2',
  netAttachDefName: 'default/lan-net',
});

const running = vmiOf({
  status: {
    phase: 'Running',
    nodeName: 'node-1',
    interfaces: [
      {
        name: 'default',
        interfaceName: 'eth0',
        infoSource: 'domain, guest-agent',
        mac: '02:00:00:00:00:01',
      },
      {
        name: 'lan',
        interfaceName: 'eth1',
        podInterfaceName: 'pod1',
        infoSource: 'domain, guest-agent, multus-status',
        mac: '02:00:00:00:00:02',
        ipAddress: '192.0.2.7',
      },
    ],
  },
});

const hopsOf = (objects: unknown[], name = 'lan', vm = vmOf()): Hop[] => {
  const view = viewOfObject(worldOf([vm, ...objects]), vm);
  const row = view.rows.find((each) => each.name === name);
  if (!row) throw new Error(`no interface ${name}`);
  return wireOf(view, row);
};

const short = (hops: Hop[]) =>
  hops.map(({ kind, name, status }) => {
    const text = name.text.replace(/\{\{(\w+)\}\}/g, (_all, key: string) =>
      String(name.params[key]),
    );
    return `${kind} ${text}: ${status}`;
  });

describe('the way of an interface to the wire', () => {
  it('leads through the bridge of its node', () => {
    const nodes = nodeOf('node-1', { bridges: ['br1'] });
    expect(short(hopsOf([running, bridge, ...nodes]))).toEqual([
      'guest eth1: ok',
      'pod pod1: ok',
      'network default/lan-net: ok',
      'node Bridge br1: ok',
      'uplink eth1: ok',
      'wire VLAN 100: ok',
    ]);
  });

  it('ends at a node without the bridge, and says so', () => {
    const nodes = nodeOf('node-1', { bridges: ['other'] });
    const hops = hopsOf([running, bridge, ...nodes]);
    expect(short(hops).slice(3)).toEqual([
      'node Bridge br1: broken',
      'uplink Not known: unknown',
      'wire VLAN 100: unknown',
    ]);
    expect(hops[3]?.details.map(({ text }) => text)).toContain('There is no bridge {{name}}.');
  });

  it('ends at a bridge without a port', () => {
    const nodes = nodeOf('node-1', { bridges: ['br1'], hasPorts: false });
    expect(short(hopsOf([running, bridge, ...nodes])).slice(3)).toEqual([
      'node Bridge br1: ok',
      'uplink None: broken',
      'wire VLAN 100: unknown',
    ]);
  });

  it('leads through a bridge mapping, and the bridge that it stands for', () => {
    const nodes = nodeOf('node-1', { bridges: ['ovs-br'], mappings: { phys: 'ovs-br' } });
    expect(short(hopsOf([running, localnet, ...nodes])).slice(2)).toEqual([
      'network default/lan-net: ok',
      'node Bridge mapping phys: ok',
      'uplink eth1: ok',
      'wire Untagged: ok',
    ]);
  });

  it('stays within the cluster for an overlay and for the pod network', () => {
    const nodes = nodeOf('node-1');
    expect(short(hopsOf([running, overlay, ...nodes])).at(-1)).toBe(
      'node Overlay of all nodes: ok',
    );
    expect(short(hopsOf([running, overlay, ...nodes], 'default')).slice(2)).toEqual([
      'network Pod network: ok',
      'node Cluster network: ok',
    ]);
  });

  it('concludes nothing of a stopped VM, of which no node is chosen', () => {
    const nodes = nodeOf('node-1', { bridges: ['br1'] });
    expect(short(hopsOf([bridge, ...nodes]))).toEqual([
      'guest Not running: unknown',
      'pod No pod: unknown',
      'network default/lan-net: ok',
      'node Bridge br1: unknown',
      'uplink Not known: unknown',
      'wire VLAN 100: unknown',
    ]);
  });

  it('draws what the explanation finds broken', () => {
    const nodes = nodeOf('node-1', { bridges: ['other'] });
    const [, , , node] = hopsOf([bridge, ...nodes]);
    expect(node).toMatchObject({ status: 'broken', finding: { code: 'VMN410' } });
    const unreadable = { ...bridge, spec: { config: '{' } };
    expect(hopsOf([running, unreadable])[2]).toMatchObject({
      kind: 'network',
      status: 'broken',
      finding: { code: 'VMN110' },
    });
  });

  it.each([
    ['a localnet with a VLAN', { ...ovn, vlanID: 100 }, {}, 'VLAN 100'],
    ['a localnet without', ovn, {}, 'Untagged'],
    ['a localnet with VLAN 0', { ...ovn, vlanID: 0 }, {}, 'Untagged'],
    [
      'a trunk',
      { type: 'bridge', bridge: 'br1', vlanTrunk: [{ minID: 10, maxID: 12 }] },
      {},
      'VLAN 10-12',
    ],
    ['SR-IOV', { type: 'sriov', vlan: 7 }, {}, 'VLAN 7'],
    [
      'an uplink that is a VLAN interface',
      { type: 'bridge', bridge: 'br1' },
      { vlan: { 'base-iface': 'eno1', id: 120 } },
      'VLAN 120',
    ],
    [
      'a VLAN inside of another',
      { type: 'bridge', bridge: 'br1', vlan: 7 },
      { vlan: { 'base-iface': 'eno1', id: 120 } },
      'VLAN 7 inside of VLAN 120',
    ],
    [
      'an interface that is a VLAN itself',
      { type: 'macvlan', master: 'eth1' },
      { vlan: { 'base-iface': 'eno1', id: 5 } },
      'VLAN 5',
    ],
    ['what is no VLAN', { type: 'bridge', bridge: 'br1', vlan: 'ten' }, {}, 'VLAN is not known'],
  ])('names the VLAN of %s', (_what, config, uplink, wanted) => {
    const [node, state] = nodeOf('node-1', { bridges: ['br1'], mappings: { phys: 'ovs-br' } });
    const interfaces = [
      { name: 'eth1', type: 'vlan' in uplink ? 'vlan' : 'ethernet', state: 'up', ...uplink },
      { name: 'br1', type: 'linux-bridge', state: 'up', bridge: { port: [{ name: 'eth1' }] } },
      { name: 'ovs-br', type: 'ovs-bridge', state: 'up', bridge: { port: [{ name: 'eth1' }] } },
    ];
    const mappings = [{ localnet: 'phys', bridge: 'ovs-br' }];
    const reported = {
      ...state,
      status: { currentState: { interfaces, ovn: { 'bridge-mappings': mappings } } },
    };
    const wire = hopsOf([running, nad(config), node, reported]).at(-1);
    expect(wire?.kind).toBe('wire');
    expect(wire ? short([wire])[0] : '').toContain(`wire ${wanted}:`);
  });

  it('says what ports of a bridge send out without its tag', () => {
    const [node, state] = nodeOf('node-1', { bridges: ['br1'] });
    const port = { name: 'eth1', vlan: { mode: 'access', tag: 100 } };
    const reported = {
      ...state,
      status: {
        currentState: {
          interfaces: [
            { name: 'br1', type: 'linux-bridge', state: 'up', bridge: { port: [port] } },
          ],
        },
      },
    };
    expect(short(hopsOf([running, bridge, node, reported])).at(-1)).toBe('wire Untagged: ok');
  });

  it('tells a network that does not exist from one that cannot be seen', () => {
    const other = { ...bridge, metadata: { name: 'other', namespace: 'default' } };
    expect(short(hopsOf([running, other])).at(-1)).toBe('network default/lan-net: broken');
    expect(short(hopsOf([running])).at(-1)).toBe('network default/lan-net: unknown');
  });

  it('waits for an interface that is not attached yet', () => {
    const vm = vmOf({
      interfaces: [masquerade, bridgeNic(), bridgeNic({ name: 'new' })],
      networks: [podNetwork, multus(), multus('lan-net', 'new')],
    });
    expect(short(hopsOf([running, bridge], 'new', vm)).slice(0, 2)).toEqual([
      'guest Not there yet: waiting',
      'pod Not attached: waiting',
    ]);
  });
});
