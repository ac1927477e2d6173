import fc from 'fast-check';
import type { NodeInterface, NodeNetwork } from './node-networks';
import { wiringGroupsOf } from './wiring';

const card = (name: string, more: Partial<NodeInterface> = {}): NodeInterface => ({
  name,
  type: 'ethernet',
  state: 'up',
  mtu: 1500,
  ports: [],
  portVlans: [],
  ...more,
});

const node = (
  name: string,
  interfaces: readonly NodeInterface[] | undefined,
  mappings: Record<string, string> = {},
): NodeNetwork => ({
  name,
  node: undefined,
  labels: {},
  takesVms: true,
  isForVms: true,
  resources: undefined,
  interfaces: interfaces && new Map(interfaces.map((each) => [each.name, each])),
  mappings: interfaces && new Map(Object.entries(mappings)),
  defaultThrough: undefined,
});

const bridge = (ports: string[]) => card('br1', { type: 'linux-bridge', ports });

const groups = (...nodes: NodeNetwork[]): string[] =>
  wiringGroupsOf(nodes).map((group) => group.nodes.map(({ name }) => name).join('+'));

describe('nodes of equal wiring', () => {
  it.each<[what: string, other: NodeNetwork]>([
    ['the MAC address of a card', node('b', [card('eth1', { mac: '52:54:00:00:00:02' })])],
    ['its neighbour', node('b', [card('eth1', { neighbours: [] })])],
    ['its speed', node('b', [card('eth1', { speed: 1000 })])],
    ['the end of a pod', node('b', [card('eth1'), card('veth7', { type: 'veth' })])],
  ])('are alike whatever %s is', (_what, other) => {
    expect(groups(node('a', [card('eth1')]), other)).toEqual(['a+b']);
  });

  it.each<[what: string, other: NodeNetwork]>([
    ['an MTU', node('b', [card('eth1', { mtu: 9000 })])],
    ['a state', node('b', [card('eth1', { state: 'down' })])],
    ['another card', node('b', [card('eth1'), card('eth2')])],
    ['a mapping', node('b', [card('eth1')], { physnet: 'br-ex' })],
    ['a report', node('b', undefined)],
  ])('are set apart by %s', (_what, other) => {
    expect(groups(node('a', [card('eth1')]), other)).toEqual(['a', 'b']);
  });

  it('are alike with different VMs on a bridge, and not with different uplinks', () => {
    expect(groups(node('a', [bridge(['eth1', 'vnet3'])]), node('b', [bridge(['eth1'])]))).toEqual([
      'a+b',
    ]);
    expect(groups(node('a', [bridge(['eth1'])]), node('b', [bridge(['eth2'])]))).toHaveLength(2);
  });

  it('stand in the order of their number, and within by names as people number them', () => {
    const plain = (name: string) => node(name, [card('eth1')]);
    expect(groups(node('z', undefined), plain('n10'), plain('n9'))).toEqual(['n9+n10', 'z']);
  });

  it('loses no node, and puts none into two groups', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4)), (kinds) => {
        const nodes = kinds.map((kind, index) => node(`n${index}`, [card('eth1', { mtu: kind })]));
        const folded = wiringGroupsOf(nodes);
        const names = folded.flatMap((group) => group.nodes.map(({ name }) => name));
        expect([...names].sort()).toEqual(nodes.map(({ name }) => name).sort());
        expect(folded).toHaveLength(new Set(kinds).size);
      }),
    );
  });
});
