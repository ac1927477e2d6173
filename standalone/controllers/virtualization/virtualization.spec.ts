import { CNV_NAMESPACE } from '../../objects/cluster/base.ts';
import { nodeIp, podIp, WORKERS } from '../../objects/cluster/nodes.ts';
import { nad } from '../../objects/nad.ts';
import { virtHandlers } from '../../objects/virt-handler.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { clockAt } from '../../kubernetes/time.ts';
import type { Pod } from '../kubevirt/types.ts';
import { isPodReady, podNetworksOf } from '../pod/find.ts';
import { clusterObjects, START, TestCluster } from '../testing/cluster.ts';

const ago = clockAt(START);
const RANGE = '10.200.50.0/24';

const network = (name: string, ipam: object | undefined, master = 'eno6'): KubernetesObject =>
  nad(
    { namespace: CNV_NAMESPACE, name, created: ago('1d') },
    { cniVersion: '0.3.1', name, type: 'macvlan', master, mode: 'bridge', ...(ipam && { ipam }) },
  );

const whereabouts = (range: string, more: object = {}) => ({ type: 'whereabouts', range, ...more });

const clusterWith = (...networks: KubernetesObject[]): TestCluster => {
  const places = WORKERS.map((on) => ({ node: on.name, hostIp: nodeIp(on), ip: podIp(on, 9) }));
  const handlers = virtHandlers({ namespace: CNV_NAMESPACE, created: ago('20d') }, places);
  return new TestCluster([...clusterObjects(), ...handlers, ...networks]).pass(60);
};

const choose = (cluster: TestCluster, name: string | undefined): void => {
  const [hyperConverged] = cluster.simulation.cluster.list('hyperConverged');
  if (!hyperConverged) throw new Error('There is no HyperConverged');
  const copy = structuredClone(hyperConverged);
  const { liveMigrationConfig } = (
    copy.spec as { virtualization: { liveMigrationConfig: { network?: string } } }
  ).virtualization;
  if (name === undefined) delete liveMigrationConfig.network;
  else liveMigrationConfig.network = name;
  cluster.put(copy);
};

const handlersOf = (cluster: TestCluster): Pod[] =>
  cluster.simulation.cluster
    .list('pod', CNV_NAMESPACE)
    .filter(({ metadata }) => metadata.labels?.['kubevirt.io'] === 'virt-handler');

const addressOf = (pod: Pod): string | undefined =>
  podNetworksOf(pod).find((each) => each.interface === 'migration0')?.ips?.[0];

const addressesOf = (cluster: TestCluster): (string | undefined)[] =>
  handlersOf(cluster).filter(isPodReady).map(addressOf);

const statusOf = (cluster: TestCluster): unknown =>
  cluster.simulation.cluster.get('daemonSet', CNV_NAMESPACE, 'virt-handler')?.status;

const eventsOf = (cluster: TestCluster, reason: string): string[] =>
  cluster.simulation.cluster
    .list('event', CNV_NAMESPACE)
    .filter((event) => event.reason === reason)
    .map((event) => String(event.message));

const poolsOf = (cluster: TestCluster) =>
  cluster.simulation.cluster
    .list('ipPool')
    .map(({ metadata, spec }) => [
      `${metadata.namespace ?? ''}/${metadata.name}`,
      Object.keys((spec as { allocations: object }).allocations),
    ]);

