import { Store } from '../apiserver/store.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { VirtualClock } from './clock.ts';
import { Cluster } from './cluster.ts';
import { Loop, type Controller } from './loop.ts';
import { machinesOf } from './machines.ts';
import { START } from './testing/cluster.ts';

const KIND = 'kubevirt.io/VirtualMachine';

const vmNamed = (name: string): KubernetesObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { namespace: 'test', name, uid: `uid of ${name}`, generation: 1 },
  spec: { template: { spec: { domain: { devices: {} } } } },
});

const node = (heartbeat: string, allocatable = {}): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'node', uid: 'node' },
  status: { allocatable, conditions: [{ type: 'Ready', lastHeartbeatTime: heartbeat }] },
});

const setUp = (names: string[], ...controllers: Controller[]) => {
  const store = new Store(100);
  for (const name of names) store.put(KIND, vmNamed(name));
  store.put('/Node', node('1'));
  const clock = new VirtualClock(START);
  const cluster = new Cluster(store, () => clock.date(), 'test');
  const reports: string[] = [];
  const loop = new Loop(
    cluster,
    clock,
    machinesOf,
    controllers,
    () => true,
    (text) => reports.push(text),
  );
  return { store, clock, cluster, loop, reports };
};

/** Counts how often it is asked about each machine. */
const counting = (then: Controller = () => []) => {
  const counts: Record<string, number> = {};
  const controller: Controller = (machine, world) => {
    counts[machine.name] = (counts[machine.name] ?? 0) + 1;
    return then(machine, world);
  };
  return { counts, controller };
};

describe('the loop', () => {
  it('looks at each machine once, and then only at one that changes', () => {
    const { counts, controller } = counting();
    const { clock, cluster } = setUp(['a', 'b'], controller);
    clock.pass(3600);
    expect(counts).toEqual({ a: 1, b: 1 });
    const vm = cluster.get('vm', 'test', 'a');
    if (!vm) throw new Error('no VM');
    cluster.put({ ...vm, metadata: { ...vm.metadata, labels: { x: 'y' } } });
    clock.pass(3600);
    expect(counts).toEqual({ a: 2, b: 1 });
  });

  it('comes back when a step has lasted long enough, counted from when it was asked for first', () => {
    const done: number[] = [];
    const { clock } = setUp(['a'], (_, world) => {
      if (world.passed('step', 15)) done.push(clock.seconds());
      return [];
    });
    clock.pass(14.9);
    expect(done).toEqual([]);
    clock.pass(100);
    expect(done).toEqual([15]);
  });

  it('begins a step anew that was not asked for in between', () => {
    let isAsking = true;
    let isPassed = false;
    const { clock, cluster } = setUp(['a'], (_, world) => {
      if (isAsking) isPassed = world.passed('step', 10);
      return [];
    });
    const touch = (label: string) => {
      const vm = cluster.get('vm', 'test', 'a');
      if (vm) cluster.put({ ...vm, metadata: { ...vm.metadata, labels: { label } } });
      clock.pass(0);
    };
    clock.pass(5);
    isAsking = false;
    touch('one');
    isAsking = true;
    touch('two');
    clock.pass(9);
    expect(isPassed).toBe(false);
    clock.pass(1);
    expect(isPassed).toBe(true);
  });

  it('lets controllers see what those before them changed', () => {
    const seen: unknown[] = [];
    const { clock } = setUp(
      ['a'],
      ({ vm }) =>
        vm && !vm.metadata.labels
          ? [{ put: { ...vm, metadata: { ...vm.metadata, labels: { first: 'yes' } } } }]
          : [],
      ({ vm }) => {
        seen.push(vm?.metadata.labels);
        return [];
      },
    );
    clock.pass(1);
    expect(seen).toEqual([{ first: 'yes' }]);
  });

  it('wakes who waits for the surroundings, but not for a heartbeat', () => {
    const { counts, controller } = counting(({ name }, world) => {
      if (name === 'a') world.watchSurroundings();
      return [];
    });
    const { clock, store } = setUp(['a', 'b'], controller);
    clock.pass(1);
    store.put('/Node', node('2'));
    clock.pass(1);
    expect(counts).toEqual({ a: 1, b: 1 });
    store.put('/Node', node('2', { 'example.com/new': '1' }));
    clock.pass(1);
    expect(counts).toEqual({ a: 2, b: 1 });
  });

  it('reports an error with the machine, and goes on with the others', () => {
    const { counts, controller } = counting(({ name }) => {
      if (name === 'a') throw new Error('broken');
      return [];
    });
    const { clock, reports } = setUp(['a', 'b'], controller);
    clock.pass(1);
    expect(counts).toEqual({ a: 1, b: 1 });
    expect(reports).toEqual([
      expect.stringMatching(/^controllers: VirtualMachine test\/a: Error: broken/),
    ]);
  });

  it('gives up on a machine over which controllers quarrel', () => {
    let number = 0;
    const { clock, reports } = setUp(['a'], ({ vm }) => {
      number += 1;
      const labels = { number: String(number) };
      return vm ? [{ put: { ...vm, metadata: { ...vm.metadata, labels } } }] : [];
    });
    clock.pass(1);
    expect(number).toBeLessThan(1000);
    expect(reports).toEqual([expect.stringContaining('do not come to rest')]);
  });

  it('does nothing any more when it is closed', () => {
    const { counts, controller } = counting((_, world) => {
      world.passed('step', 5);
      return [];
    });
    const { clock, store, loop } = setUp(['a'], controller);
    clock.pass(1);
    loop.close();
    store.put(KIND, vmNamed('a'));
    clock.pass(60);
    expect(counts).toEqual({ a: 1 });
  });
});

describe('the cluster that controllers write to', () => {
  it('counts generations by the spec alone, and tells whether anything changed', () => {
    const { cluster } = setUp(['a']);
    const vm = () => cluster.get('vm', 'test', 'a') ?? vmNamed('a');
    expect(cluster.put({ ...vm() })).toBe(false);
    expect(cluster.put({ ...vm(), status: { ready: true } })).toBe(true);
    expect(vm().metadata.generation).toBe(1);
    expect(
      cluster.put({ ...vm(), spec: { ...(vm().spec as object), runStrategy: 'Always' } }),
    ).toBe(true);
    expect(vm().metadata.generation).toBe(2);
  });

  it('leaves an object alone that was made anew, and refuses a name that is taken', () => {
    const { cluster } = setUp(['a']);
    const other = { ...vmNamed('a'), metadata: { namespace: 'test', name: 'a', uid: 'other' } };
    expect(cluster.put({ ...other, status: {} })).toBe(false);
    expect(cluster.remove(other)).toBe(false);
    const { uid: _uid, ...metadata } = vmNamed('a').metadata;
    expect(() => cluster.put({ ...vmNamed('a'), metadata })).toThrow(/already/);
  });

  it('lets go of a marked object whose finalizers are gone', () => {
    const { cluster } = setUp(['a']);
    const { metadata, ...vm } = cluster.get('vm', 'test', 'a') ?? vmNamed('a');
    const deletionTimestamp = '2026-11-24T12:00:00Z';
    cluster.put({ ...vm, metadata: { ...metadata, deletionTimestamp, finalizers: ['x'] } });
    expect(cluster.get('vm', 'test', 'a')).toBeDefined();
    cluster.put({ ...vm, metadata: { ...metadata, deletionTimestamp, finalizers: [] } });
    expect(cluster.get('vm', 'test', 'a')).toBeUndefined();
  });
});
