import { ApiError } from '../apiserver/status';
import { evict } from './eviction';
import { clusterObjects, NAMESPACE, podNic, TestCluster, vmNamed } from './testing/cluster';

const running = (strategy?: string): TestCluster => {
  const vm = vmNamed('vm', { nics: [podNic(0x10)] });
  const spec = vm.spec as { template: { spec: object } };
  const cluster = new TestCluster([
    ...clusterObjects(),
    {
      ...vm,
      spec: {
        ...spec,
        runStrategy: 'Always',
        template: {
          ...spec.template,
          spec: {
            ...spec.template.spec,
            ...(strategy === undefined ? {} : { evictionStrategy: strategy }),
          },
        },
      },
    },
  ]);
  return cluster.pass(120);
};

const podOf = (cluster: TestCluster): string =>
  cluster.simulation.cluster
    .list('pod', NAMESPACE)
    .find(({ status }) => status?.phase === 'Running')?.metadata.name ?? '';

const answerTo = (cluster: TestCluster, dryRun = false): string => {
  try {
    evict(cluster.simulation.cluster, NAMESPACE, podOf(cluster), { dryRun });
    return 'evicted';
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return `${error.code} ${error.message}`;
  }
};

const blocked = (cluster: TestCluster): TestCluster => {
  const vmi = cluster.vmi('vm');
  cluster.put({
    ...vmi,
    status: {
      ...vmi.status,
      conditions: vmi.status?.conditions?.map((condition) =>
        condition.type === 'LiveMigratable' ? { ...condition, status: 'False' } : condition,
      ),
    },
  });
  return cluster;
};

describe('an eviction of a launcher pod', () => {
  it('has the VM migrated, and is refused until it has gone', () => {
    const cluster = running('LiveMigrate');
    const from = cluster.vmi('vm').status?.nodeName;
    expect(answerTo(cluster)).toMatch(/^429 .*Eviction triggered evacuation of VMI "test\/vm"$/);
    expect(answerTo(cluster)).toMatch(/Evacuation in progress: Eviction triggered/);
    cluster.pass(60);
    const [migration] = cluster.simulation.cluster.list('migration', NAMESPACE);
    expect(migration?.metadata.name).toMatch(/^kubevirt-evacuation-/);
    expect(migration?.metadata.annotations).toEqual({ 'kubevirt.io/evacuationMigration': from });
    expect(cluster.vmi('vm').status?.nodeName).not.toBe(from);
    expect(cluster.vmi('vm').status?.evacuationNodeName).toBeUndefined();
  });

  it('marks nothing when it is only tried', () => {
    const cluster = running('LiveMigrate');
    expect(answerTo(cluster, true)).toMatch(/^429 /);
    expect(cluster.vmi('vm').status?.evacuationNodeName).toBeUndefined();
  });

  it('is refused for ever where the VM cannot be migrated, but may not be shut down', () => {
    const cluster = blocked(running('LiveMigrate'));
    expect(answerTo(cluster)).toMatch(
      /configured with an eviction strategy but is not live-migrat/,
    );
    expect(cluster.vmi('vm').status?.evacuationNodeName).toBeUndefined();
  });

  it.each([
    ['None', (cluster: TestCluster) => cluster],
    ['LiveMigrateIfPossible', blocked],
  ])('takes the pod by %s', (strategy, change) => {
    const cluster = change(running(strategy));
    const pod = podOf(cluster);
    expect(answerTo(cluster)).toBe('evicted');
    expect(cluster.has('pod', pod)).toBe(false);
  });

  it('waits for something outside by External', () => {
    const cluster = running('External');
    expect(answerTo(cluster)).toMatch(/^429 /);
    cluster.pass(60);
    expect(cluster.simulation.cluster.list('migration', NAMESPACE)).toEqual([]);
  });

  it('of a pod that is not there says so', () => {
    const cluster = running();
    expect(() => evict(cluster.simulation.cluster, NAMESPACE, 'none', { dryRun: false })).toThrow(
      'pods "none" not found',
    );
  });
});
