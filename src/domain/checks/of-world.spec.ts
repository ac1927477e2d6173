import fc from 'fast-check';
import { worldOf } from '../world/world';
import { checkInSteps, checkWorld } from './of-world';
import { checkObjects } from './testing/check-objects';
import { objectKeyOf } from '../findings/order';
import { clusterCases } from './testing/cases-cluster';
import { migrationCases } from './testing/cases-migration';
import { networkCases } from './testing/cases-networks';
import { nodeCases } from './testing/cases-nodes';
import { trafficCases } from './testing/cases-traffic';
import * as cluster from './testing/cluster';
import * as o from './testing/objects';

const findings = (code: string, objects: unknown[]) =>
  checkObjects(objects).filter((finding) => finding.code === code);

const targets = (code: string, objects: unknown[]) =>
  findings(code, objects).map(({ object }) => `${object.namespace ?? ''}/${object.name}`);

const at = (namespace: string, creationTimestamp?: string) => ({
  namespace,
  ...(creationTimestamp === undefined ? {} : { creationTimestamp }),
});

describe('one network with two configurations', () => {
  const young = '2026-03-01T00:00:00Z';
  const old = '2026-01-01T00:00:00Z';

  it('is the fault of the younger one', () => {
    const objects = [
      o.layer2({ mtu: 1400 }, at('a', young)),
      o.layer2({ mtu: 1300 }, at('b', old)),
    ];
    expect(findings('VMN401', objects)).toMatchObject([
      {
        object: { namespace: 'a' },
        params: { name: 'ovn-net', other: 'b/net', keys: 'mtu' },
        related: [{ kind: 'NetworkAttachmentDefinition', namespace: 'b', name: 'net' }],
      },
    ]);
  });

  it('is the fault of a file where the other is in the cluster', () => {
    const objects = [o.layer2({ mtu: 1400 }, at('a')), o.layer2({ mtu: 1300 }, at('b', old))];
    expect(targets('VMN401', objects)).toEqual(['a/net']);
  });

  it('is never the fault of what a controller made', () => {
    const objects = [
      o.layer2({ mtu: 1400 }, at('a', old)),
      o.layer2({ mtu: 1300 }, { ...at('b', young), ...cluster.ofCudn }),
    ];
    expect(targets('VMN401', objects)).toEqual(['a/net']);
  });

  it('is the fault of the minority where nothing tells their age', () => {
    const objects = [
      o.layer2({ mtu: 1400 }, at('a')),
      o.layer2({ mtu: 1300 }, at('b')),
      o.layer2({ mtu: 1400 }, at('c')),
    ];
    expect(targets('VMN401', objects)).toEqual(['b/net']);
  });

  it('is the fault of all where nothing tells', () => {
    const objects = [o.layer2({ mtu: 1400 }, at('a')), o.layer2({ mtu: 1300 }, at('b'))];
    expect(targets('VMN401', objects)).toEqual(['a/net', 'b/net']);
  });
});

describe('evidence', () => {
  it('names the nodes, the first few of many', () => {
    const nodes = Array.from({ length: 12 }, (_unused, index) => o.worker(`n${index}`)).flat();
    const [finding] = findings('VMN410', [o.bridge(), ...nodes]);
    expect(finding?.params).toEqual({ bridge: 'br1', nodes: 'n0, n1, n2, n3, n4, …', count: 12 });
    expect(finding?.related).toHaveLength(10);
  });

  it('names the policy that failed, and the first line of why', () => {
    const wanted = { interfaces: [{ name: 'br1', type: 'linux-bridge' }] };
    expect(
      findings('VMN412', [o.bridge(), ...o.worker('n1'), o.failed('n1', 'br1-policy', wanted)]),
    ).toMatchObject([
      {
        params: { policy: 'br1-policy', node: 'n1', reason: 'no such interface: eth9' },
        related: [
          { kind: 'NodeNetworkConfigurationPolicy', name: 'br1-policy' },
          { kind: 'NodeNetworkConfigurationEnactment', name: 'n1.br1-policy' },
          { kind: 'Node', name: 'n1' },
        ],
      },
    ]);
  });

  it('names the VLANs that do not pass', () => {
    const port = { name: 'eth1', vlan: { mode: 'trunk', 'trunk-tags': [{ id: 5 }, { id: 7 }] } };
    const trunk = o.bridge({ vlanTrunk: [{ minID: 4, maxID: 9 }] });
    const [finding] = findings('VMN416', [
      trunk,
      ...o.worker('n1', [o.linuxBridge('br1', [port]), o.ethernet('eth1')]),
    ]);
    expect(finding?.params.vlans).toBe('4, 6, 8-9');
  });

  it('says nothing of the networks that a controller makes, but of what it makes them from', () => {
    const objects = [
      cluster.cudnLocalnet(),
      o.localnet({}, { namespace: 'a', name: 'cudn', ...cluster.ofCudn }),
      o.localnet({}, { namespace: 'b', name: 'cudn', ...cluster.ofCudn }),
      ...o.worker('n1', []),
    ];
    expect(findings('VMN405', objects).map(({ object }) => object.kind)).toEqual([
      'ClusterUserDefinedNetwork',
    ]);
  });
});

