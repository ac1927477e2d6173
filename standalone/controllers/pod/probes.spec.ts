import { migrationOf } from '../../objects/wanted.ts';
import type { Condition, Probe } from '../kubevirt/types.ts';
import { clusterObjects, NAMESPACE, podNic, TestCluster, vmNamed } from '../testing/cluster.ts';
import type { Wanted } from '../../objects/wanted.ts';

/** A cluster with a VM that is asked whether it is ready, after so many seconds. */
const probed = (readinessProbe: Probe, settings: Partial<Wanted> = {}, seconds = 120) => {
  const vm = vmNamed('vm', settings);
  const spec = vm.spec as { template: { spec: object } };
  const template = { ...spec.template, spec: { ...spec.template.spec, readinessProbe } };
  const asked = { ...vm, spec: { ...spec, template } };
  return new TestCluster([...clusterObjects(), asked]).pass(seconds);
};

const podOf = (cluster: TestCluster) => {
  const [pod] = cluster.simulation.cluster.list('pod', NAMESPACE);
  if (!pod) throw new Error('There is no pod.');
  return pod;
};

const readyIn = (conditions: Condition[] | undefined) => {
  const found = conditions?.find(({ type }) => type === 'Ready');
  return found && [found.status, found.reason, found.message].filter((each) => each !== undefined);
};

const NOT_READY = ['False', 'ContainersNotReady', 'containers with unready status: [compute]'];

describe('a readiness probe', () => {
  it('keeps a VM from being ready whose guest does not listen to its port', () => {
    const cluster = probed({ tcpSocket: { port: 8080 } });
    expect(readyIn(podOf(cluster).status?.conditions)).toEqual(NOT_READY);
    expect(readyIn(cluster.vmi('vm').status?.conditions)).toEqual(NOT_READY);
    expect(readyIn(cluster.vm('vm').status?.conditions)).toEqual(NOT_READY);
    expect(cluster.vmi('vm').status?.phase).toBe('Running');
    expect(cluster.vm('vm').status).toMatchObject({ ready: false, printableStatus: 'Running' });
    expect(cluster.events('Unhealthy')).toEqual([
      `Readiness probe failed: dial tcp ${podOf(cluster).status?.podIP ?? ''}:8080: connect: connection refused`,
    ]);
  });

  it('lets it be ready once the guest has started and answers', () => {
    const cluster = probed({ tcpSocket: { port: 22 } }, {}, 20);
    expect(cluster.vmi('vm').status?.phase).toBe('Running');
    expect(readyIn(podOf(cluster).status?.conditions)).toEqual(NOT_READY);
    cluster.pass(60);
    expect(readyIn(podOf(cluster).status?.conditions)).toEqual(['True']);
    expect(readyIn(cluster.vmi('vm').status?.conditions)).toEqual(['True']);
    expect(cluster.vm('vm').status?.ready).toBe(true);
    expect(cluster.events('Unhealthy')).toEqual([]);
  });

  it.each([
    ['a listed port', { tcpSocket: { port: 80 } }, true],
    ['a listed port, by its name', { httpGet: { port: 'web' } }, true],
    ['a port that is not listed, so that none gets through', { tcpSocket: { port: 22 } }, false],
    ['a name that is not listed', { tcpSocket: { port: 'ssh' } }, false],
  ])('asks %s', (_what, probe, isReady) => {
    const nics = [{ ...podNic(0x10), ports: [{ name: 'web', port: 80 }] }];
    const ready = readyIn(podOf(probed(probe, { nics })).status?.conditions);
    expect(ready).toEqual(isReady ? ['True'] : NOT_READY);
  });

  it('asks by HTTP in kubelet’s words', () => {
    const cluster = probed({ httpGet: { port: 80, path: '/healthz' } });
    const address = `${podOf(cluster).status?.podIP ?? ''}:80`;
    expect(cluster.events('Unhealthy')).toEqual([
      `Readiness probe failed: Get "http://${address}/healthz": dial tcp ${address}: connect: connection refused`,
    ]);
  });

  it.each([
    ['with', true],
    ['without', false],
  ])('of the guest agent is met by a guest %s agent only', (_with, agent) => {
    for (const probe of [{ guestAgentPing: {} }, { exec: { command: ['true'] } }]) {
      const ready = readyIn(podOf(probed(probe, { agent })).status?.conditions);
      expect(ready).toEqual(agent ? ['True'] : NOT_READY);
    }
  });

  it('does not hold up a migration, and is asked anew on the other node', () => {
    const cluster = probed({ tcpSocket: { port: 22 } });
    cluster.put(migrationOf(NAMESPACE, 'vm', 'move'));
    cluster.pass(120);
    expect(cluster.migration('move').status?.phase).toBe('Succeeded');
    expect(readyIn(cluster.vmi('vm').status?.conditions)).toEqual(['True']);
  });
});
