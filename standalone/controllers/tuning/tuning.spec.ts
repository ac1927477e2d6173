import fc from 'fast-check';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { clockAt } from '../../kubernetes/time.ts';
import { machineConfigPools, performanceProfile, roleLabel } from '../../objects/tuning.ts';
import { isTrue } from '../kubevirt/conditions.ts';
import type { Node } from '../kubevirt/types.ts';
import { clusterObjects, START, TestCluster, vmNamed } from '../testing/cluster.ts';
import { cpusIn } from './cpu-set.ts';
import { profileCauses } from './profile-rules.ts';

const ago = clockAt(START);
const created = ago('10d');
const ROLE = 'fast';

const profile = (name = 'fast', spec: object = {}): KubernetesObject => {
  const made = performanceProfile(
    { name, created },
    { role: ROLE, reserved: '0-3', isolated: '4-63', gigabytes: 8 },
  );
  return { ...made, spec: { ...(made.spec as object), ...spec } };
};

const inRole = (object: KubernetesObject): KubernetesObject =>
  object.kind === 'Node' && ['worker-1', 'worker-2'].includes(object.metadata.name)
    ? {
        ...object,
        metadata: {
          ...object.metadata,
          labels: { ...object.metadata.labels, [roleLabel(ROLE)]: '' },
        },
      }
    : object;

const play = (...objects: KubernetesObject[]) =>
  new TestCluster([
    ...clusterObjects().map(inRole),
    ...machineConfigPools(created, ROLE),
    ...objects,
  ]);

const nodeOf = ({ simulation }: TestCluster, name: string): Node => {
  const node = simulation.cluster.get('node', undefined, name);
  if (!node) throw new Error(`There is no node ${name}`);
  return node;
};

const poolOf = ({ simulation }: TestCluster) =>
  simulation.cluster.get('machineConfigPool', undefined, ROLE);

const profileOf = ({ simulation }: TestCluster, name = 'fast') =>
  simulation.cluster.get('performanceProfile', undefined, name);

describe('a performance profile', () => {
  it('becomes a runtime class, which goes with it', () => {
    const test = play(profile()).pass(10);
    expect(profileOf(test)?.status).toMatchObject({
      runtimeClass: 'performance-fast',
      conditions: expect.arrayContaining([
        expect.objectContaining({ type: 'Available', status: 'True' }),
      ]) as unknown,
    });
    const found = () => test.simulation.cluster.get('runtimeClass', undefined, 'performance-fast');
    expect(found()).toMatchObject({
      handler: 'high-performance',
      scheduling: { nodeSelector: { [roleLabel(ROLE)]: '' } },
    });
    test.simulation.cluster.remove(profile());
    test.pass(10);
    expect(found()).toBeUndefined();
  });

  it('that cannot be says so', () => {
    const test = play(profile('fast', { cpu: { reserved: '0-3', isolated: '3-63' } })).pass(10);
    expect(profileOf(test)?.status).toMatchObject({
      conditions: expect.arrayContaining([
        expect.objectContaining({
          type: 'Degraded',
          status: 'True',
          message: 'isolated and reserved cpus overlap: [3]',
        }),
      ]) as unknown,
    });
  });

  it('reaches one node after the other, each of which restarts', () => {
    const test = play(profile());
    const away = test.follow('node', (node) => {
      const closed = test.simulation.cluster
        .list('node')
        .filter(
          (each) => each.spec?.unschedulable === true || !isTrue(each.status?.conditions, 'Ready'),
        )
        .map(({ metadata }) => metadata.name);
      return [
        ...new Set([...closed, ...(node.spec?.unschedulable ? [node.metadata.name] : [])]),
      ].join();
    });
    test.pass(300);
    expect(new Set(away)).toEqual(new Set(['', 'worker-1', 'worker-2']));
    const node = nodeOf(test, 'worker-2');
    expect(node.status?.allocatable).toMatchObject({ cpu: '60', 'hugepages-1Gi': '8Gi' });
    expect(node.metadata.labels).toMatchObject({ cpumanager: 'true' });
    expect(poolOf(test)?.status).toMatchObject({
      machineCount: 2,
      updatedMachineCount: 2,
      readyMachineCount: 2,
      unavailableMachineCount: 0,
    });
    expect(nodeOf(test, 'worker-0').metadata.labels?.cpumanager).toBeUndefined();
    expect(test.simulation.reports).toEqual([]);
  });

  it('waits while the pool is paused', () => {
    const test = play();
    test.pass(10);
    const pool = poolOf(test);
    if (!pool) throw new Error('There is no pool');
    test.put({ ...pool, spec: { ...(pool.spec as object), paused: true } });
    test.put(profile());
    test.pass(300);
    expect(nodeOf(test, 'worker-1').status?.allocatable?.['hugepages-1Gi']).toBe('0');
    expect(poolOf(test)?.status).toMatchObject({ machineCount: 2, updatedMachineCount: 0 });
  });

  it('gives CPUs and memory back when it goes', () => {
    const test = play(profile()).pass(300);
    test.simulation.cluster.remove(profile());
    test.pass(300);
    const before = clusterObjects().find(({ metadata }) => metadata.name === 'worker-1') as Node;
    expect(nodeOf(test, 'worker-1').status?.allocatable).toMatchObject({
      cpu: before.status?.allocatable?.cpu,
      memory: before.status?.allocatable?.memory,
      'hugepages-1Gi': '0',
    });
  });
});

