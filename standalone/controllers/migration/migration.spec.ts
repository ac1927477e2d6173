import {
  clusterObjects,
  mac,
  NAMESPACE,
  nicOn,
  podNic,
  running,
  TestCluster,
  vmNamed,
} from '../testing/cluster.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { MIGRATION_FINALIZER } from './state.ts';

const migrationOf = (vmiName: string, name: string, more: object = {}): KubernetesObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstanceMigration',
  metadata: { namespace: NAMESPACE, name, finalizers: [MIGRATION_FINALIZER] },
  spec: { vmiName, ...more },
});

const deleted = (cluster: TestCluster, name: string): void => {
  const migration = cluster.migration(name);
  cluster.put({
    ...migration,
    metadata: { ...migration.metadata, deletionTimestamp: '2026-11-24T12:03:00Z' },
  });
};

const PHASES = [
  'Pending',
  'Scheduling',
  'Scheduled',
  'PreparingTarget',
  'TargetReady',
  'Running',
  'Succeeded',
];

const podsOf = (cluster: TestCluster) => cluster.simulation.cluster.list('pod', NAMESPACE);

describe('a live migration', () => {
  const cluster = running();
  const from = cluster.vmi('vm').status?.nodeName;
  const [source] = podsOf(cluster);
  const phases = cluster.follow('migration', ({ status }) => status?.phase ?? '');
  const texts = cluster.follow('vm', ({ status }) => status?.printableStatus ?? '');
  cluster.put(migrationOf('vm', 'move'));
  cluster.pass(60);

  it('goes through its phases, and notes when', () => {
    expect(phases).toEqual(['', ...PHASES]);
    const { status } = cluster.migration('move');
    expect(status?.phaseTransitionTimestamps?.map(({ phase }) => phase)).toEqual(PHASES);
    expect(texts).toEqual(['Migrating', 'Running']);
  });

  it('leaves the instance on another node, in another pod', () => {
    const { metadata, status } = cluster.vmi('vm');
    const pods = podsOf(cluster);
    const target = pods.find(({ metadata: { uid } }) => uid !== source?.metadata.uid);
    expect(status?.nodeName).not.toBe(from);
    expect(metadata.labels?.['kubevirt.io/nodeName']).toBe(status?.nodeName);
    expect(target?.spec.nodeName).toBe(status?.nodeName);
    expect(status?.activePods).toEqual({ [target?.metadata.uid ?? '']: status?.nodeName });
    expect(pods.find(({ metadata: { uid } }) => uid === source?.metadata.uid)?.status?.phase).toBe(
      'Succeeded',
    );
    expect(cluster.face('default', 'vm')?.ipAddress).toBe(target?.status?.podIP);
  });

  it('tells the instance and the migration how it went', () => {
    const state = cluster.vmi('vm').status?.migrationState;
    expect(state).toMatchObject({
      migrationUid: cluster.migration('move').metadata.uid,
      sourceNode: from,
      sourcePod: source?.metadata.name,
      targetNode: cluster.vmi('vm').status?.nodeName,
      completed: true,
      mode: 'PreCopy',
    });
    expect(state?.targetNodeAddress).toMatch(/^192\.168\.111\./);
    expect(Date.parse(state?.endTimestamp ?? '')).toBeGreaterThan(
      Date.parse(state?.startTimestamp ?? ''),
    );
    expect(cluster.migration('move').status?.migrationState).toEqual(state);
    expect(cluster.migration('move').metadata.finalizers).toEqual([]);
  });

  it('goes only where an added selector leads', () => {
    const other = running();
    const { nodeName } = other.vmi('vm').status ?? {};
    const to = ['worker-0', 'worker-1', 'worker-2'].filter((name) => name !== nodeName).at(-1);
    const addedNodeSelector = { 'kubernetes.io/hostname': to };
    other.put(migrationOf('vm', 'move', { addedNodeSelector }));
    other.pass(60);
    expect(other.vmi('vm').status?.nodeName).toBe(to);
  });
});

describe('a migration without a node to go to', () => {
  it('waits, fails after its time, and leaves the instance where it is', () => {
    const cluster = running({ nodeSelector: { 'kubernetes.io/hostname': 'worker-1' } });
    cluster.put(migrationOf('vm', 'move'));
    cluster.pass(290);
    expect(cluster.migration('move').status?.phase).toBe('Scheduling');
    expect(cluster.events('migrationTargetPodUnschedulable')).toHaveLength(1);
    cluster.pass(30);
    expect(cluster.migration('move').status?.phase).toBe('Failed');
    const { status } = cluster.vmi('vm');
    expect(status?.migrationState).toMatchObject({
      failed: true,
      completed: true,
      failureReason: expect.stringContaining('unschedulable') as string,
    });
    expect(status).toMatchObject({ phase: 'Running', nodeName: 'worker-1' });
    expect(podsOf(cluster)).toHaveLength(1);
  });

  it('goes on when a node comes to have what it lacked', () => {
    const cluster = running({ nodeSelector: { zone: 'a' } });
    const label = (name: string) => {
      const node = cluster.simulation.cluster.get('node', undefined, name);
      if (!node) throw new Error('no node');
      const labels = { ...node.metadata.labels, zone: 'a' };
      cluster.put({ ...node, metadata: { ...node.metadata, labels } });
    };
    label('worker-0');
    cluster.pass(120);
    cluster.put(migrationOf('vm', 'move'));
    cluster.pass(60);
    expect(cluster.migration('move').status?.phase).toBe('Scheduling');
    label('worker-2');
    cluster.pass(60);
    expect(cluster.migration('move').status?.phase).toBe('Succeeded');
    expect(cluster.vmi('vm').status?.nodeName).toBe('worker-2');
  });

  it('is tried again with longer and longer pauses when it is automatic', () => {
    const cluster = running({ nodeSelector: { 'kubernetes.io/hostname': 'worker-1' } });
    const created: string[] = [];
    cluster.simulation.cluster.subscribe('migration', ({ type, object }) => {
      if (type === 'ADDED') created.push(object.metadata.name);
    });
    cluster.edit('vm', (spec) => {
      spec.networks = [...(spec.networks ?? []), { name: 'new', multus: { networkName: 'hall' } }];
      spec.domain.devices.interfaces?.push({ name: 'new', bridge: {}, macAddress: mac(9) });
    });
    cluster.pass(15 + 2 + 310 + 30);
    expect(created).toHaveLength(1);
    cluster.pass(60);
    expect(created).toHaveLength(2);
    cluster.pass(310 + 60);
    expect(created).toHaveLength(2);
    cluster.pass(90);
    expect(created).toHaveLength(3);
  });
});

