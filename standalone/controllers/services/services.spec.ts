import { addressPool } from '../../objects/operators.ts';
import { clockAt } from '../../kubernetes/time.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import { clusterObjects, NAMESPACE, START, TestCluster, vmNamed } from '../testing/cluster.ts';

const ago = clockAt(START);

const service = (name: string, spec: object = {}): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { namespace: NAMESPACE, name, uid: `uid-${name}` },
  spec: {
    type: 'ClusterIP',
    ipFamilies: ['IPv4'],
    ports: [{ port: 22, targetPort: 22, protocol: 'TCP' }],
    selector: { 'vmi.kubevirt.io/id': 'vm' },
    ...spec,
  },
  status: { loadBalancer: {} },
});

const play = (...objects: KubernetesObject[]) =>
  new TestCluster([...clusterObjects(), ...objects]).pass(120).simulation.cluster;

const slicesIn = (cluster: ReturnType<typeof play>) => cluster.list('endpointSlice', NAMESPACE);

const messagesOf = (cluster: ReturnType<typeof play>, reason: string) =>
  cluster
    .list('event', NAMESPACE)
    .flatMap((event) => (event.reason === reason ? [event.message] : []));

describe('EndpointSlices', () => {
  it('hold the pods that a Service selects', () => {
    const cluster = play(vmNamed('vm'), service('ssh'));
    const [pod] = cluster.list('pod', NAMESPACE);
    expect(slicesIn(cluster)).toMatchObject([
      {
        addressType: 'IPv4',
        metadata: { labels: { 'kubernetes.io/service-name': 'ssh' } },
        endpoints: [
          {
            addresses: [pod?.status?.podIP],
            conditions: { ready: true, serving: true, terminating: false },
            targetRef: { name: pod?.metadata.name },
          },
        ],
        ports: [{ port: 22, protocol: 'TCP' }],
      },
    ]);
  });

  it('are there without endpoints where nothing is selected, or the family is missing', () => {
    const other = service('other', { selector: { app: 'nobody' } });
    const v6 = service('v6', { ipFamilies: ['IPv6'] });
    const found = slicesIn(play(vmNamed('vm'), other, v6));
    expect(found.map(({ addressType, endpoints }) => [addressType, endpoints])).toEqual([
      ['IPv4', []],
      ['IPv6', []],
    ]);
  });

  it('leave out a port whose name the pod does not have', () => {
    const cluster = play(
      vmNamed('vm'),
      service('web', { ports: [{ port: 80, targetPort: 'http', protocol: 'TCP' }] }),
    );
    expect(slicesIn(cluster)).toMatchObject([{ ports: [], endpoints: [{}] }]);
  });

  it('are not made for a Service without selector', () => {
    expect(slicesIn(play(vmNamed('vm'), service('none', { selector: {} })))).toEqual([]);
  });

  it('go with their Service, and a Service with the VM that it belongs to', () => {
    const test = new TestCluster([...clusterObjects(), vmNamed('vm'), service('ssh')]).pass(120);
    const { cluster } = test.simulation;
    const found = cluster.get('service', NAMESPACE, 'ssh');
    const vm = test.vm('vm');
    const owner = {
      apiVersion: vm.apiVersion,
      kind: vm.kind,
      name: 'vm',
      uid: vm.metadata.uid ?? '',
    };
    if (found) {
      cluster.put({ ...found, metadata: { ...found.metadata, ownerReferences: [owner] } });
    }
    test.pass(5);
    expect(cluster.get('service', NAMESPACE, 'ssh')).toBeDefined();
    cluster.remove(vm);
    test.pass(30);
    expect(cluster.get('service', NAMESPACE, 'ssh')).toBeUndefined();
    expect(slicesIn(cluster)).toEqual([]);
  });
});

describe('MetalLB', () => {
  const lb = (name: string, spec: object = {}) => service(name, { type: 'LoadBalancer', ...spec });
  const [pool, advertisement] = addressPool('office', ['10.46.41.94-10.46.41.95'], ago('1d'));
  const given = ({ status }: KubernetesObject) => {
    const balancer = isRecord(status) && isRecord(status.loadBalancer) ? status.loadBalancer : {};
    return balancer.ingress;
  };
  if (!pool || !advertisement) throw new Error('There is no pool.');

  it('gives the free addresses of a pool, counts them, and says when there is none left', () => {
    const cluster = play(vmNamed('vm'), pool, advertisement, lb('a'), lb('b'), lb('c'));
    expect(cluster.list('service', NAMESPACE).map(given)).toEqual([
      [{ ip: '10.46.41.94', ipMode: 'VIP' }],
      [{ ip: '10.46.41.95', ipMode: 'VIP' }],
      undefined,
    ]);
    expect(cluster.list('addressPool')[0]?.status).toMatchObject({
      assignedIPv4: 2,
      availableIPv4: 0,
    });
    expect(messagesOf(cluster, 'AllocationFailed')).toEqual([
      `Failed to allocate IP for "${NAMESPACE}/c": no available IPs`,
    ]);
  });

  it('announces an address from the node of an endpoint', () => {
    const cluster = play(vmNamed('vm'), pool, advertisement, lb('a'));
    const node = cluster.list('pod', NAMESPACE)[0]?.spec.nodeName ?? '';
    expect(messagesOf(cluster, 'nodeAssigned')).toEqual([
      `announcing from node "${node}" with protocol "layer2"`,
    ]);
    expect(cluster.list('l2Status').map(({ status }) => status)).toMatchObject([{ node }]);
  });

  it('gives an address that nobody announces where there is no advertisement', () => {
    const cluster = play(vmNamed('vm'), pool, lb('a'));
    expect(given(cluster.list('service', NAMESPACE)[0] ?? lb('a'))).toHaveLength(1);
    expect(messagesOf(cluster, 'nodeAssigned')).toEqual([]);
    expect(cluster.list('l2Status')).toEqual([]);
  });

  it('says nothing where there is no pool, and gives nothing to other types', () => {
    const without = play(vmNamed('vm'), lb('a'));
    expect(messagesOf(without, 'AllocationFailed')).toEqual([]);
    const inside = play(vmNamed('vm'), pool, service('inside'));
    expect(given(inside.list('service', NAMESPACE)[0] ?? lb('a'))).toBeUndefined();
  });
});
