import { node as plainNode, policy, state } from '../../sriov/testing/objects';
import { network, nad } from '../../sriov/testing/objects';
import { worldOf } from '../../world/world';
import { nodeChoicesOf, preparationOf, preparedWorld } from './nodes';
import { nodesOfPool } from './rollout';
import { removalOf } from './removal';
import { begunRolesOf, freeRoleOf, missingProjectOf, stepsOf } from './steps';
import { condition, node, pool, profile, ROLE } from './testing/objects';

const THREADS = 'feature.node.kubernetes.io/cpu-hardware_multithreading';

const hyperConverged = (spec: object = {}) => ({
  apiVersion: 'hco.kubevirt.io/v1',
  kind: 'HyperConverged',
  metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
  spec,
});

const withClass = (name: string) =>
  hyperConverged({
    virtualization: { virtualMachineOptions: { defaultRuntimeClass: name } },
    featureGates: [{ name: 'alignCPUs' }],
  });

const available = {
  ...profile(),
  status: { runtimeClass: 'performance-dpdk', conditions: [condition('Available')] },
};

const counts = (all: number, updated: number, ready = updated) => ({
  machineCount: all,
  updatedMachineCount: updated,
  readyMachineCount: ready,
});

const statesOf = (objects: readonly object[], of: object = available) =>
  Object.fromEntries(
    stepsOf(worldOf([...objects, of]), of as typeof available).map(({ id, state: found }) => [
      id,
      found,
    ]),
  );

const functions = [policy(), state('n1', undefined), network(), nad()];

describe('the steps to a cluster for DPDK', () => {
  it('are done where all is there', () => {
    const objects = [
      node('n1', { [ROLE]: '', [THREADS]: 'true' }),
      pool({}, counts(1, 1)),
      withClass('performance-dpdk'),
      ...functions,
    ];
    expect(statesOf(objects)).toEqual({
      operator: 'done',
      nodes: 'done',
      pool: 'done',
      profile: 'done',
      'runtime-class': 'done',
      'align-cpus': 'done',
      functions: 'done',
      project: 'done',
    });
  });

  it('are to do where nothing is there yet', () => {
    const objects = [
      plainNode('n1', { [THREADS]: 'true' }),
      pool({ nodeSelector: { matchLabels: { a: 'b' } } }),
      hyperConverged(),
      policy({ deviceType: 'netdevice' }),
      network({ resourceName: 'other' }),
    ];
    expect(statesOf(objects, profile())).toEqual({
      operator: 'done',
      nodes: 'todo',
      pool: 'todo',
      profile: 'working',
      'runtime-class': 'todo',
      // Of no node is known whether it has hyper-threading.
      'align-cpus': 'unknown',
      functions: 'todo',
      project: 'todo',
    });
  });

  it('stand in KubeVirt where no HyperConverged is above it', () => {
    const kubeVirt = (spec: object, annotations: object = {}) => ({
      apiVersion: 'kubevirt.io/v1',
      kind: 'KubeVirt',
      metadata: { name: 'kubevirt', namespace: 'kubevirt', annotations },
      spec: { configuration: spec },
    });
    const read = (object: object) => {
      const all = [node('n1', { [ROLE]: '', [THREADS]: 'true' }), object, available];
      const extents = { KubeVirt: 'everywhere', Node: 'everywhere' } as const;
      const of = (world: ReturnType<typeof worldOf>) =>
        stepsOf(world, available)
          .filter(({ id }) => id === 'runtime-class' || id === 'align-cpus')
          .map(({ state: found }) => found);
      return {
        unseen: of(worldOf(all, extents)),
        alone: of(worldOf(all, { ...extents, CustomResourceDefinition: 'everywhere' })),
      };
    };
    expect(read(kubeVirt({}))).toEqual({
      unseen: ['unknown', 'unknown'],
      alone: ['todo', 'todo'],
    });
    const set = kubeVirt(
      {
        defaultRuntimeClass: 'performance-dpdk',
        developerConfiguration: { featureGates: ['AlignCPUs'] },
      },
      { 'alpha.kubevirt.io/EmulatorThreadCompleteToEvenParity': '' },
    );
    expect(read(set).alone).toEqual(['done', 'done']);
  });

  it('say that they cannot tell where nothing is known', () => {
    expect(statesOf([])).toEqual({
      operator: 'done',
      nodes: 'unknown',
      pool: 'unknown',
      profile: 'done',
      'runtime-class': 'unknown',
      'align-cpus': 'unknown',
      functions: 'unknown',
      project: 'unknown',
    });
  });

  it.each([
    ['has not counted', pool(), 'working'],
    ['is on its way', pool({}, counts(3, 1)), 'working'],
    ['is updated and not ready', pool({}, counts(3, 3, 2)), 'working'],
    ['has no nodes', pool({}, counts(0, 0)), 'working'],
    ['is done', pool({}, counts(3, 3)), 'done'],
    ['is paused', pool({ paused: true }, counts(3, 1)), 'failed'],
    [
      'is degraded',
      pool({}, { ...counts(3, 1), conditions: [condition('NodeDegraded')] }),
      'failed',
    ],
    [
      'takes all and has not counted',
      pool({ machineConfigSelector: {} }, {}, { a: 'b' }),
      'working',
    ],
    ['takes others', pool({ machineConfigSelector: { matchLabels: { a: 'b' } } }), 'failed'],
    [
      'has counted before it was changed',
      {
        ...pool({}, { ...counts(3, 3), observedGeneration: 1 }),
        metadata: { ...pool().metadata, generation: 2 },
      },
      'working',
    ],
  ])('tell of a pool that %s', (_name, object, expected) => {
    expect(statesOf([object]).pool).toBe(expected);
  });

  it('tell what the operator says of a profile', () => {
    const degraded = {
      ...profile(),
      status: { conditions: [condition('Degraded', 'True', 'no such CPU')] },
    };
    const step = stepsOf(worldOf([degraded]), degraded).find(({ id }) => id === 'profile');
    expect(step).toMatchObject({ state: 'failed', message: 'no such CPU' });
  });

  it('name the runtime class of another profile', () => {
    const world = worldOf([withClass('performance-other'), available]);
    const step = stepsOf(world, available).find(({ id }) => id === 'runtime-class');
    expect(step).toMatchObject({
      state: 'todo',
      says: { params: { runtimeClass: 'performance-other', wanted: 'performance-dpdk' } },
    });
  });

  it.each([
    ['true', 'todo'],
    ['false', 'done'],
    [undefined, 'unknown'],
  ])('ask for whole cores where hyper-threading is %s', (threads, expected) => {
    const labels = { [ROLE]: '', ...(threads === undefined ? {} : { [THREADS]: threads }) };
    expect(statesOf([node('n1', labels), hyperConverged()])['align-cpus']).toBe(expected);
  });

  it('leave policies out that are for other nodes', () => {
    const elsewhere = policy({ nodeSelector: { a: 'b' } });
    expect(statesOf([node(), elsewhere, state()]).functions).toBe('todo');
    expect(
      statesOf([node(), policy(), state('n1', undefined, { syncStatus: 'InProgress' })]),
    ).toMatchObject({
      functions: 'working',
    });
  });
});