describe('a migration that somebody deletes', () => {
  it('before the memory is copied: its target pod goes, and it with it', () => {
    const cluster = running();
    cluster.put(migrationOf('vm', 'move'));
    cluster.pass(4);
    expect(podsOf(cluster)).toHaveLength(2);
    const phases = cluster.follow('migration', ({ status }) => status?.phase ?? '');
    deleted(cluster, 'move');
    cluster.pass(5);
    expect(phases.at(-1)).toBe('Failed');
    expect(cluster.has('migration', 'move')).toBe(false);
    expect(podsOf(cluster)).toHaveLength(1);
  });

  it('while the memory is copied: the source node stops first', () => {
    const cluster = running();
    const { nodeName } = cluster.vmi('vm').status ?? {};
    cluster.put(migrationOf('vm', 'move'));
    cluster.pass(14);
    expect(cluster.migration('move').status?.phase).toBe('Running');
    deleted(cluster, 'move');
    cluster.pass(0);
    expect(cluster.vmi('vm').status?.migrationState).toMatchObject({ abortRequested: true });
    cluster.pass(5);
    expect(cluster.vmi('vm').status?.migrationState).toMatchObject({
      abortStatus: 'Succeeded',
      failed: true,
      failureReason: 'Live migration has been aborted',
    });
    expect(cluster.has('migration', 'move')).toBe(false);
    expect(cluster.vmi('vm').status).toMatchObject({ phase: 'Running', nodeName });
  });

  it('ends as well when its object vanishes at once', () => {
    const cluster = running();
    const { finalizers: _finalizers, ...metadata } = migrationOf('vm', 'move').metadata;
    cluster.put({ ...migrationOf('vm', 'move'), metadata });
    cluster.pass(14);
    cluster.simulation.cluster.remove(cluster.migration('move'));
    cluster.pass(5);
    expect(cluster.vmi('vm').status?.migrationState).toMatchObject({
      completed: true,
      failed: true,
    });
    expect(podsOf(cluster)).toHaveLength(1);
    expect(cluster.vm('vm').status?.printableStatus).toBe('Running');
  });
});

describe('several migrations', () => {
  const lan = (number: number) => [
    podNic(number * 16),
    nicOn('lan', 'office', mac(number * 16 + 1)),
  ];

  it('leave a node one after the other', () => {
    const names = ['a', 'b', 'c'];
    const nodeSelector = { 'kubernetes.io/hostname': 'worker-0' };
    const cluster = new TestCluster([
      ...clusterObjects(),
      ...names.map((name, index) => vmNamed(name, { nics: lan(index + 1), nodeSelector })),
    ]).pass(120);
    // All have to leave worker-0 for whichever node there is.
    for (const name of names) {
      const vmi = structuredClone(cluster.vmi(name));
      delete vmi.spec.nodeSelector;
      cluster.put(vmi);
    }
    const active = () =>
      cluster.simulation.cluster
        .list('migration')
        .filter(({ status }) => !['Pending', 'Succeeded'].includes(status?.phase ?? '')).length;
    for (const name of names) cluster.put(migrationOf(name, `move-${name}`));
    let most = 0;
    for (let second = 0; second < 90; second += 1) {
      cluster.pass(1);
      most = Math.max(most, active());
    }
    expect(most).toBe(1);
    for (const name of names) {
      expect(cluster.migration(`move-${name}`).status?.phase).toBe('Succeeded');
    }
  });

  it('of one instance: the second fails, five that are over are kept', () => {
    const cluster = running();
    cluster.put(migrationOf('vm', 'first'));
    cluster.pass(3);
    cluster.put(migrationOf('vm', 'second'));
    cluster.pass(60);
    expect(cluster.migration('first').status?.phase).toBe('Succeeded');
    expect(cluster.migration('second').status?.phase).toBe('Failed');
    for (const name of ['3', '4', '5', '6']) {
      cluster.put(migrationOf('vm', `m${name}`));
      cluster.pass(60);
    }
    const left = cluster.simulation.cluster.list('migration').map(({ metadata }) => metadata.name);
    expect(left.sort()).toEqual(['m3', 'm4', 'm5', 'm6', 'second']);
  });

  it('end with their instance', () => {
    const cluster = running();
    cluster.put(migrationOf('vm', 'move'));
    cluster.pass(4);
    const { spec, ...vm } = cluster.vm('vm');
    cluster.put({ ...vm, spec: { ...spec, runStrategy: 'Halted' } });
    cluster.pass(30);
    expect(cluster.has('vmi', 'vm')).toBe(false);
    expect(cluster.has('migration', 'move')).toBe(false);
    expect(podsOf(cluster)).toEqual([]);
  });
});