describe('addresses on a network', () => {
  const addressed = o.bridge({ ipam: { type: 'whereabouts', range: '10.9.0.0/24' } });
  const cnv = o.bridge(
    { ipam: { type: 'whereabouts', range: '10.9.0.0/24' } },
    { namespace: 'openshift-cnv' },
  );

  const podOn = (network: string) => ({
    ...o.pod(''),
    metadata: {
      name: 'p',
      namespace: 'x',
      annotations: { 'v1.multus-cni.io/default-network': network },
    },
  });
  const defaultVm = {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'default', namespace: 'web' },
    spec: {
      template: {
        spec: {
          domain: { devices: { interfaces: [{ name: 'a', bridge: {} }] } },
          networks: [{ name: 'a', multus: { networkName: 'net', default: true } }],
        },
      },
    },
  };

  it.each([
    ['nobody uses', [addressed], 1],
    ['a pod uses', [addressed, o.pod('net')], 0],
    ['a pod names in JSON', [addressed, o.pod('[{"name": "net", "namespace": "web"}]')], 0],
    [
      'a pod of another namespace uses',
      [addressed, o.pod('web/net@eth1', {}, { namespace: 'a' })],
      0,
    ],
    ['a pod of a VM uses', [addressed, o.pod('net', { 'kubevirt.io': 'virt-launcher' })], 1],
    ['a pod and a VM use', [addressed, o.pod('net'), o.vm('vm', ['net'])], 1],
    ['a pod uses in the place of its own', [addressed, podOn('web/net')], 0],
    ['a pod names without its namespace', [addressed, podOn('net')], 1],
    ['VMs use in the place of the pod network', [addressed, defaultVm], 0],
    ['VMs use in both ways', [addressed, defaultVm, o.vm('vm', ['net'])], 1],
    ['live migrations use', [cnv, cluster.hyperConverged('net')], 0],
  ])('that %s', (_name, objects, count) => {
    expect(findings('VMN145', objects)).toHaveLength(count);
  });
});

describe('checkWorld', () => {
  const broken = o.bridge({ vlan: 4095, mtu: 1 }, { name: 'a' });

  it('orders by object as they came, then by path, and says nothing twice', () => {
    const objects = [
      o.bridge({ vlan: 4095 }, { name: 'z' }),
      broken,
      broken,
      cluster.udn({ mtu: 1 }),
    ];
    const found = checkObjects(objects).map(({ object, path }) => `${object.name} ${path}`);
    const annotation = `metadata.annotations['${o.RESOURCE_NAME}']`;
    expect(found).toEqual([
      `z ${annotation}`,
      'z spec.config.vlan',
      `a ${annotation}`,
      'a spec.config.mtu',
      'a spec.config.vlan',
      'udn spec.layer2.mtu',
    ]);
  });

  it('leaves alone what only serves to install whereabouts', () => {
    const shim = { type: 'bridge', cniVersion: '0.3.1', name: 'x', ipam: { type: 'whereabouts' } };
    expect(checkObjects([o.nad(shim, { name: 'whereabouts-shim' })])).toEqual([]);
    expect(checkObjects([o.nad(shim)])).not.toEqual([]);
  });

  it('is computed once for a world', () => {
    const world = worldOf([broken]);
    expect(checkWorld(world)).toBe(checkWorld(world));
  });

  it('takes anything', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), (values) => {
        expect(checkObjects(values)).toEqual([]);
      }),
    );
  });
});