describe('what is begun', () => {
  it('is a pool of a role without a profile', () => {
    expect(begunRolesOf(worldOf([profile({ nodeSelector: { 'a/b': '' } }), pool()]))).toEqual([
      'worker-dpdk',
    ]);
    expect(begunRolesOf(worldOf([profile(), pool()]))).toEqual([]);
    expect(begunRolesOf(worldOf([pool()]))).toEqual([]);
  });
});

describe('the namespace of a project', () => {
  const namespace = (name: string) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  const base = [
    node('n1', { [ROLE]: '' }),
    pool({}, counts(1, 1)),
    policy(),
    state('n1', undefined),
  ];
  const missingIn = (...objects: object[]) =>
    missingProjectOf(worldOf([...base, ...objects, available]), available);
  const target = nad().metadata.namespace;
  const other = { ...nad(), metadata: { name: 'other', namespace: 'elsewhere' } };

  it('is missing where a network is for it and nothing of that name is there', () => {
    expect(missingIn(network(), other, namespace('elsewhere'))).toBe(target);
  });

  it('is not where it exists, the network is made, or namespaces are not known', () => {
    expect(missingIn(network(), other, namespace(target))).toBeUndefined();
    expect(missingIn(network(), nad(), namespace('elsewhere'))).toBeUndefined();
    expect(missingIn(network(), other)).toBeUndefined();
    expect(missingIn(namespace('elsewhere'))).toBeUndefined();
  });
});

describe('what goes with a profile', () => {
  const paused = pool({ paused: true }, counts(1, 1));
  const kubeVirt = (defaultRuntimeClass?: string) => ({
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt', namespace: 'kubevirt' },
    spec: { configuration: { defaultRuntimeClass } },
  });
  const removalIn = (objects: object[], of: typeof available | ReturnType<typeof profile>) =>
    removalOf(worldOf([...objects, of]), of);

  it('is the runtime class that VMs get, which is taken off first where it is set', () => {
    expect(removalIn([withClass('performance-dpdk')], available)).toMatchObject({
      runtimeClass: 'performance-dpdk',
      isUsed: true,
      owner: { kind: 'HyperConverged', shape: 'hco-v1' },
    });
    for (const [objects, of] of [
      [[withClass('performance-other')], available],
      [[hyperConverged()], available],
      [[withClass('')], profile()],
      [[], available],
    ] as const)
      expect(removalIn([...objects], of)).toMatchObject({ isUsed: false, owner: undefined });
  });

  it('is used, and cannot be taken off, where KubeVirt alone can be read', () => {
    expect(removalIn([kubeVirt('performance-dpdk')], available)).toMatchObject({
      isUsed: true,
      owner: undefined,
    });
    expect(removalIn([kubeVirt()], available).isUsed).toBe(false);
  });

  it('are the settings of all nodes of its pool, which restart when it goes on', () => {
    const nodes = [node('n1', { [ROLE]: '' }), plainNode('n2')];
    expect(removalIn([...nodes, pool({}, counts(1, 1))], available)).toMatchObject({
      restarting: ['n1'],
      isPaused: false,
    });
    expect(removalIn([...nodes, paused], available)).toMatchObject({ isPaused: true });
    expect(removalIn(nodes, available)).toMatchObject({ restarting: [], isPaused: false });
  });
});

