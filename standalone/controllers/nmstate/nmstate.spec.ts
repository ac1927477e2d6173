import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Node } from '../kubevirt/types.ts';
import { clusterObjects, TestCluster } from '../testing/cluster.ts';
import { interfacesIn, recordIn, recordsIn, textIn, type Interface, type State } from './state.ts';

const WORKERS = { 'node-role.kubernetes.io/worker': '' };

interface Wanted {
  name?: string;
  nodeSelector?: Record<string, string>;
  maxUnavailable?: number | string;
  capture?: Record<string, string>;
}

const policy = (
  interfaces: object[],
  { name = 'test', nodeSelector = WORKERS, maxUnavailable, capture }: Wanted = {},
  more: object = {},
): KubernetesObject => ({
  apiVersion: 'nmstate.io/v1',
  kind: 'NodeNetworkConfigurationPolicy',
  metadata: { name },
  spec: {
    nodeSelector,
    ...(maxUnavailable === undefined ? {} : { maxUnavailable }),
    ...(capture ? { capture } : {}),
    desiredState: { interfaces, ...more },
  },
});

const bridge = (name: string, port: string, more: object = {}) => ({
  name,
  type: 'linux-bridge',
  state: 'up',
  bridge: { options: { stp: { enabled: false } }, port: [{ name: port }] },
  ...more,
});

const bridgePolicy = (more: Wanted = {}, port = 'eno6') => policy([bridge('br-test', port)], more);

const start = (): TestCluster => new TestCluster(clusterObjects()).pass(60);

const stageOf = ({ status }: KubernetesObject): string =>
  recordsIn(recordIn(status).conditions)
    .filter((each) => each.status === 'True')
    .map(({ type, reason }) => `${String(type)} ${String(reason)}`)
    .join(', ');

const enactmentsOf = (cluster: TestCluster, name = 'test'): Record<string, string> =>
  Object.fromEntries(
    cluster.simulation.cluster
      .list('nodeEnactment')
      .filter(({ metadata }) => metadata.labels?.['nmstate.io/policy'] === name)
      .map((each) => [each.metadata.labels?.['nmstate.io/node'] ?? '', stageOf(each)]),
  );

const stateOf = (cluster: TestCluster, node: string): State =>
  recordIn(
    cluster.simulation.cluster.get('nodeNetwork', undefined, node),
    'status',
    'currentState',
  );

const find = (cluster: TestCluster, node: string, name: string): Interface | undefined =>
  interfacesIn(stateOf(cluster, node)).find((each) => each.name === name);

const get = (cluster: TestCluster, name = 'test'): KubernetesObject => {
  const found = cluster.simulation.cluster.get('nodePolicy', undefined, name);
  if (!found) throw new Error(`There is no policy ${name}`);
  return found;
};

const told = (cluster: TestCluster, name = 'test'): string[] =>
  recordsIn(recordIn(get(cluster, name), 'status').conditions)
    .filter(({ status, message }) => status === 'True' || message !== '')
    .map(({ type, reason, message }) => [type, reason, message].join(': '));

const messageOn = (cluster: TestCluster, node: string): string =>
  recordsIn(
    recordIn(cluster.simulation.cluster.get('nodeEnactment', undefined, `${node}.test`), 'status')
      .conditions,
  ).flatMap(({ type, message }) => (type === 'Failing' ? (textIn(message) ?? []) : []))[0] ?? '';

const node = (cluster: TestCluster, name: string): Node => {
  const found = cluster.simulation.cluster.get('node', undefined, name);
  if (!found) throw new Error(`There is no node ${name}`);
  return found;
};

const label = (cluster: TestCluster, name: string, labels: Record<string, string>): void => {
  const found = node(cluster, name);
  cluster.put({ ...found, metadata: { ...found.metadata, labels } });
};

const silence = (cluster: TestCluster, name: string, status: 'True' | 'Unknown'): void => {
  const found = node(cluster, name);
  const conditions = (found.status?.conditions ?? []).map((each) =>
    each.type === 'Ready' ? { ...each, status } : each,
  );
  cluster.put({ ...found, status: { ...found.status, conditions } });
};