describe('objectKeyOf', () => {
  it('keeps group, kind, namespace and name apart', () => {
    const found = checkObjects([o.bridge({ vlan: 4095 }, { name: 'a' })]);
    expect(new Set(found.map(({ object }) => objectKeyOf(object)))).toEqual(
      new Set(['k8s.cni.cncf.io/NetworkAttachmentDefinition/web/a']),
    );
  });

  it('knows the core group and the whole cluster', () => {
    expect(objectKeyOf({ apiVersion: 'v1', kind: 'Node', name: 'n' })).toBe('/Node//n');
  });
});

/** One value inside an object is exchanged, or taken out. */
const mutated = (value: unknown, picks: number[], junk: unknown): unknown => {
  const [pick = 0, ...rest] = picks;
  if (typeof value !== 'object' || value === null || picks.length === 0) return junk;
  const keys = Object.keys(value);
  const key = keys[pick % Math.max(keys.length, 1)];
  if (key === undefined) return junk;
  const inner = mutated((value as Record<string, unknown>)[key], rest, junk);
  if (Array.isArray(value)) {
    return value.map((entry: unknown, index) => (String(index) === key ? inner : entry));
  }
  const { [key]: _gone, ...others } = value as Record<string, unknown>;
  return inner === undefined ? others : { ...others, [key]: inner };
};

const seeds: unknown[] = [
  ...networkCases,
  ...nodeCases,
  ...trafficCases,
  ...clusterCases,
  ...migrationCases,
].flatMap(([, , fires]) => (Array.isArray(fires) ? [fires as unknown[]] : []));

describe('worlds with mistakes of any kind', () => {
  it('never make a rule throw', () => {
    const junk = fc.oneof(
      fc.anything(),
      fc.constantFrom<unknown>(undefined, null, '', '{', [], {}, -1, NaN, '10.0.0.0/33', [null]),
    );
    const picks = fc.array(fc.nat(30), { maxLength: 8 });
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(fc.tuple(fc.nat(10), picks, junk), { minLength: 1, maxLength: 4 }),
        (objects, changes) => {
          const world = changes.reduce<unknown>(
            (before, [first, more, value]) => mutated(before, [first, ...more], value),
            objects,
          );
          checkObjects(Array.isArray(world) ? world : [world]);
        },
      ),
      { numRuns: 5000 },
    );
  });
});

describe('rules in steps', () => {
  it('say what they say at once, of sound and broken worlds, and are then done', () => {
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.array(fc.anything()), (objects, more) => {
        const all = [objects, more].flat<unknown[]>();
        const world = worldOf(all);
        const run = checkInSteps(world);
        let step = run.next();
        while (!step.done) step = run.next();
        expect(step.value).toEqual(checkWorld(worldOf(all)));
        expect(checkWorld(world)).toBe(step.value);
      }),
      { numRuns: 300 },
    );
  });
});

describe('values that cannot be made text of', () => {
  const odd = { toString: null };
  it.each([
    [
      'VirtualMachine',
      'kubevirt.io/v1',
      { runStrategy: odd, template: { spec: { nodeSelector: { disk: odd } } } },
    ],
    [
      'NetworkAttachmentDefinition',
      'k8s.cni.cncf.io/v1',
      { config: JSON.stringify({ type: odd, plugins: [odd] }) },
    ],
    ['UserDefinedNetwork', 'k8s.ovn.org/v1', { topology: odd, layer2: { subnets: [odd] } }],
    [
      'ClusterUserDefinedNetwork',
      'k8s.ovn.org/v1',
      { namespaceSelector: { matchLabels: { a: odd } }, network: { topology: odd } },
    ],
  ])('keep no rule on %s from its work', (kind, apiVersion, spec) => {
    const object = { apiVersion, kind, metadata: { name: 'odd', namespace: 'web' }, spec };
    const node = {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: 'n', labels: { disk: odd } },
      status: { allocatable: { cpu: odd } },
    };
    const vm = { ...object, kind: 'VirtualMachine', apiVersion: 'kubevirt.io/v1' };
    expect(() =>
      checkWorld(worldOf([object, node, vm, { ...vm, metadata: { name: 'b', namespace: 'web' } }])),
    ).not.toThrow();
  });
});
