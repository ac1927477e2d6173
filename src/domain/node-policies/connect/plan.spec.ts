import fc from 'fast-check';
import { refusalsOf } from '../../../../standalone/apiserver/testing/refusals';
import { checkPolicyIn } from '../../checks/of-node-policies';
import { valueAt, type KubernetesResource } from '../../core/resource';
import { checkNad } from '../../nad/check';
import { checkUdn } from '../../udn/check';
import { isNad } from '../../nad/types';
import { withObjects } from '../../world/with-objects';
import { worldOf, type World } from '../../world/world';
import { node, policy } from '../testing/objects';
import { card, state } from '../testing/states';
import { bondModes } from './bond-modes';
import { effectsOf } from './effects';
import { connectDefaults, connectOfQuery, queryOfConnect } from './fields';
import { suggestConnectNames } from './names';
import { labelledNodes } from './node-label';
import { chosenNodesOf, labelsOfNodes } from './nodes';
import { connectPlanOf } from './plan';
import { listeningPolicy } from './policy';
import { isMade } from './stored';

const WORKER = 'node-role.kubernetes.io/worker';

const labels = (host: string, more: Record<string, string> = {}) => ({
  'kubernetes.io/hostname': host,
  'kubevirt.io/schedulable': 'true',
  [WORKER]: '',
  ...more,
});

const onNode = (name: string, more: object[] = []) =>
  state(
    name,
    [
      card('eno1', { controller: 'br-ex' }),
      {
        name: 'br-ex',
        type: 'ovs-bridge',
        state: 'up',
        bridge: { port: [{ name: 'eno1' }] },
      },
      card('eno2'),
      card('eno3', { mtu: 9000 }),
      card('eno4'),
      ...more,
    ],
    { ovn: { 'bridge-mappings': [{ localnet: 'physnet', bridge: 'br-ex' }] } },
  );

const office = {
  name: 'br-office',
  type: 'linux-bridge',
  state: 'up',
  bridge: { port: [] },
};

const base = [
  node('control', { 'kubernetes.io/hostname': 'control' }),
  node('a', labels('a', { 'example.com/hall': 'a' })),
  node('b', labels('b', { 'example.com/hall': 'a' })),
  node('c', labels('c-host', { 'example.com/hall': 'b' })),
  onNode('a', [office]),
  onNode('b'),
  onNode('c'),
  { ...policy({ name: 'taken' }), metadata: { name: 'taken', uid: 'uid-taken' } },
];

const world = worldOf(base);

const valuesOf = (more: Record<string, string> = {}) => ({ ...connectDefaults, ...more });

const planOf = (more: Record<string, string>, made?: string) =>
  connectPlanOf(world, valuesOf(more), made);

const linux = {
  purpose: 'linux',
  uplinks: 'eno2',
  bridge: 'br1',
  policy: 'br1-eno2',
  vlans: '120',
  pattern: 'vlan-{vlan}',
  projects: 'shop',
};

const fieldsOf = (more: Record<string, string>, made?: string) =>
  planOf({ ...linux, ...more }, made).problems.map(({ field }) => field);

const specOf = (object: KubernetesResource | undefined) => valueAt(object, 'spec');
const configIn = (object: KubernetesResource | undefined): unknown =>
  JSON.parse(String(valueAt(object, 'spec', 'config')));

