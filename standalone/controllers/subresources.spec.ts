import { ApiError } from '../apiserver/status.ts';
import { actOnVm, type VmAction } from './subresources.ts';
import { clusterObjects, NAMESPACE, TestCluster, vmNamed } from './testing/cluster.ts';

const clusterWith = (runStrategy: string): TestCluster => {
  const vm = vmNamed('vm');
  return new TestCluster([
    ...clusterObjects(),
    { ...vm, spec: { ...(vm.spec as object), runStrategy } },
  ]).pass(120);
};

/** What an action answers, and how the VM is a good while later. */
const outcome = (cluster: TestCluster, action: VmAction, body: unknown = {}): string => {
  const before = cluster.has('vmi', 'vm') ? cluster.vmi('vm').metadata.uid : undefined;
  try {
    actOnVm(cluster.simulation.cluster, NAMESPACE, 'vm', action, body);
  } catch (error) {
    if (error instanceof ApiError) return `${error.code} ${error.message}`;
    throw error;
  }
  cluster.pass(120);
  const after = cluster.has('vmi', 'vm') ? cluster.vmi('vm').metadata.uid : undefined;
  const { runStrategy } = cluster.vm('vm').spec;
  const state =
    after === undefined ? 'stopped' : after === before ? 'the same' : 'another instance';
  return `${state}, ${runStrategy ?? ''}`;
};

const conflict = (why: string) =>
  `409 Operation cannot be fulfilled on virtualmachine.kubevirt.io "vm": ${why}`;

/** Source of the table: KubeVirt pkg/virt-api/rest/lifecycle.go. */
describe('start, stop and restart', () => {
  it.each([
    ['Halted', 'start', 'another instance, Always'],
    ['Halted', 'stop', conflict('VM is not running')],
    ['Halted', 'restart', conflict('RunStategy Halted does not support manual restart requests')],
    ['Always', 'start', conflict('VM is already running')],
    ['Always', 'stop', 'stopped, Halted'],
    ['Always', 'restart', 'another instance, Always'],
    ['Manual', 'start', 'another instance, Manual'],
    ['Manual', 'stop', conflict('VM is not running')],
    ['Manual', 'restart', conflict('VM is not running: Halted')],
    ['RerunOnFailure', 'stop', 'stopped, RerunOnFailure'],
    ['RerunOnFailure', 'restart', 'another instance, RerunOnFailure'],
    ['Once', 'restart', conflict('RunStategy Once does not support manual restart requests')],
    ['Once', 'stop', 'stopped, Halted'],
  ] as const)('%s: %s', (strategy, action, expected) => {
    expect(outcome(clusterWith(strategy), action)).toBe(expected);
  });

  it('a VM that was started by hand can be stopped and restarted by hand', () => {
    const cluster = clusterWith('Manual');
    outcome(cluster, 'start');
    expect(outcome(cluster, 'restart')).toBe('another instance, Manual');
    expect(outcome(cluster, 'stop')).toBe('stopped, Manual');
  });

  it('a VM with the old field keeps it', () => {
    const vm = vmNamed('vm');
    const { runStrategy: _strategy, ...spec } = vm.spec as { runStrategy: string };
    const cluster = new TestCluster([
      ...clusterObjects(),
      { ...vm, spec: { ...spec, running: false } },
    ]).pass(10);
    actOnVm(cluster.simulation.cluster, NAMESPACE, 'vm', 'start', {});
    expect(cluster.vm('vm').spec).toMatchObject({ running: true });
    expect(cluster.vm('vm').spec).not.toHaveProperty('runStrategy');
  });

  it('a second restart has to wait for the first', () => {
    const cluster = clusterWith('Always');
    actOnVm(cluster.simulation.cluster, NAMESPACE, 'vm', 'restart', {});
    expect(outcome(cluster, 'restart')).toMatch(/^500 .*stop\/start already underway/);
  });

  it('a dry run changes nothing', () => {
    const cluster = clusterWith('Always');
    expect(outcome(cluster, 'restart', { dryRun: ['All'] })).toBe('the same, Always');
  });

  it('a forced restart does not wait for the guest', () => {
    const cluster = clusterWith('Always');
    expect(outcome(cluster, 'restart', { gracePeriodSeconds: 0 })).toBe('another instance, Always');
    expect(outcome(cluster, 'restart', { gracePeriodSeconds: 5 })).toMatch(/^400 /);
  });

  it('a VM that is not there is not found', () => {
    const cluster = new TestCluster(clusterObjects());
    expect(outcome(cluster, 'restart')).toBe('404 virtualmachine.kubevirt.io "vm" not found');
  });
});
