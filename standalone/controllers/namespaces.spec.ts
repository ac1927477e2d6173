import type { Contents } from '../apiserver/contents.ts';
import { Registry } from '../apiserver/registry.ts';
import { Store } from '../apiserver/store.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { VirtualClock } from './clock.ts';
import { Namespaces } from './namespaces.ts';
import { streamChanges } from './stream.ts';

const object = (kind: string, name: string, metadata: object = {}): KubernetesObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, ...metadata },
});

const START = new Date('2026-01-01T00:00:00Z');
const DELETED = { deletionTimestamp: '2026-01-01T00:00:00Z' };

type Objects = ReturnType<Contents['objects']>;

const withObjects = (objects: Objects) => {
  const store = new Store(100);
  const clock = new VirtualClock(START);
  for (const each of objects) store.put(`/${each.kind}`, each);
  const namespaces = new Namespaces(store, new Registry(), clock);
  return { store, clock, namespaces };
};

describe('Namespaces', () => {
  it('empties one that is deleted, and lets it go', () => {
    const inA = { namespace: 'a' };
    const { store, clock } = withObjects([
      object('Namespace', 'a'),
      object('Namespace', 'b'),
      object('ConfigMap', 'x', inA),
      object('Secret', 'y', inA),
      object('ConfigMap', 'x', { namespace: 'b' }),
    ]);
    clock.pass(5);
    expect(store.list('/ConfigMap', 'a')).toHaveLength(1);
    store.put('/Namespace', object('Namespace', 'a', DELETED));
    clock.pass(0);
    expect(store.get('/Namespace', 'a')).toBeUndefined();
    expect([store.list('/ConfigMap', 'a'), store.list('/Secret', 'a')]).toEqual([[], []]);
    expect(store.list('/ConfigMap', 'b')).toHaveLength(1);
  });

  it('waits for what a finalizer holds', () => {
    const held = { namespace: 'a', finalizers: ['example.com/hold'] };
    const { store, clock } = withObjects([
      object('Namespace', 'a', DELETED),
      object('ConfigMap', 'x', held),
    ]);
    clock.pass(10);
    expect(store.get('/ConfigMap', 'a/x')?.metadata.deletionTimestamp).toBeDefined();
    expect(store.get('/Namespace', 'a')).toBeDefined();
    store.remove('/ConfigMap', 'a/x');
    clock.pass(2);
    expect(store.get('/Namespace', 'a')).toBeUndefined();
  });

  it('does nothing any more when it is closed', () => {
    const { store, clock, namespaces } = withObjects([object('Namespace', 'a')]);
    namespaces.close();
    store.put('/Namespace', object('Namespace', 'a', DELETED));
    clock.pass(5);
    expect(store.get('/Namespace', 'a')).toBeDefined();
  });
});

describe('streamChanges', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('changes so many objects a second, VMs and instances in turn, until it is ended', () => {
    const store = new Store(1000);
    for (const kind of ['VirtualMachine', 'VirtualMachineInstance']) {
      for (const name of ['a', 'b', 'c']) {
        store.put(`kubevirt.io/${kind}`, object(kind, name, { annotations: { note: 'x' } }));
      }
    }
    const before = store.version;
    const end = streamChanges(store, 50);
    jest.advanceTimersByTime(2000);
    expect(store.version - before).toBe(100);
    const versions = (kind: string) =>
      store.list(`kubevirt.io/${kind}`).map(({ metadata }) => Number(metadata.resourceVersion));
    expect(versions('VirtualMachine').every((version) => version > before)).toBe(true);
    expect(versions('VirtualMachineInstance').every((version) => version > before)).toBe(true);
    expect(store.list('kubevirt.io/VirtualMachine')[0]?.metadata.annotations?.note).toBe('x');
    end();
    jest.advanceTimersByTime(2000);
    expect(store.version - before).toBe(100);
  });
});