describe('the network for live migration', () => {
  it('changes nothing by itself', () => {
    const cluster = clusterWith();
    const before = cluster.simulation.version;
    cluster.pass(3600);
    expect(cluster.simulation.version).toBe(before);
  });

  it('goes from HyperConverged to each virt-handler, one pod before the others', () => {
    const cluster = clusterWith(network('migration', whereabouts(RANGE)));
    const unready = cluster.follow('pod', () =>
      String(handlersOf(cluster).filter((pod) => !isPodReady(pod)).length),
    );
    choose(cluster, 'migration');
    cluster.pass(120);
    expect([...addressesOf(cluster)].sort()).toEqual(['10.200.50.1', '10.200.50.2', '10.200.50.3']);
    // Never two away at the same time.
    expect(new Set(unready)).toEqual(new Set(['0', '1']));
    expect(statusOf(cluster)).toMatchObject({
      desiredNumberScheduled: 3,
      updatedNumberScheduled: 3,
      numberReady: 3,
      numberUnavailable: 0,
      observedGeneration: 2,
    });
    expect(poolsOf(cluster)).toEqual([['openshift-multus/10.200.50.0-24', ['1', '2', '3']]]);
    expect(cluster.simulation.reports).toEqual([]);
  });

  it('is given back when the default network is chosen again', () => {
    const cluster = clusterWith(network('migration', whereabouts(RANGE)));
    choose(cluster, 'migration');
    cluster.pass(120);
    choose(cluster, undefined);
    cluster.pass(120);
    expect(addressesOf(cluster)).toEqual([undefined, undefined, undefined]);
    expect(poolsOf(cluster)).toEqual([['openshift-multus/10.200.50.0-24', []]]);
  });

  it.each([
    ['that is not there', 'missing', /cannot find a network-attachment-definition \(missing\)/],
    ['whose range has no address left', 'full', /Could not allocate IP in range/],
    ['on an interface that the node lacks', 'elsewhere', /failed to lookup master "eno9"/],
  ])(
    'stops at the first pod with a network %s, and goes on when it is changed',
    (_what, name, why) => {
      const cluster = clusterWith(
        network('full', whereabouts('10.200.51.0/30', { exclude: ['10.200.51.0/30'] })),
        network('elsewhere', whereabouts('10.200.52.0/24'), 'eno9'),
      );
      choose(cluster, name);
      cluster.pass(600);
      expect(statusOf(cluster)).toMatchObject({ numberReady: 2, updatedNumberScheduled: 1 });
      expect(eventsOf(cluster, 'FailedCreatePodSandBox')).toEqual([expect.stringMatching(why)]);
      choose(cluster, undefined);
      cluster.pass(120);
      expect(statusOf(cluster)).toMatchObject({ numberReady: 3, updatedNumberScheduled: 3 });
    },
  );

  it('lets virt-handler end again and again where it has no address', () => {
    const cluster = clusterWith(network('bare', undefined));
    choose(cluster, 'bare');
    cluster.pass(600);
    expect(statusOf(cluster)).toMatchObject({ numberReady: 2, updatedNumberScheduled: 1 });
    const [stuck] = handlersOf(cluster).filter((pod) => !isPodReady(pod));
    expect(stuck?.status?.containerStatuses).toMatchObject([
      { lastState: { terminated: { message: "migration0 present but doesn't have an IP" } } },
    ]);
  });

  it('keeps to the bounds of a range, and lets an address go to one pod only', () => {
    const cluster = clusterWith(
      network(
        'narrow',
        whereabouts(RANGE, {
          range_start: '10.200.50.10',
          exclude: ['10.200.50.11', '10.200.50.12/31'],
        }),
      ),
    );
    choose(cluster, 'narrow');
    cluster.pass(120);
    expect([...addressesOf(cluster)].sort()).toEqual([
      '10.200.50.10',
      '10.200.50.14',
      '10.200.50.15',
    ]);
  });

  it('leaves what KubeVirt has of its own', () => {
    const cluster = clusterWith(network('migration', whereabouts(RANGE)));
    const [kubeVirt] = cluster.simulation.cluster.list('kubeVirt');
    const copy = structuredClone(kubeVirt) as KubernetesObject & {
      spec: { configuration: { migrations: Record<string, unknown> } };
    };
    copy.spec.configuration.migrations.nodeDrainTaintKey = 'own';
    cluster.put(copy);
    choose(cluster, 'migration');
    cluster.pass(120);
    const [after] = cluster.simulation.cluster.list('kubeVirt');
    expect(after?.spec).toMatchObject({
      configuration: { migrations: { network: 'migration', nodeDrainTaintKey: 'own' } },
    });
  });
});