describe('VMs on nodes that restart', () => {
  it('move, where they can', () => {
    const test = play(vmNamed('vm', { nodeSelector: { [roleLabel(ROLE)]: '' } })).pass(120);
    const from = test.vmi('vm').status?.nodeName;
    const nodes = test.follow('vmi', (vmi) => vmi.status?.nodeName ?? '');
    test.put(profile());
    test.pass(400);
    expect(test.vmi('vm').status?.phase).toBe('Running');
    expect(new Set(nodes).size).toBeGreaterThan(1);
    expect(nodes).toContain(from);
    expect(poolOf(test)?.status).toMatchObject({ updatedMachineCount: 2 });
  });

  it('that cannot move hold their node up, until the pool says so', () => {
    const held = vmNamed('vm', { nodeSelector: { 'kubernetes.io/hostname': 'worker-1' } });
    const test = play(held).pass(120);
    test.put(profile());
    test.pass(600);
    expect(nodeOf(test, 'worker-1').spec?.unschedulable).toBe(true);
    expect(nodeOf(test, 'worker-1').status?.allocatable?.['hugepages-1Gi']).toBe('0');
    test.pass(3600);
    expect(poolOf(test)?.status).toMatchObject({ degradedMachineCount: 1 });
    expect(profileOf(test)?.status).toMatchObject({
      conditions: expect.arrayContaining([
        expect.objectContaining({ type: 'Degraded', status: 'True', reason: 'MCPDegraded' }),
      ]) as unknown,
    });
  });
});

describe('what a profile is refused for', () => {
  it.each<[string, object, RegExp]>([
    ['CPUs that are no set', { cpu: { reserved: '0-', isolated: '4' } }, /parse/],
    ['no reserved CPUs', { cpu: { reserved: '', isolated: '4' } }, /can not be empty/],
    ['two labels', { nodeSelector: { 'a/b': '', 'a/c': '' } }, /1 NodeSelector/],
    ['a label without a domain', { nodeSelector: { fast: '' } }, /domain\/role/],
    ['a size in the units of VMs', { hugepages: { defaultHugepagesSize: '1Gi' } }, /one of/],
    ['a topology policy', { numa: { topologyPolicy: 'all' } }, /unrecognized/],
    [
      'the same page twice',
      { hugepages: { defaultHugepagesSize: '1G', pages: [{ size: '1G' }, { size: '1G' }] } },
      /duplication/,
    ],
    ['a device without its vendor', { net: { devices: [{ deviceID: '0x1' }] } }, /vendor ID/],
  ])('%s', (_name, spec, message) => {
    const causes = profileCauses(profile('fast', spec), []);
    expect(causes.map((cause) => cause.message)).toEqual([expect.stringMatching(message)]);
  });

  it('the nodes of another profile', () => {
    expect(profileCauses(profile('one'), [profile('two')])).toEqual([
      expect.objectContaining({ message: expect.stringContaining('"two"') as string }),
    ]);
    expect(profileCauses(profile('one'), [])).toEqual([]);
  });
});

describe('a set of CPUs', () => {
  it('has the numbers that were written as ranges', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(200)), (numbers) => {
        const sorted = [...numbers].sort((a, b) => a - b);
        expect(cpusIn(numbers.join(','))).toEqual(sorted);
        const [first = 0] = sorted;
        expect(cpusIn(`${first}-${first + 3}`)).toEqual([first, first + 1, first + 2, first + 3]);
      }),
    );
  });

  it.each(['a', '3-1', '1,,2', '-1'])('is none of %s', (text) => {
    expect(cpusIn(text)).toBeUndefined();
  });
});