describe('policies for the networks of nodes', () => {
  it('leave what a scenario tells as it is', () => {
    const cluster = start();
    const before = cluster.simulation.version;
    cluster.pass(3600);
    expect(cluster.simulation.version).toBe(before);
  });

  it('are carried out on one half of the nodes after the other', () => {
    const cluster = start();
    const seen = cluster.follow('nodeEnactment', () =>
      Object.values(enactmentsOf(cluster))
        .map((text) => text.split(' ')[0])
        .join(' '),
    );
    cluster.put(bridgePolicy());
    cluster.pass(60);
    expect(seen).toEqual([
      'Progressing',
      'Progressing Progressing',
      'Progressing Progressing Pending',
      'Available Progressing Pending',
      'Available Available Pending',
      'Available Available Progressing',
      'Available Available Available',
    ]);
    expect(told(cluster)).toEqual([
      'Available: SuccessfullyConfigured: 3/3 nodes successfully configured',
    ]);
    const enactment = cluster.simulation.cluster.get('nodeEnactment', undefined, 'worker-0.test');
    expect(enactment?.metadata).toMatchObject({
      labels: { 'nmstate.io/node': 'worker-0', 'nmstate.io/policy': 'test' },
      ownerReferences: [{ kind: 'Node', name: 'worker-0' }],
    });
    expect(enactment?.status).toMatchObject({
      policyGeneration: 1,
      desiredState: { interfaces: [{ name: 'br-test' }] },
    });
  });

  it.each([
    [1, 1],
    ['34%', 2],
    ['100%', 3],
    ['many', 2],
    [0, 1],
  ])('with maxUnavailable %p change %i nodes at once', (maxUnavailable, most) => {
    const cluster = start();
    let busy = 0;
    cluster.follow('nodeEnactment', () => {
      const now = Object.values(enactmentsOf(cluster)).filter((text) =>
        text.startsWith('Progressing'),
      ).length;
      busy = Math.max(busy, now);
      return String(now);
    });
    cluster.put(bridgePolicy({ maxUnavailable }));
    cluster.pass(120);
    expect(busy).toBe(most);
    expect(told(cluster)[0]).toContain('3/3 nodes successfully configured');
  });

  it('show in what nodes report, and in what they offer to pods', () => {
    const cluster = start();
    cluster.put(bridgePolicy());
    const report = () => cluster.simulation.cluster.get('nodeNetwork', undefined, 'worker-0');
    const before = recordIn(report(), 'status').lastSuccessfulUpdateTime;
    cluster.pass(60);
    expect(find(cluster, 'worker-0', 'br-test')).toMatchObject({
      type: 'linux-bridge',
      state: 'up',
      'mac-address': find(cluster, 'worker-0', 'eno6')?.['mac-address'],
      bridge: { port: [{ name: 'eno6' }] },
    });
    expect(find(cluster, 'worker-0', 'eno6')).toMatchObject({ controller: 'br-test' });
    expect(recordIn(report(), 'status').lastSuccessfulUpdateTime).not.toBe(before);
    const resource = 'bridge.network.kubevirt.io/br-test';
    expect(node(cluster, 'worker-0').status).toMatchObject({
      capacity: { [resource]: '1k' },
      allocatable: { [resource]: '1k' },
    });
    expect(find(cluster, 'control-plane-0', 'br-test')).toBeUndefined();
  });

  it('leave the network as it is when they are deleted, and when a node loses its label', () => {
    const cluster = start();
    const nodeSelector = { zone: 'a' };
    const labels = { ...node(cluster, 'worker-0').metadata.labels };
    label(cluster, 'worker-0', { ...labels, zone: 'a' });
    cluster.put(bridgePolicy({ nodeSelector }));
    cluster.pass(60);
    expect(enactmentsOf(cluster)).toEqual({ 'worker-0': 'Available SuccessfullyConfigured' });
    label(cluster, 'worker-0', labels);
    cluster.pass(60);
    expect(enactmentsOf(cluster)).toEqual({});
    expect(told(cluster)).toEqual(['Ignored: NoMatchingNode: Policy does not match any node']);
    label(cluster, 'worker-1', { ...node(cluster, 'worker-1').metadata.labels, zone: 'a' });
    cluster.pass(60);
    expect(Object.keys(enactmentsOf(cluster))).toEqual(['worker-1']);
    cluster.simulation.cluster.remove(get(cluster));
    cluster.pass(60);
    expect(enactmentsOf(cluster)).toEqual({});
    for (const name of ['worker-0', 'worker-1']) {
      expect(find(cluster, name, 'br-test')).toBeDefined();
    }
  });

  it('of a scenario reach a node that gets the label, and no other', () => {
    const cluster = start();
    const name = 'br-prod-on-bond1';
    const before = enactmentsOf(cluster, name);
    const { labels } = node(cluster, 'control-plane-0').metadata;
    label(cluster, 'control-plane-0', { ...labels, ...WORKERS });
    cluster.pass(300);
    // The control plane has no second network card.
    expect(enactmentsOf(cluster, name)).toEqual({
      ...before,
      'control-plane-0': 'Failing FailedToConfigure',
    });
  });

  it('are done again for their new state, and take away what is absent', () => {
    const cluster = start();
    cluster.put(bridgePolicy());
    cluster.pass(60);
    const edited = structuredClone(get(cluster));
    (edited.spec as { desiredState: object }).desiredState = {
      interfaces: [
        { name: 'br-test', type: 'linux-bridge', state: 'absent' },
        { name: 'eno6', type: 'ethernet', state: 'up', mtu: 9000 },
      ],
    };
    cluster.put(edited);
    cluster.pass(60);
    expect(find(cluster, 'worker-0', 'br-test')).toBeUndefined();
    expect(find(cluster, 'worker-0', 'eno6')).toMatchObject({ state: 'up', mtu: 9000 });
    expect(find(cluster, 'worker-0', 'eno6')?.controller).toBeUndefined();
    expect(node(cluster, 'worker-0').status?.allocatable).not.toHaveProperty(
      'bridge.network.kubevirt.io/br-test',
    );
    const enactment = cluster.simulation.cluster.get('nodeEnactment', undefined, 'worker-0.test');
    expect(recordIn(enactment, 'status').policyGeneration).toBe(2);
  });

  it('have what they capture on each node filled in, which stays as it was then', () => {
    const cluster = start();
    const port = '{{ capture.nic.interfaces.0.name }}';
    cluster.put(bridgePolicy({ capture: { nic: 'interfaces.name=="eno6"' } }, port));
    cluster.pass(300);
    expect(find(cluster, 'worker-0', 'br-test')).toMatchObject({ state: 'up' });
    const enactment = cluster.simulation.cluster.get('nodeEnactment', undefined, 'worker-0.test');
    expect(recordIn(enactment, 'status')).toMatchObject({
      desiredState: { interfaces: [{ bridge: { port: [{ name: 'eno6' }] } }] },
      capturedStates: { nic: { state: { interfaces: [{ name: 'eno6' }] } } },
    });
    expect(get(cluster).spec).toMatchObject({
      desiredState: { interfaces: [{ bridge: { port: [{ name: port }] } }] },
    });
  });

  it('fail where what they capture is not there', () => {
    const cluster = start();
    const port = '{{ capture.nic.interfaces.0.name }}';
    cluster.put(bridgePolicy({ capture: { nic: 'interfaces.name=="eno99"' } }, port));
    cluster.pass(600);
    const enactment = cluster.simulation.cluster.get('nodeEnactment', undefined, 'worker-0.test');
    expect(JSON.stringify(enactment)).toContain(
      'failure generating desiredState and capturedStates: PolicyError: Failed to find index 0 from []',
    );
  });

  it('with expressions of other forms are left alone', () => {
    const cluster = start();
    cluster.put(bridgePolicy({ capture: { nic: 'interfaces.name!="eno6"' } }));
    cluster.pass(300);
    expect(enactmentsOf(cluster)).toEqual({});
  });

  it('with cards that are found by their MAC address are left alone', () => {
    const cluster = start();
    const card = { name: 'uplink', type: 'ethernet', identifier: 'mac-address' };
    cluster.put(policy([{ ...card, 'mac-address': '52:54:00:00:00:01' }]));
    cluster.pass(300);
    expect(enactmentsOf(cluster)).toEqual({});
  });

  it('wait for nodes that do not answer', () => {
    const cluster = start();
    silence(cluster, 'worker-2', 'Unknown');
    cluster.put(bridgePolicy());
    cluster.pass(300);
    expect(Object.keys(enactmentsOf(cluster))).toEqual(['worker-0', 'worker-1']);
    expect(told(cluster)).toEqual([
      'Available: SuccessfullyConfigured: 2/3 nodes successfully configured, 1 nodes ignored due to NotReady state',
    ]);
    silence(cluster, 'worker-2', 'True');
    cluster.pass(60);
    expect(told(cluster)[0]).toContain('3/3 nodes');
  });
});

