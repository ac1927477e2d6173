import { configOf, networkNameIn } from '../nad/config';
import type { NetworkAttachmentDefinition } from '../nad/types';
import { coverageOf } from '../nodes/coverage';
import { nodeNeedOf } from '../nodes/need';
import { nodeNetworksOf } from '../nodes/node-networks';
import { onNode } from '../nodes/on-node';
import { explainInterface } from '../vm/explain/explain';
import { wireOf } from '../vm/explain/wire';
import { viewOfObject } from '../vm/interfaces/view';
import { targetsOf } from '../vm/migration/targets';
import {
  bridgeNic,
  masquerade,
  multus,
  nicStatus,
  podNetwork,
  vmiOf,
  vmOf,
} from '../vm/testing/vms';
import { worldOf } from '../world/world';
import * as o from './testing/objects';

type Json = Record<string, unknown>;

const lan = { name: 'lan-net', namespace: 'default' };
const vlan100 = o.bridge({ vlan: 100 }, lan);
const plain = o.bridge({}, lan);
const localnet = o.localnet({ physicalNetworkName: 'phys' }, lan);
const filtering = (tags: number[]): Json => ({
  ...o.linuxBridge('br1'),
  bridge: {
    port: [
      {
        name: 'eth1',
        vlan: { mode: 'trunk', 'trunk-tags': tags.map((id) => ({ id })) },
      },
    ],
  },
});

/** What the node reports, what the network is, and what that means for it there. */
const cases: [
  string,
  object,
  Json[] | undefined,
  Json,
  'ready' | 'limited' | 'missing' | 'unknown',
][] = [
  ['a bridge that is there', plain, o.goodBridge, {}, 'ready'],
  ['no report', plain, undefined, {}, 'unknown'],
  ['no bridge', plain, [o.ethernet('eth1')], {}, 'missing'],
  [
    'a bridge of a type that nmstate does not know',
    plain,
    [{ ...o.linuxBridge('br1'), type: 'unknown' }],
    {},
    'unknown',
  ],
  ['a bridge without a type', plain, [{ ...o.linuxBridge('br1'), type: '' }], {}, 'unknown'],
  ['an OVS bridge of that name', plain, [o.ovsBridge('br1'), o.ethernet('eth1')], {}, 'missing'],
  ['a bridge that leads nowhere', plain, [o.linuxBridge('br1', [])], {}, 'limited'],
  [
    'a bridge that is down',
    plain,
    [{ ...o.linuxBridge('br1'), state: 'down' }, o.ethernet('eth1')],
    {},
    'limited',
  ],
  [
    'ports that do not let the VLAN through',
    vlan100,
    [filtering([200]), o.ethernet('eth1')],
    {},
    'limited',
  ],
  ['ports that let the VLAN through', vlan100, [filtering([100]), o.ethernet('eth1')], {}, 'ready'],
  [
    'a VLAN that the node takes',
    vlan100,
    [...(o.goodBridge as Json[]), o.vlanInterface('eth1', 100)],
    {},
    'limited',
  ],
  ['an MTU above that of the uplink', o.bridge({ mtu: 9000 }, lan), o.goodBridge, {}, 'limited'],
  [
    'a mapping that is there',
    localnet,
    [o.ovsBridge('br-ex'), o.ethernet('eth1')],
    { phys: 'br-ex' },
    'ready',
  ],
  ['no mapping', localnet, [o.ovsBridge('br-ex')], {}, 'missing'],
  [
    'a mapping to a bridge that is not there',
    localnet,
    [o.ethernet('eth1')],
    { phys: 'br-none' },
    'missing',
  ],
  [
    'no interface for macvlan',
    o.macvlan({ master: 'eth9' }, lan),
    [o.ethernet('eth1')],
    {},
    'missing',
  ],
];

const vm = vmOf({
  interfaces: [masquerade, bridgeNic()],
  networks: [podNetwork, multus('lan-net')],
});

const running = (node: string) =>
  vmiOf({
    interfaces: [masquerade, bridgeNic()],
    networks: [podNetwork, multus('lan-net')],
    status: {
      phase: 'Running',
      nodeName: node,
      interfaces: [nicStatus('default'), nicStatus('lan')],
    },
  });

const objectsFor = (network: object, interfaces: Json[] | undefined, mappings: Json) => [
  network,
  vm,
  o.node('n'),
  ...(interfaces ? [o.nns('n', interfaces, mappings)] : []),
];

describe('what a network has on a node', () => {
  it.each(cases)('is one answer for %s', (_what, network, interfaces, mappings, state) => {
    const nad = network as NetworkAttachmentDefinition;
    const world = worldOf([...objectsFor(network, interfaces, mappings), running('n')]);
    // The nodes of the network.
    expect(coverageOf(world, nad).nodes.map((node) => node.state)).toEqual([state]);

    // The way to the wire.
    const view = viewOfObject(world, vm);
    const row = view.rows.find(({ name }) => name === 'lan');
    if (!row) throw new Error('no interface');
    const beyond = wireOf(view, row).filter(({ kind }) =>
      ['node', 'uplink', 'wire'].includes(kind),
    );
    const worst = (['broken', 'limited', 'unknown', 'ok'] as const).find((status) =>
      beyond.some((hop) => hop.status === status),
    );
    const drawn = {
      ready: ['ok'],
      limited: ['limited', 'broken'],
      missing: ['broken'],
      unknown: ['unknown'],
    };
    expect(drawn[state]).toContain(worst);

    // The explanation.
    const step = explainInterface(world, vm, 'lan')?.steps.find(({ id }) => id === 'node');
    const told = { ready: 'ok', limited: 'broken', missing: 'broken', unknown: 'unknown' };
    expect(step?.status).toBe(told[state]);

    // Where it could be migrated to.
    const vmi = running('here');
    const elsewhere = worldOf([...objectsFor(network, interfaces, mappings), o.node('here'), vmi]);
    const verdicts = { ready: 'fits', limited: 'limited', missing: 'refused', unknown: 'unknown' };
    expect(targetsOf(elsewhere, vm, vmi)?.find(({ name }) => name === 'n')?.verdict).toBe(
      verdicts[state],
    );

    // All of them have it from here.
    const parsed = configOf(nad);
    const [node] = nodeNetworksOf(world);
    const has = node && onNode(world, node, nodeNeedOf(parsed, networkNameIn(parsed)));
    expect(has?.isUnknown).toBe(state === 'unknown');
  });
});
