import { worldOf } from '../world/world';
import { configOf } from '../nad/config';
import { linksOf, silentNodes, vlanWayOf } from './links';
import { emptyPlan, planFieldOf, planOf, suggestPlanName } from './draft';

const node = (name: string, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name },
  ...more,
});
const state = (name: string, interfaces: object[]) => ({
  apiVersion: 'nmstate.io/v1beta1',
  kind: 'NodeNetworkState',
  metadata: { name },
  status: { currentState: { interfaces } },
});
const card = (name: string, more: object = {}) => ({
  name,
  type: 'ethernet',
  state: 'up',
  mtu: 9000,
  ethernet: { speed: 25000 },
  ...more,
});
const bridge = (name: string, ports: string[]) => ({
  name,
  type: 'linux-bridge',
  state: 'up',
  mtu: 1500,
  bridge: { port: ports.map((port) => ({ name: port })) },
});
const vlan = (name: string, base: string, id: number) => ({
  name,
  type: 'vlan',
  state: 'up',
  mtu: 9000,
  vlan: { 'base-iface': base, id },
});
const lldp = {
  enabled: true,
  neighbors: [
    [
      { type: 1, 'chassis-id': '00:11:22:33:44:55' },
      { type: 2, 'port-id': 'Ethernet1/7' },
      { type: 5, 'system-name': 'leaf-1' },
    ],
  ],
};

const worldWith = (a: object[], b: object[], more: object[] = []) =>
  worldOf([node('a'), node('b'), state('a', a), state('b', b), ...more]);
const linkIn = (world: ReturnType<typeof worldWith>, name: string) => {
  const found = linksOf(world).find((link) => link.name === name);
  if (!found) throw new Error(name);
  return found;
};

describe('linksOf', () => {
  it('offers what all nodes have, with speed, MTU and the switches behind it', () => {
    const world = worldWith([card('eth1', { lldp })], [card('eth1')]);
    expect(linkIn(world, 'eth1').on.map((each) => each.node.name)).toEqual(['a', 'b']);
    expect(linkIn(world, 'eth1')).toMatchObject({
      kind: 'ethernet',
      mtu: { least: 9000, most: 9000 },
      speed: 25000,
      neighbours: [{ node: 'a', system: 'leaf-1', port: 'Ethernet1/7' }],
      refusal: undefined,
      notes: [],
    });
  });

  it('finds the cards behind a VLAN, a bond and a bridge', () => {
    const on = [
      card('eth1', { lldp, controller: 'bond0' }),
      {
        name: 'bond0',
        type: 'bond',
        state: 'up',
        'link-aggregation': { port: ['eth1'] },
        controller: 'br1',
      },
      bridge('br1', ['bond0', 'veth3']),
      vlan('bond0.7', 'bond0', 7),
    ];
    const world = worldWith(on, on);
    for (const name of ['br1', 'bond0', 'bond0.7']) {
      expect(linkIn(world, name)).toMatchObject({
        speed: 25000,
        neighbours: [
          { node: 'a', system: 'leaf-1' },
          { node: 'b', system: 'leaf-1' },
        ],
      });
    }
  });

  it.each([
    ['missing', [card('eth1')], [card('eth2')], 'eth1', 'Missing on {{nodes}}'],
    ['down', [card('eth1')], [card('eth1', { state: 'down' })], 'eth1', 'Down on {{nodes}}'],
    [
      'a port',
      [card('eth1', { controller: 'br-ex' })],
      [card('eth1')],
      'eth1',
      'Part of {{controller}}, so that nothing else can build on it',
    ],
    ['another type', [card('x')], [bridge('x', ['eth1'])], 'x', 'Of another type on {{nodes}}'],
    [
      'a bridge without a card',
      [bridge('br1', ['eth1'])],
      [bridge('br1', ['veth7'])],
      'br1',
      'Leads to no network card on {{nodes}}',
    ],
  ])('refuses %s', (_what, a, b, name, text) => {
    expect(linkIn(worldWith(a, b), name).refusal?.text).toBe(text);
  });

  it('puts what can be chosen in front, and notes what is good to know', () => {
    const world = worldWith(
      [card('eth0'), card('eth2', { mtu: 1500, ethernet: { speed: 1000 } }), card('eth10')],
      [
        card('eth2', { ipv4: { address: [{ ip: '192.0.2.7', 'prefix-length': 24 }] } }),
        card('eth10'),
      ],
    );
    expect(linksOf(world).map(({ name }) => name)).toEqual(['eth2', 'eth10', 'eth0']);
    expect(linkIn(world, 'eth2').notes.map(({ text }) => text)).toEqual([
      'The MTU differs between nodes, from {{least}} to {{most}}',
      'Has addresses of its own on {{nodes}}: other traffic shares it',
      'Slow: {{speed}} Mbit/s',
    ]);
    expect(linkIn(world, 'eth10').notes).toEqual([]);
  });

  it('looks at nodes for VMs that report, and names those that do not', () => {
    const master = node('m', {
      spec: { taints: [{ key: 'node-role.kubernetes.io/master', effect: 'NoSchedule' }] },
    });
    const world = worldWith([card('eth1')], [card('eth1')], [node('c'), master, state('m', [])]);
    expect(linkIn(world, 'eth1').refusal).toBeUndefined();
    expect(silentNodes(world)).toEqual(['c']);
  });
});