describe('connectPlanOf', () => {
  it('makes the Linux bridge of the documentation, with ports that have no addresses', () => {
    const { policy: made, networks, problems } = planOf(linux);
    expect(problems).toEqual([]);
    const off = { ipv4: { enabled: false }, ipv6: { enabled: false } };
    expect(specOf(made)).toEqual({
      nodeSelector: { [WORKER]: '' },
      maxUnavailable: 1,
      desiredState: {
        interfaces: [
          { name: 'eno2', type: 'ethernet', state: 'up', ...off },
          {
            name: 'br1',
            type: 'linux-bridge',
            state: 'up',
            ...off,
            bridge: { options: { stp: { enabled: false } }, port: [{ name: 'eno2' }] },
          },
        ],
      },
    });
    expect(networks.map(({ name }) => name)).toEqual(['vlan-120']);
    expect(configIn(networks[0]?.objects[0])).toMatchObject({ bridge: 'br1', vlan: 120 });
  });

  it('maps a localnet to br-ex and touches nothing else', () => {
    const {
      policy: made,
      networks,
      problems,
    } = planOf({
      ...linux,
      purpose: 'br-ex',
      localnet: 'net1',
    });
    expect(problems).toEqual([]);
    expect(specOf(made)).toMatchObject({
      desiredState: {
        ovn: { 'bridge-mappings': [{ localnet: 'net1', bridge: 'br-ex', state: 'present' }] },
      },
    });
    expect(valueAt(made, 'spec', 'desiredState', 'interfaces')).toBeUndefined();
    expect(specOf(networks[0]?.objects[0])).toMatchObject({
      network: {
        localnet: { physicalNetworkName: 'net1', vlan: { access: { id: 120 } }, mtu: 1500 },
      },
    });
  });

  it('lets OVN-Kubernetes keep its patch ports on an own bridge, over a bond of two', () => {
    const { policy: made, problems } = planOf({
      ...linux,
      purpose: 'ovs',
      uplinks: 'eno2, eno3',
      bond: 'bond0',
      mode: '802.3ad',
      localnet: 'net1',
      mtu: '1500',
    });
    expect(problems).toEqual([]);
    expect(specOf(made)).toMatchObject({
      desiredState: {
        interfaces: [
          { name: 'eno2', mtu: 1500 },
          { name: 'eno3', mtu: 1500 },
          { name: 'bond0', 'link-aggregation': { mode: '802.3ad', port: ['eno2', 'eno3'] } },
          {
            name: 'br1',
            type: 'ovs-bridge',
            bridge: { 'allow-extra-patch-ports': true, port: [{ name: 'bond0' }] },
          },
        ],
        ovn: { 'bridge-mappings': [{ localnet: 'net1', bridge: 'br1' }] },
      },
    });
  });

  const vlan = { purpose: 'vlan', uplinks: 'eno1', vlanId: '30', policy: 'storage' };

  it('makes a VLAN interface for the nodes, leaves what it stands on as it is, and no network', () => {
    const plan = planOf({ ...vlan, vlans: '120', projects: 'shop' });
    expect(plan.networks).toEqual([]);
    expect(planOf({ ...vlan, uplinks: 'eno2' }).problems).toEqual([]);
    expect(valueAt(planOf({ ...vlan, uplinks: 'eno2' }).policy, 'spec', 'desiredState')).toEqual({
      interfaces: [
        {
          name: 'eno2.30',
          type: 'vlan',
          state: 'up',
          ipv4: { enabled: false },
          ipv6: { enabled: false },
          vlan: { 'base-iface': 'eno2', id: 30 },
        },
      ],
    });
    expect(planOf({ ...vlan, uplinks: 'a-long-name-of' }).draft.vlanName).toBe('vlan30');
  });

  it.each([
    ['a port of br-ex is to carry it', {}, 'uplinks'],
    ['two are to carry it', { uplinks: 'eno2, eno3' }, 'uplinks'],
    ['the VLAN is no VLAN', { uplinks: 'eno2', vlanId: '4095' }, 'vlanId'],
    ['no VLAN is given', { uplinks: 'eno2', vlanId: '' }, 'vlanId'],
    ['the name is too long', { uplinks: 'eno2', vlanName: 'name-of-sixteen-' }, 'vlanName'],
    ['a node has something of the name', { uplinks: 'eno2', vlanName: 'br-office' }, 'vlanName'],
  ])('refuses a VLAN interface where %s', (_why, more, field) => {
    expect(planOf({ ...vlan, ...more }).problems.map((each) => each.field)).toEqual([field]);
  });

  it('refuses a VLAN that nodes have there already, unless the wizard made it', () => {
    const made = { name: 'san', type: 'vlan', state: 'up', vlan: { 'base-iface': 'eno2', id: 30 } };
    const having = worldOf([...base.slice(0, 4), onNode('a', [made]), onNode('b'), onNode('c')]);
    const problemsWith = (vlanId: string) =>
      connectPlanOf(having, valuesOf({ ...vlan, uplinks: 'eno2', vlanId })).problems;
    expect(problemsWith('30').map(({ field }) => field)).toEqual(['vlanId']);
    expect(problemsWith('31')).toEqual([]);
  });

  it.each([
    ['nothing is chosen to connect by', { purpose: '' }, 'purpose'],
    ['no uplink is chosen', { uplinks: '' }, 'uplinks'],
    ['the uplink connects the nodes', { uplinks: 'eno1' }, 'uplinks'],
    ['no node has the uplink', { uplinks: 'eth9' }, 'uplinks'],
    ['a bond has no name', { uplinks: 'eno2, eno4' }, 'bond'],
    [
      'the mode is none for VMs',
      { uplinks: 'eno2, eno4', bond: 'bond0', mode: 'balance-alb' },
      'mode',
    ],
    ['the name is too long', { bridge: 'br-of-sixteen-xy' }, 'bridge'],
    ['the name has a space', { bridge: 'br 1' }, 'bridge'],
    ['a node has something of the name', { bridge: 'br-office' }, 'bridge'],
    ['bond and bridge share a name', { uplinks: 'eno2, eno4', bond: 'br1' }, 'bridge'],
    ['the localnet has a colon', { purpose: 'ovs', localnet: 'a:b' }, 'localnet'],
    ['the localnet leads elsewhere', { purpose: 'ovs', localnet: 'physnet' }, 'localnet'],
    ['the MTU is no number', { mtu: 'big' }, 'mtu'],
    ['a share is above all', { maxUnavailable: '101%' }, 'maxUnavailable'],
    ['the name of the policy is taken', { policy: 'taken' }, 'policy'],
    ['no node has the label', { way: 'label', label: 'x=y' }, 'label'],
    ['no node is chosen', { way: 'chosen' }, 'nodes'],
    ['the label of nodes has no name', { way: 'chosen', nodes: 'b, c' }, 'nodeLabel'],
    ['a VLAN is too high', { vlans: '4095' }, 'vlans'],
    ['several networks would have one name', { vlans: '1-3', pattern: 'net' }, 'pattern'],
    ['no project is chosen', { projects: '' }, 'projects'],
    ['no line can be read', { from: 'list', list: 'name,vlan\nx,9999' }, 'list'],
    ['a VM is in another project', { vms: 'office/vm' }, 'vms'],
    [
      'more VMs are chosen than one can review',
      { vms: Array.from({ length: 51 }, (_none, at) => `shop/vm-${at}`).join() },
      'vms',
    ],
    ['VMs get none of several networks', { vlans: '1-3', vms: 'shop/vm' }, 'vmNetwork'],
    ['only networks are made, on nothing', { part: 'network', bridge: '' }, 'bridge'],
  ])('refuses it where %s', (_why, more, field) => {
    expect(fieldsOf(more)).toContain(field);
  });

  it('plans no network as long as what is typed is no VLAN', () => {
    expect(planOf({ ...linux, vlans: '120-123, 5000' }).networks).toEqual([]);
    expect(planOf({ ...linux, vlans: '', pattern: '' }).networks).toHaveLength(1);
  });

  it('refuses nothing of its nearest neighbours', () => {
    const neighbours: Record<string, string>[] = [
      { bridge: 'br-of-fifteen-x' },
      { way: 'chosen', nodes: 'a, b' },
      { way: 'label', label: 'example.com/hall=b', bridge: 'br-office' },
      { maxUnavailable: '50%' },
      { vlans: '', pattern: 'office' },
      { part: 'nodes', vlans: '5000', projects: '' },
      { part: 'network', uplinks: '', policy: '' },
      { uplinks: 'eno2, eno4', bond: 'bond0' },
      { vms: 'shop/vm' },
      { vlans: '1-3', vms: 'shop/vm', vmNetwork: 'vlan-2' },
      { vlans: '1-3', vmNetwork: 'gone' },
    ];
    for (const more of neighbours) expect(fieldsOf(more)).toEqual([]);
    expect(fieldsOf({ policy: 'taken' }, 'uid-taken')).toEqual([]);
  });

  it('does not stand in its own way on nodes that have it already', () => {
    const { policy: wanted } = planOf(linux);
    const stored = { ...wanted, metadata: { name: 'br1-eno2', uid: 'mine' } };
    const done = onNode('b', [
      { name: 'br1', type: 'linux-bridge', state: 'up', bridge: { port: [{ name: 'eno2' }] } },
    ]);
    const held = {
      ...done,
      status: {
        currentState: {
          ...done.status.currentState,
          interfaces: done.status.currentState.interfaces.map((each) =>
            valueAt(each, 'name') === 'eno2' ? { ...each, controller: 'br1' } : each,
          ),
        },
      },
    };
    const others = base.filter(
      (each) => each.kind !== 'NodeNetworkState' || each.metadata.name !== 'b',
    );
    const later = worldOf([...others, held, stored]);
    expect(connectPlanOf(later, valuesOf(linux), 'mine').problems).toEqual([]);
    expect(connectPlanOf(later, valuesOf(linux)).problems.map(({ field }) => field)).toEqual([
      'uplinks',
      'bridge',
      'policy',
    ]);
  });

  it('says of a network of the same name whether it is the one that was wanted', () => {
    const { networks } = planOf(linux);
    const [wanted] = networks[0]?.objects ?? [];
    if (!wanted) throw new Error('no network');
    const with_ = (nad: object) => connectPlanOf(worldOf([...base, nad]), valuesOf(linux)).problems;
    expect(with_(wanted)).toEqual([]);
    const other = { ...wanted, spec: { config: '{"type":"bridge"}' } };
    expect(with_(other).map(({ field }) => field)).toEqual(['pattern']);
    expect(isMade({ ...wanted, metadata: { ...wanted.metadata, uid: 'x' } }, wanted)).toBe(true);
  });

  it('knows the network that VMs get as it stands in each project, whoever makes it there', () => {
    const namesOfNads = (more: Record<string, string>) =>
      planOf({ ...linux, projects: 'shop, office', ...more }).vmNads.map(
        ({ metadata }) => `${metadata?.namespace}/${metadata?.name}`,
      );
    expect(namesOfNads({})).toEqual(['shop/vlan-120', 'office/vlan-120']);
    const localnet = { purpose: 'ovs', localnet: 'net1' };
    expect(namesOfNads(localnet)).toEqual(['shop/vlan-120', 'office/vlan-120']);
    const [nad] = planOf({ ...linux, ...localnet }).vmNads;
    expect(configIn(nad)).toMatchObject({ physicalNetworkName: 'net1', vlanID: 120 });
    expect(namesOfNads({ vlans: '1-3' })).toEqual([]);
    expect(namesOfNads({ vlans: '1-3', vmNetwork: 'vlan-2' })).toEqual([
      'shop/vlan-2',
      'office/vlan-2',
    ]);
  });

  it('makes a network of each port group, and a trunk only on a Linux bridge', () => {
    const list = 'Name,VLAN\nVM Network,0\nOffice (new),120\nAll,4095';
    const shown = (more: object) =>
      planOf({ ...linux, from: 'list', list, ...more }).networks.map(({ name, refusal }) => [
        name,
        refusal !== undefined,
      ]);
    expect(shown({})).toEqual([
      ['vm-network', false],
      ['office-new', false],
      ['all', false],
    ]);
    expect(shown({ purpose: 'ovs', localnet: 'net1' })).toEqual([
      ['vm-network', false],
      ['office-new', false],
      ['all', true],
    ]);
  });
});