describe('a policy that fails', () => {
  it('is tried five times, and not tried on nodes that wait', () => {
    const cluster = start();
    cluster.put(bridgePolicy({ maxUnavailable: 1 }, 'eno9'));
    cluster.pass(15);
    expect(enactmentsOf(cluster)).toMatchObject({
      'worker-0': 'Failing Retrying, Progressing Retrying',
      'worker-1': 'Pending MaxUnavailableLimitReached',
    });
    expect(messageOn(cluster, 'worker-0')).toBe(
      'failed to reconcile NodeNetworkConfigurationPolicy on node worker-0. Retrying 2/5',
    );
    cluster.pass(300);
    expect(enactmentsOf(cluster)).toEqual({
      'worker-0': 'Failing FailedToConfigure',
      'worker-1': 'Aborted ConfigurationAborted',
      'worker-2': 'Aborted ConfigurationAborted',
    });
    expect(messageOn(cluster, 'worker-0')).toContain(
      'NmstateError: InvalidArgument: Controller interface br-test is holding unknown port eno9',
    );
    expect(told(cluster)).toEqual([
      'Degraded: FailedToConfigure: 1/3 nodes failed to configure, 2 nodes aborted configuration',
    ]);
    expect(find(cluster, 'worker-0', 'br-test')).toBeUndefined();
    const events = cluster.simulation.cluster.list('event', 'default');
    expect(events.map(({ reason, message }) => [reason, message])).toContainEqual([
      'ReconcileFailed',
      'reconciliation of enactment "worker-0.test" has failed after 5 retries',
    ]);
  });

  it('is rolled back when the node does not reach its gateway any more', () => {
    const cluster = start();
    const before = stateOf(cluster, 'worker-0');
    cluster.put(bridgePolicy({ maxUnavailable: 1 }, 'eno1'));
    cluster.pass(100);
    expect(enactmentsOf(cluster)['worker-0']).toBe('Progressing ConfigurationProgressing');
    cluster.pass(1200);
    expect(messageOn(cluster, 'worker-0')).toContain("failed runnig probe 'ping'");
    expect(messageOn(cluster, 'worker-0')).toContain('rolling back desired state configuration');
    expect(stateOf(cluster, 'worker-0')).toEqual(before);
  });

  it('is done once it was put right', () => {
    const cluster = start();
    cluster.put(bridgePolicy({}, 'eno9'));
    cluster.pass(300);
    const edited = structuredClone(get(cluster));
    edited.spec = bridgePolicy().spec;
    cluster.put(edited);
    cluster.pass(60);
    expect(new Set(Object.values(enactmentsOf(cluster)))).toEqual(
      new Set(['Available SuccessfullyConfigured']),
    );
  });
});

describe('a node that listens', () => {
  it('hears the switch that cards of the same name are connected to', () => {
    const cluster = start();
    const on = (enabled: boolean) => [
      { name: 'eno6', type: 'ethernet', state: 'up', lldp: { enabled } },
    ];
    cluster.put(policy(on(true)));
    cluster.pass(60);
    expect(recordIn(find(cluster, 'worker-1', 'eno6'), 'lldp').neighbors).toEqual([
      expect.arrayContaining([
        { type: 5, 'system-name': 'switch-of-eno6' },
        expect.objectContaining({ 'port-id': 'Ethernet1/3' }),
      ]),
    ]);
    const edited = structuredClone(get(cluster));
    edited.spec = policy(on(false)).spec;
    cluster.put(edited);
    cluster.pass(60);
    expect(find(cluster, 'worker-1', 'eno6')?.lldp).toEqual({ enabled: false });
  });
});