describe('vlanWayOf', () => {
  const cards = [card('eth1'), vlan('eth1.50', 'eth1', 50), vlan('storage', 'eth1', 60)];
  const world = worldWith(
    [...cards, bridge('br1', ['eth2'])],
    [card('eth1'), vlan('eth1.50', 'eth1', 50), vlan('other', 'eth1', 60), bridge('br1', ['eth2'])],
  );

  it('needs an interface of one name on each node, unless a bridge tags', () => {
    const eth1 = linkIn(world, 'eth1');
    expect(vlanWayOf(world, eth1, 50)).toEqual({ kind: 'interface', name: 'eth1.50' });
    expect(vlanWayOf(world, eth1, 60).kind).toBe('none');
    expect(vlanWayOf(world, eth1, 70)).toMatchObject({ why: { params: { nodes: 'a, b' } } });
    expect(vlanWayOf(world, linkIn(world, 'br1'), 70)).toEqual({ kind: 'own' });
  });

  const configIn = (values: Record<string, string>) => {
    const parsed = configOf(planOf(world, 'openshift-cnv', values).nad);
    return parsed.kind === 'ok' ? parsed.config : {};
  };
  const addresses = { range: '10.200.5.0/24', exclude: '10.200.5.0/28, 10.200.5.9', name: 'm' };

  it('makes the network of the documentation on a card, and a tagged one on a bridge', () => {
    const ipam = {
      type: 'whereabouts',
      range: '10.200.5.0/24',
      exclude: ['10.200.5.0/28', '10.200.5.9'],
    };
    const common = { cniVersion: '0.3.1', name: 'm', ipam };
    expect(configIn({ ...addresses, link: 'eth1', vlan: '' })).toEqual({
      ...common,
      type: 'macvlan',
      master: 'eth1',
      mode: 'bridge',
    });
    expect(configIn({ ...addresses, link: 'eth1', vlan: '50' }).master).toBe('eth1.50');
    expect(configIn({ ...addresses, link: 'br1', vlan: '70' })).toEqual({
      ...common,
      type: 'bridge',
      bridge: 'br1',
      vlan: 70,
    });
  });

  it('says what stands in the way of a plan, and what it lacks', () => {
    const taken = {
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      metadata: { name: 'taken', namespace: 'openshift-cnv' },
    };
    const around = worldOf([...world.objects, taken]);
    const fields = (values: Record<string, string>) =>
      planOf(around, 'openshift-cnv', { ...emptyPlan, ...values }).problems.map(
        ({ field }) => field,
      );
    expect(fields({})).toEqual(['name', 'link', 'range']);
    expect(fields({ ...addresses, link: 'eth1' })).toEqual([]);
    expect(fields({ ...addresses, link: 'eth1', vlan: '4094', later: '12' })).toEqual(['vlan']);
    expect(fields({ ...addresses, link: 'br1', vlan: '4095', later: '0' })).toEqual([
      'vlan',
      'later',
    ]);
    expect(fields({ ...addresses, link: 'storage', name: 'taken' })).toEqual(['link', 'name']);
    // Where nmstate tells nothing, the name is taken as it is typed.
    expect(
      planOf(worldOf([]), 'cnv', { ...emptyPlan, ...addresses, link: 'eth7' }).problems,
    ).toEqual([]);
  });

  it('leads findings to their fields', () => {
    expect(
      ['metadata.name', 'spec.config.ipam.range', 'spec.config.ipam.exclude[0]', 'spec.config.vlan']
        .concat(['spec.config.master', 'spec.config.bridge', 'spec.config'])
        .map(planFieldOf),
    ).toEqual(['name', 'range', 'exclude', 'vlan', 'link', 'link', undefined]);
  });

  it('suggests a name that is free', () => {
    const taken = (name: string) => name === 'migration-eth1-vlan50';
    expect(suggestPlanName({ link: 'eth1', vlan: '50' }, taken)).toBe('migration-eth1-vlan50-2');
    expect(suggestPlanName({ link: 'br1', vlan: '' }, taken)).toBe('migration-br1');
  });
});