describe('chosenNodesOf', () => {
  const chosen = (names: string[]) => chosenNodesOf(world, { way: 'chosen', label: '', names });

  it('finds the label for nodes, or the host name of one', () => {
    expect(chosen(['a', 'b']).selector).toEqual({ 'example.com/hall': 'a' });
    expect(chosen(['c']).selector).toEqual({ 'kubernetes.io/hostname': 'c-host' });
    expect(chosen(['a', 'b', 'c']).selector).toEqual({ [WORKER]: '' });
  });

  it('never chooses other nodes than those that were meant', () => {
    fc.assert(
      fc.property(fc.subarray(['control', 'a', 'b', 'c'], { minLength: 1 }), (names) => {
        const { selector, nodes, label: given } = chosen(names);
        expect(nodes.map(({ name }) => name)).toEqual(names.toSorted());
        if (!selector) {
          expect(given?.lacking).toEqual(nodes);
          return;
        }
        const label = Object.entries(selector).map(([key, value]) => `${key}=${value}`);
        if (label.length === 0) expect(names).toHaveLength(4);
        else {
          const by = chosenNodesOf(world, { way: 'label', label: label.join(), names: [] });
          expect(by.nodes).toEqual(nodes);
        }
      }),
    );
  });

  it('takes a label as it is typed where nodes are not known', () => {
    const blind = worldOf([]);
    const by = (way: 'vm' | 'label' | 'chosen') =>
      chosenNodesOf(blind, { way, label: 'x=y', names: ['a'] });
    expect(by('label')).toMatchObject({ isKnown: false, selector: { x: 'y' }, problem: undefined });
    expect(by('vm')).toMatchObject({ selector: { [WORKER]: '' }, problem: undefined });
    expect(by('chosen').problem).toBeDefined();
  });

  it('offers labels that people choose nodes by', () => {
    expect(labelsOfNodes(world)).toEqual([
      { label: WORKER, count: 3 },
      { label: 'example.com/hall=a', count: 2 },
      { label: 'example.com/hall=b', count: 1 },
    ]);
  });
});

