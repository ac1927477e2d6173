import { checkWorld } from '../checks/of-world';
import type { KubernetesResource } from '../core/resource';
import { worldOf } from '../world/world';
import { draftUdnWorldOf } from '../checks/draft-udn';
import { networksMadeBy } from './made-networks';
import { namespacesOf, placesOf, selectionChange } from './places';
import { selectorInWords } from './selector-words';
import { summarizeUdn } from './summary';
import {
  cudnWith,
  layer2Udn,
  layer2With,
  localnet,
  localnetWith,
  primaryWith,
} from './testing/udns';
import { udnImpactOf } from '../checks/udn-users';

const namespace = (name: string, labels: object = {}, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels: { 'kubernetes.io/metadata.name': name, ...labels } },
  ...more,
});

const LABEL = { 'k8s.ovn.org/user-defined-network': '' };

const nad = (ns: string, name: string, meta: object = {}, network = `cluster_udn_${name}`) => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { namespace: ns, name, ...meta },
  spec: { config: JSON.stringify({ type: 'ovn-k8s-cni-overlay', name: network }) },
});

const madeBy = (kind: string) => ({
  labels: LABEL,
  ownerReferences: [{ apiVersion: 'k8s.ovn.org/v1', kind, name: 'net', uid: 'u' }],
});

const vm = (ns: string, name: string, networks: object[]) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { namespace: ns, name },
  spec: {
    template: {
      spec: {
        domain: { devices: { interfaces: networks.map((_, index) => ({ name: `n${index}` })) } },
        networks: networks.map((network, index) => ({ name: `n${index}`, ...network })),
      },
    },
  },
});

const on = (networkName: string) => ({ multus: { networkName } });

const running = (ns: string, name: string) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstance',
  metadata: { namespace: ns, name },
  spec: {},
  status: { phase: 'Running' },
});

const localnetFor = (namespaceSelector: object) =>
  cudnWith({ topology: 'Localnet', localnet }, { namespaceSelector });

const campus = localnetFor({ matchLabels: { campus: 'true' } });

describe('networksMadeBy', () => {
  it('finds the networks of each kind, also where only the label is left', () => {
    const world = worldOf([
      nad('a', 'net', madeBy('ClusterUserDefinedNetwork')),
      nad('b', 'net', { labels: LABEL }),
      nad('default', 'net', { labels: LABEL }, 'default_net'),
      nad('c', 'net'),
    ]);
    const places = (udn: unknown) => networksMadeBy(world, udn).map(({ key }) => key);
    expect(places(campus)).toEqual(['a/net', 'b/net']);
    expect(places(layer2With({}))).toEqual(['default/net']);
    expect(places(undefined)).toEqual([]);
  });
});

describe('placesOf', () => {
  const spaces = [
    namespace('made', { campus: 'true' }),
    namespace('missing', { campus: 'true' }),
    namespace('taken', { campus: 'true' }),
    namespace('going', { campus: 'true' }, { status: { phase: 'Terminating' } }),
    namespace('left'),
    namespace('other'),
  ];
  const nads = [
    nad('made', 'net', madeBy('ClusterUserDefinedNetwork')),
    nad('left', 'net', madeBy('ClusterUserDefinedNetwork')),
    nad('taken', 'net', {}, 'another'),
  ];

  it('tells where the network is, where it should be, and what is in its way', () => {
    expect(placesOf(worldOf([...spaces, ...nads]), campus)).toEqual([
      { namespace: 'left', state: 'leftover' },
      { namespace: 'made', state: 'made' },
      { namespace: 'missing', state: 'missing' },
      { namespace: 'taken', state: 'in-the-way' },
    ]);
  });

  it('concludes nothing from what it may not see', () => {
    const extents = { NetworkAttachmentDefinition: ['made'] };
    expect(placesOf(worldOf([nads[0]], extents), campus)).toEqual([
      { namespace: 'made', state: 'made' },
    ]);
    const known = { ...extents, Namespace: 'everywhere' as const };
    expect(placesOf(worldOf([...spaces, nads[0]], known), campus)).toContainEqual({
      namespace: 'missing',
      state: 'unknown',
    });
    expect(namespacesOf(worldOf([], extents), campus)).toBeUndefined();
  });

  it('is the own namespace of a network of one', () => {
    expect(placesOf(worldOf([nads[0]]), layer2Udn({}))).toEqual([
      { namespace: 'default', state: 'missing' },
    ]);
  });

  it('says what a change of the selector adds and takes away', () => {
    const world = worldOf(spaces);
    const after = localnetFor({
      matchExpressions: [
        { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['made', 'other'] },
      ],
    });
    expect(selectionChange(world, campus, after)).toEqual({
      gained: ['other'],
      lost: ['missing', 'taken'],
    });
    expect(selectionChange(world, campus, localnetFor({}))?.gained).toEqual(['left', 'other']);
    expect(selectionChange(worldOf([]), campus, after)).toBeUndefined();
  });
});

