import { bridgeWith } from '../../nad/testing/networks';
import { worldOf } from '../../world/world';
import { nodeOf } from '../testing/cluster';
import { conditions, kubeVirt, vmiOf, vmOf } from '../testing/vms';
import { evacuationOf } from './evacuation';
import { readinessRowsOf } from './readiness';

type Json = Record<string, unknown>;

const RESOURCE = 'bridge.network.kubevirt.io/br1';
const lan = bridgeWith({}, { name: 'lan-net' });
const has = (name: string) => nodeOf(name, { bridges: ['br1'], resources: { [RESOURCE]: '1k' } });
const lacks = (name: string) => nodeOf(name, { bridges: ['br9'] });

const blocked = conditions([
  'LiveMigratable',
  'False',
  { reason: 'DisksNotLiveMigratable', message: 'not shared' },
]);

const evacuees = (
  strategy: string | undefined,
  {
    list = conditions(),
    runStrategy = 'Always',
    others = has('node-2'),
    cluster = kubeVirt(),
  }: { list?: Json[]; runStrategy?: string; others?: object[]; cluster?: object | null } = {},
) => {
  const template = strategy === undefined ? {} : { evictionStrategy: strategy };
  const world = worldOf([
    vmOf({ template, spec: { runStrategy } }),
    vmiOf({ template, status: { conditions: list } }),
    lan,
    ...has('node-1'),
    ...others,
    ...(cluster ? [cluster] : []),
  ]);
  return evacuationOf(world, readinessRowsOf(world), 'node-1');
};

const shortOf = (...args: Parameters<typeof evacuees>): string =>
  evacuees(...args)
    .map(({ strategy, outcome }) => `${strategy ?? '?'} ${outcome}`)
    .join();

describe('emptying a node', () => {
  it.each<[string, Parameters<typeof evacuees>, string]>([
    ['migrates a VM', ['LiveMigrate'], 'LiveMigrate leaves'],
    [
      'migrates a VM that may be shut down',
      ['LiveMigrateIfPossible'],
      'LiveMigrateIfPossible leaves',
    ],
    ['waits for one that cannot be', ['LiveMigrate', { list: blocked }], 'LiveMigrate stays'],
    [
      'shuts down one that cannot be, where it may',
      ['LiveMigrateIfPossible', { list: blocked }],
      'LiveMigrateIfPossible restarts',
    ],
    [
      'waits for one that finds no node',
      ['LiveMigrate', { others: lacks('node-2') }],
      'LiveMigrate stays',
    ],
    [
      'waits for one that finds no node, though it may be shut down',
      ['LiveMigrateIfPossible', { others: lacks('node-2') }],
      'LiveMigrateIfPossible stays',
    ],
    ['shuts down one by None', ['None'], 'None restarts'],
    ['shuts down one for good', ['None', { runStrategy: 'Manual' }], 'None stops'],
    ['waits for what is outside', ['External'], 'External stays'],
    ["evicts by KubeVirt's own default", [undefined], 'None restarts'],
    [
      'goes by the cluster',
      [undefined, { cluster: kubeVirt({ evictionStrategy: 'LiveMigrate' }) }],
      'LiveMigrate leaves',
    ],
    ['does not know the cluster', [undefined, { cluster: null }], '? unknown'],
    [
      'goes by HyperConverged v1',
      [
        undefined,
        {
          cluster: {
            apiVersion: 'hco.kubevirt.io/v1',
            kind: 'HyperConverged',
            metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
            spec: { virtualization: { evictionStrategy: 'LiveMigrate' } },
          },
        },
      ],
      'LiveMigrate leaves',
    ],
    [
      'goes by HyperConverged v1beta1',
      [
        undefined,
        {
          cluster: {
            apiVersion: 'hco.kubevirt.io/v1beta1',
            kind: 'HyperConverged',
            metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
            spec: { evictionStrategy: 'None' },
          },
        },
      ],
      'None restarts',
    ],
  ])('%s', (_name, args, expected) => {
    expect(shortOf(...args)).toBe(expected);
  });

  it('says why, and what to do', () => {
    expect(evacuees('LiveMigrate', { list: blocked })).toMatchObject([
      {
        why: { text: 'A disk of the VM cannot be used by two nodes at once.' },
        fix: { text: 'Use volumes with access mode ReadWriteMany.' },
      },
    ]);
    expect(evacuees('LiveMigrate')[0]).toMatchObject({
      why: { text: 'Can go to {{node}} only.', params: { node: 'node-2' } },
    });
    expect(
      evacuees('LiveMigrate', { others: [...has('node-2'), ...has('node-3')] })[0]?.why,
    ).toEqual({
      text: 'Can go to {{count}} nodes.',
      params: { count: 2 },
    });
  });

  it('is about the VMs of that node only', () => {
    const world = worldOf([vmOf(), vmiOf(), ...has('node-1'), ...has('node-2')]);
    expect(evacuationOf(world, readinessRowsOf(world), 'node-2')).toEqual([]);
  });
});

describe('readiness of all VMs', () => {
  const stateIn = (objects: object[]) =>
    readinessRowsOf(worldOf(objects)).map(({ name, readiness }) => `${name} ${readiness.state}`);

  it('is one line for each VM, and for each instance without one', () => {
    expect(
      stateIn([
        vmOf({ name: 'off' }),
        vmOf(),
        vmiOf(),
        vmiOf({ name: 'bare' }),
        lan,
        ...has('node-1'),
        ...has('node-2'),
      ]),
    ).toEqual(['off stopped', 'vm ready', 'bare ready']);
  });

  it('tells what cannot go anywhere from what is not known', () => {
    expect(stateIn([vmiOf(), lan, ...has('node-1'), ...lacks('node-2')])).toEqual(['vm nowhere']);
    expect(stateIn([vmiOf(), lan])).toEqual(['vm unknown']);
    expect(stateIn([vmiOf(), ...has('node-1'), ...has('node-2')])).toEqual(['vm unknown']);
    expect(stateIn([vmiOf({ status: { conditions: blocked } }), lan, ...has('node-2')])).toEqual([
      'vm blocked',
    ]);
  });
});