describe('effectsOf', () => {
  it('folds nodes that are changed alike, and loses none', () => {
    const { policy: made, chosen } = planOf({
      ...linux,
      bridge: 'br-office',
      uplinks: 'eno2',
    });
    if (!made) throw new Error('no policy');
    const effects = effectsOf(world, made, chosen.nodes);
    expect(effects.map(({ nodes }) => nodes.map(({ name }) => name))).toEqual([['b', 'c'], ['a']]);
    expect(effects.every(({ differences }) => differences.length > 0)).toBe(true);
  });
});

const findingsOf = (around: World, object: KubernetesResource) => {
  if (isNad(object)) return checkNad(object);
  return object.kind === 'ClusterUserDefinedNetwork'
    ? checkUdn(object)
    : checkPolicyIn(around, object);
};

const errorsOf = (around: World, object: KubernetesResource): string[] =>
  findingsOf(around, object)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, params }) => `${code} ${JSON.stringify(params)}`);

const someText = fc.string({ maxLength: 6 });

const anyValues = fc.record({
  part: fc.constantFrom('all', 'nodes', 'network'),
  purpose: fc.constantFrom('br-ex', 'ovs', 'linux', 'vlan'),
  vlanId: fc.constantFrom('30', '', '4095', 'x'),
  vlanName: fc.oneof(fc.constantFrom('', 'san', 'br-office'), someText),
  way: fc.constantFrom('vm', 'label', 'chosen'),
  label: fc.constantFrom('example.com/hall=a', WORKER, '', 'x'),
  nodes: fc.subarray(['a', 'b', 'c']).map((names) => names.join(', ')),
  nodeLabel: fc.oneof(fc.constantFrom('', 'vm-network/br1', 'x=y'), someText),
  labelled: fc.constantFrom('', 'a'),
  uplinks: fc.subarray(['eno1', 'eno2', 'eno3', 'eno4', 'eth9']).map((names) => names.join(', ')),
  bond: fc.oneof(fc.constantFrom('bond0', '', 'br1'), someText),
  mode: fc.constantFrom('', ...bondModes.map(({ value }) => value)),
  bridge: fc.oneof(fc.constantFrom('br1', 'br-office', ''), someText),
  localnet: fc.oneof(fc.constantFrom('net1', 'physnet', ''), someText),
  mtu: fc.constantFrom('', '1500', '9000', 'x', '12'),
  stp: fc.constantFrom('', 'true'),
  policy: fc.oneof(fc.constantFrom('connect', 'taken'), someText),
  maxUnavailable: fc.constantFrom('1', '50%', '0', 'x'),
  kind: fc.constantFrom('cudn', 'nad'),
  from: fc.constantFrom('vlans', 'list'),
  vlans: fc.constantFrom('', '120', '5-9', '4094', '4095', 'x'),
  pattern: fc.oneof(fc.constantFrom('vlan-{vlan}', 'office', ''), someText),
  list: fc.oneof(fc.constantFrom('Office,120\nLab,0\nTrunk,4095', ''), someText),
  projects: fc.constantFrom('shop', 'shop, office', ''),
  vmNetwork: fc.constantFrom('', 'vlan-5'),
  vms: fc.constantFrom('', 'shop/vm'),
});