describe('a role that is free', () => {
  it('is the usual one, or the next', () => {
    expect(freeRoleOf(worldOf([]))).toBe('worker-dpdk');
    expect(freeRoleOf(worldOf([profile()]))).toBe('worker-dpdk-2');
  });
});

describe('the nodes to choose from', () => {
  const master = node('m1', { 'node-role.kubernetes.io/control-plane': '' });
  const infra = node('i1', { 'node-role.kubernetes.io/infra': '' });
  const infraPool = {
    ...pool({ nodeSelector: { matchLabels: { 'node-role.kubernetes.io/infra': '' } } }),
    metadata: { name: 'infra' },
  };
  const topology = {
    apiVersion: 'topology.node.k8s.io/v1alpha2',
    kind: 'NodeResourceTopology',
    metadata: { name: 'n1' },
    zones: [
      { name: 'node-0', type: 'Node' },
      { name: 'node-1', type: 'Node' },
      { name: 'x', type: 'Socket' },
    ],
  };
  const vmi = {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstance',
    metadata: { name: 'vm', namespace: 'web' },
    status: { nodeName: 'n1', phase: 'Running' },
  };

  it('are told with what counts', () => {
    const world = worldOf([
      node('n1', { [ROLE]: '', [THREADS]: 'true' }),
      plainNode('n2'),
      master,
      infra,
      infraPool,
      topology,
      vmi,
      state('n1'),
    ]);
    const choices = nodeChoicesOf(world, profile());
    expect(choices).toMatchObject([
      {
        name: 'n1',
        cpus: 8,
        memory: 16 * 2 ** 30,
        hasThreads: true,
        numaNodes: 2,
        cards: 1,
        vms: 1,
        isChosen: true,
        refusal: undefined,
      },
      {
        name: 'n2',
        cpus: undefined,
        hasThreads: undefined,
        numaNodes: undefined,
        cards: 0,
        vms: 0,
        isChosen: false,
        refusal: undefined,
      },
      { name: 'm1', refusal: { text: 'It runs the control plane.' } },
      { name: 'i1', refusal: { params: { pool: 'infra' } } },
    ]);
    expect(nodeChoicesOf(worldOf([plainNode('n2')]), profile())).toMatchObject([
      { cards: undefined, vms: undefined },
    ]);
  });

  it('get the label and a pool, once', () => {
    const world = worldOf([plainNode('n1'), plainNode('n2'), infraPool]);
    const preparation = preparationOf(world, profile(), ['n1']);
    expect(preparation.nodes.map(({ after }) => after.metadata?.labels)).toEqual([
      { 'kubevirt.io/schedulable': 'true', [ROLE]: '' },
    ]);
    expect(preparation.pool?.metadata?.name).toBe('worker-dpdk');
    const prepared = preparedWorld(world, preparation);
    expect(preparationOf(prepared, profile(), ['n1'])).toEqual({ nodes: [], pool: undefined });
  });

  it('get no pool where none is known, or another has the name', () => {
    expect(preparationOf(worldOf([plainNode('n1')]), profile(), []).pool).toBeUndefined();
    const other = pool({ nodeSelector: { matchLabels: { a: 'b' } } });
    expect(preparationOf(worldOf([other]), profile(), []).pool).toBeUndefined();
  });
});

describe('the nodes of a pool', () => {
  const annotated = (name: string, own: Record<string, string>) => {
    const plain = node(name);
    const annotations = Object.fromEntries(
      Object.entries(own).map(([key, value]) => [
        `machineconfiguration.openshift.io/${key}`,
        value,
      ]),
    );
    return { ...plain, metadata: { ...plain.metadata, annotations } };
  };

  it('are as far as the daemon on each says', () => {
    const wanted = pool({ configuration: { name: 'new' } });
    const world = worldOf([
      annotated('a', { state: 'Done', currentConfig: 'new', desiredConfig: 'new' }),
      annotated('b', { state: 'Done', currentConfig: 'old', desiredConfig: 'old' }),
      annotated('c', { state: 'Working', currentConfig: 'old', desiredConfig: 'new' }),
      annotated('d', {
        state: 'Degraded',
        reason: 'no disk',
        currentConfig: 'old',
        desiredConfig: 'new',
      }),
      node('e'),
      node('f', { other: '' }),
    ]);
    expect(nodesOfPool(world, wanted).map(({ name, stage }) => [name, stage])).toEqual([
      ['a', 'done'],
      ['b', 'waiting'],
      ['c', 'working'],
      ['d', 'failed'],
      ['e', 'unknown'],
    ]);
    expect(nodesOfPool(world, wanted)[3]?.message).toBe('no disk');
  });
});