describe('udnImpactOf', () => {
  const spaces = [namespace('a', { campus: 'true' }), namespace('b', { campus: 'true' })];

  it('names VMs of every namespace of a network, running ones first', () => {
    const world = worldOf([
      ...spaces,
      nad('a', 'net', madeBy('ClusterUserDefinedNetwork')),
      nad('b', 'net', {}, 'foreign'),
      vm('a', 'stopped', [{ pod: {} }, on('net')]),
      vm('a', 'running', [on('net')]),
      vm('b', 'other', [on('net')]),
      running('a', 'running'),
    ]);
    const { users, runningCount, unknown } = udnImpactOf(world, campus);
    expect(users.map(({ namespace: ns, name, ref }) => [ns, name, ref?.network])).toEqual([
      ['a', 'running', 'n0'],
      ['a', 'stopped', 'n1'],
    ]);
    expect({ runningCount, unknown }).toEqual({ runningCount: 1, unknown: [] });
    expect(udnImpactOf(world, campus, (place) => place === 'b').users).toEqual([]);
  });

  it('counts VMs on the network of the pods where the network is primary', () => {
    const world = worldOf([
      vm('default', 'pod', [{ pod: {} }]),
      vm('default', 'implicit', []),
      vm('default', 'secondary', [on('x')]),
      running('default', 'pod'),
      { ...running('default', 'alone'), spec: { networks: [{ name: 'p', pod: {} }] } },
    ]);
    const { users } = udnImpactOf(world, primaryWith({}));
    expect(
      users.map(({ name, ref, runningRef, isRunning }) => [
        name,
        (ref ?? runningRef)?.network,
        isRunning,
      ]),
    ).toEqual([
      ['alone', 'p', true],
      ['pod', 'n0', true],
      ['implicit', 'default', false],
    ]);
  });

  it('says what it could not look at', () => {
    const world = worldOf([], { VirtualMachine: ['default'] });
    expect(udnImpactOf(world, layer2With({})).unknown).toEqual([
      'VirtualMachineInstance',
      'NetworkAttachmentDefinition',
    ]);
    expect(udnImpactOf(world, campus).unknown).toContain('VirtualMachine');
  });
});

describe('draftUdnWorldOf', () => {
  const findings = (objects: object[], draft: KubernetesResource) =>
    checkWorld(draftUdnWorldOf(worldOf(objects), draft))
      .filter(({ object }) => object.name === 'net' && object.kind === draft.kind)
      .map(({ code }) => code);

  it('puts the draft in place of what is stored', () => {
    expect(findings([layer2With({ mtu: 5 })], layer2With({}))).toEqual([]);
    expect(findings([layer2With({})], layer2With({ mtu: 5 }))).toEqual(['VMN523']);
  });

  it('keeps what can contradict the draft', () => {
    expect(findings([nad('default', 'net', {}, 'another')], layer2With({}))).toEqual(['VMN470']);
    const space = namespace('default', { 'k8s.ovn.org/primary-user-defined-network': '' });
    const first = {
      ...primaryWith({}),
      metadata: { name: 'first', namespace: 'default', creationTimestamp: '2025-01-01T00:00:00Z' },
    };
    expect(findings([space, first], primaryWith({}))).toContain('VMN471');
    expect(findings([space, first], layer2With({}))).toEqual([]);
  });
});

describe('selectorInWords', () => {
  it('names every condition', () => {
    const expression = (key: string, operator: string, values?: string[]) => ({
      key,
      operator,
      ...(values ? { values } : {}),
    });
    const selector = {
      matchLabels: { team: 'a' },
      matchExpressions: [
        expression('kubernetes.io/metadata.name', 'In', ['web', 'db']),
        expression('stage', 'NotIn', ['dev']),
        expression('vm', 'Exists'),
        expression('legacy', 'DoesNotExist'),
        expression('odd', 'Near'),
      ],
    };
    expect(selectorInWords(selector)).toEqual([
      'team=a',
      'name in (web, db)',
      'stage notin (dev)',
      'vm',
      '!legacy',
      'odd Near',
    ]);
    expect(selectorInWords({})).toEqual([]);
    expect(selectorInWords('x')).toBeUndefined();
  });
});

describe('summarizeUdn', () => {
  it('reads what lists show, for every topology', () => {
    expect(
      summarizeUdn(localnetWith({ mtu: 1500, vlan: { mode: 'Access', access: { id: 7 } } })),
    ).toMatchObject({
      kind: 'ClusterUserDefinedNetwork',
      namespace: undefined,
      topology: 'Localnet',
      role: 'Secondary',
      physicalNetwork: 'physnet',
      vlan: '7',
      mtu: '1500',
      hasAddresses: false,
      networkName: 'cluster_udn_net',
    });
    expect(summarizeUdn(layer2With({}))).toMatchObject({
      namespace: 'default',
      subnets: ['10.1.0.0/16'],
      hasAddresses: true,
      isPersistent: true,
      vlan: undefined,
    });
    const layer3 = { role: 'Primary', subnets: [{ cidr: '10.1.0.0/16', hostSubnet: 24 }, 7] };
    expect(summarizeUdn(cudnWith({ topology: 'Layer3', layer3 })).subnets).toEqual([
      '10.1.0.0/16',
      '7',
    ]);
  });

  it('takes anything', () => {
    for (const value of [undefined, null, 7, [], { spec: [], metadata: 3 }]) {
      expect(summarizeUdn(value)).toMatchObject({ name: '', subnets: [] });
    }
  });

  it('says when a network is being deleted', () => {
    const going = { ...layer2With({}), metadata: { name: 'net', deletionTimestamp: 'now' } };
    expect(summarizeUdn(going).status.state).toBe('deleting');
  });
});