describe('what the wizard allows', () => {
  it('is taken by the API server, and no rule finds an error in it', () => {
    let allowed = 0;
    fc.assert(
      fc.property(anyValues, (values) => {
        const { policy: made, networks, problems, chosen } = connectPlanOf(world, values);
        if (problems.length > 0) return;
        const labelled = withObjects(world, labelledNodes(chosen.label));
        allowed += 1;
        const objects = [
          ...(made ? [made] : []),
          ...networks.flatMap(({ refusal, objects: all }) => (refusal ? [] : all)),
        ];
        for (const object of objects) {
          expect([object, refusalsOf(object), errorsOf(labelled, object)]).toEqual([
            object,
            [],
            [],
          ]);
        }
      }),
      { numRuns: 1500 },
    );
    expect(allowed).toBeGreaterThan(10);
  });

  it('has names for what is not named yet, with which nothing is missing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('br-ex', 'ovs', 'linux'),
        fc.subarray(['eno2', 'eno3', 'eno4'], { minLength: 1 }),
        fc.constantFrom('', '7', '7-9'),
        (purpose, uplinks, vlans) => {
          const values = {
            ...valuesOf(),
            purpose,
            uplinks: uplinks.join(','),
            vlans,
            projects: 'p',
          };
          const names = suggestConnectNames(world, connectPlanOf(world, values).draft);
          expect(connectPlanOf(world, { ...values, ...names }).problems).toEqual([]);
        },
      ),
    );
  });

  it('stands in an address, and is read from it again', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const query = queryOfConnect(values);
        expect(connectOfQuery((field) => query[field] ?? null)).toEqual({ ...values, list: '' });
      }),
    );
    expect(queryOfConnect(valuesOf())).toEqual({});
    expect(queryOfConnect(valuesOf({ list: 'Office,120' }))).toEqual({});
  });
});

describe('listeningPolicy', () => {
  it('only has nodes listen', () => {
    const made = listeningPolicy('listen', ['eno2'], { [WORKER]: '' });
    expect(refusalsOf(made)).toEqual([]);
    expect(valueAt(made, 'spec', 'desiredState')).toEqual({
      interfaces: [{ name: 'eno2', type: 'ethernet', state: 'up', lldp: { enabled: true } }],
    });
  });
});
