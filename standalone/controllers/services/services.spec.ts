import { addressPool } from '../../objects/operators.ts';
import { clockAt } from '../../kubernetes/time.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import { PRIMARY_LABEL, primaryUdn } from '../../objects/udn.ts';
import {
  clusterObjects,
  NAMESPACE,
  podNic,
  START,
  TestCluster,
  vmNamed,
} from '../testing/cluster.ts';

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

describe('on a primary user-defined network', () => {
  const onPrimary = (...objects: KubernetesObject[]) =>
    new TestCluster([
      ...clusterObjects().map((object) =>
        object.kind === 'Namespace' && object.metadata.name === NAMESPACE
          ? { ...object, metadata: { ...object.metadata, labels: PRIMARY_LABEL } }
          : object,
      ),
      ...primaryUdn({ namespace: NAMESPACE, name: 'tenant', created: ago('5d') }, '10.100.0.0/16'),
      ...objects,
    ]).pass(120);
  const vm = vmNamed('vm', { nics: [{ ...podNic(0x10), binding: 'l2bridge' }] });
  const mirrorsIn = (test: TestCluster) =>
    slicesIn(test.simulation.cluster).filter(
      ({ metadata }) => metadata.labels?.['k8s.ovn.org/service-name'] === 'ssh',
    );

  it('a VM has an address there, and one of the pod network for its probes', () => {
    const test = onPrimary(vm);
    const [pod] = test.simulation.cluster.list('pod', NAMESPACE);
    const noted = JSON.parse(
      pod?.metadata.annotations?.['k8s.ovn.org/pod-networks'] ?? '{}',
    ) as Record<string, { role: string; ip_addresses: string[] }>;
    expect(noted.default).toMatchObject({ role: 'infrastructure-locked' });
    expect(noted.default?.ip_addresses[0]).toContain(pod?.status?.podIP);
    expect(noted[`${NAMESPACE}/tenant`]).toMatchObject({
      role: 'primary',
      ip_addresses: [expect.stringMatching(/^10\.100\.\d+\.\d+\/16$/)],
    });
    const [address] = noted[`${NAMESPACE}/tenant`]?.ip_addresses ?? [];
    expect(test.face('default', 'vm')).toMatchObject({
      podInterfaceName: 'ovn-udn1',
      ipAddress: address?.split('/')[0],
    });
  });

  it('EndpointSlices have mirrors with the addresses there', () => {
    const test = onPrimary(vm, service('ssh'));
    const [source] = slicesIn(test.simulation.cluster).filter(
      ({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === 'ssh',
    );
    const [mirror, ...more] = mirrorsIn(test);
    expect(more).toEqual([]);
    expect(mirror).toMatchObject({
      addressType: 'IPv4',
      metadata: {
        labels: {
          'endpointslice.kubernetes.io/managed-by': 'endpointslice-mirror-controller.k8s.ovn.org',
        },
        annotations: {
          'k8s.ovn.org/source-endpointslice': source?.metadata.name,
          'k8s.ovn.org/endpointslice-network': `${NAMESPACE}_tenant`,
        },
      },
      endpoints: [
        {
          addresses: [test.face('default', 'vm')?.ipAddress],
          conditions: { ready: true },
          targetRef: { kind: 'Pod' },
        },
      ],
      ports: [{ port: 22 }],
    });
    expect(mirror?.metadata.labels).not.toHaveProperty('kubernetes.io/service-name');
  });

  it('mirrors follow their source, and go with the Service', () => {
    const test = onPrimary(vm, service('ssh'));
    test.put({ ...test.vm('vm'), spec: { ...test.vm('vm').spec, runStrategy: 'Halted' } });
    test.pass(60);
    expect(mirrorsIn(test)).toMatchObject([{ endpoints: [] }]);
    const found = test.simulation.cluster.get('service', NAMESPACE, 'ssh');
    if (found) test.simulation.cluster.remove(found);
    test.pass(5);
    expect(mirrorsIn(test)).toEqual([]);
  });

  it('a mirror gets nobody where a pod has no address of the family there', () => {
    const nodes = clusterObjects()
      .filter(({ kind }) => kind === 'Node')
      .map((node, index) => ({
        ...node,
        spec: { ...(node.spec as object), podCIDRs: ['10.128.0.0/23', `fd01:0:0:${index}::/64`] },
      }));
    const test = onPrimary(vm, service('ssh', { ipFamilies: ['IPv4', 'IPv6'] }), ...nodes);
    const countsOf = (slices: KubernetesObject[]) =>
      slices
        .map(
          ({ addressType, endpoints }) =>
            `${String(addressType)} ${(endpoints as object[]).length}`,
        )
        .sort();
    expect(countsOf(mirrorsIn(test))).toEqual(['IPv4 1', 'IPv6 0']);
    expect(countsOf(slicesIn(test.simulation.cluster))).toContain('IPv6 1');
  });

  it('without the label of the namespace, or the network, there are none', () => {
    expect(
      mirrorsIn(new TestCluster([...clusterObjects(), vmNamed('vm'), service('ssh')]).pass(120)),
    ).toEqual([]);
    const unlabelled = new TestCluster([
      ...clusterObjects(),
      ...primaryUdn({ namespace: NAMESPACE, name: 'tenant', created: ago('5d') }, '10.100.0.0/16'),
      vmNamed('vm'),
      service('ssh'),
    ]).pass(120);
    expect(mirrorsIn(unlabelled)).toEqual([]);
  });
});

describe('MetalLB', () => {
  const lb = (name: string, spec: object = {}, metadata: object = {}): KubernetesObject => {
    const made = service(name, { type: 'LoadBalancer', ...spec });
    return { ...made, metadata: { ...made.metadata, ...metadata } };
  };
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

  const addressesIn = (cluster: ReturnType<typeof play>) =>
    Object.fromEntries(
      cluster
        .list('service', NAMESPACE)
        .map((each) => [
          each.metadata.name,
          (given(each) as { ip: string }[] | undefined)?.[0]?.ip,
        ]),
    );
  const poolOf = (name: string, range: string, spec: object = {}): KubernetesObject => {
    const [made] = addressPool(name, [range], ago('1d'));
    if (!made) throw new Error('There is no pool.');
    return { ...made, spec: { addresses: [range], ...spec } };
  };
  const shared = { annotations: { 'metallb.io/allow-shared-ip': 'one' } };
  const web = { ports: [{ port: 80, targetPort: 80, protocol: 'TCP' }] };

  it('counts the addresses of a pool before any Service wants one', () => {
    const cluster = play(poolOf('idle', '10.46.41.0/30'));
    expect(cluster.list('addressPool')[0]?.status).toMatchObject({
      assignedIPv4: 0,
      availableIPv4: 4,
    });
  });

  it('gives one address to Services that share it on other ports', () => {
    const single = poolOf('single', '10.46.41.94/32');
    expect(
      addressesIn(play(single, lb('ssh', {}, shared), lb('web', web, shared), lb('zoo', web))),
    ).toEqual({ ssh: '10.46.41.94', web: '10.46.41.94', zoo: undefined });
    // The same port, another key, and other pods where only their nodes answer.
    expect(addressesIn(play(single, lb('a', {}, shared), lb('b', {}, shared))).b).toBeUndefined();
    const other = { annotations: { 'metallb.io/allow-shared-ip': 'two' } };
    expect(addressesIn(play(single, lb('a', {}, shared), lb('b', web, other))).b).toBeUndefined();
    const local = { externalTrafficPolicy: 'Local' };
    const elsewhere = { ...local, ...web, selector: { app: 'other' } };
    expect(
      addressesIn(play(single, lb('a', local, shared), lb('b', elsewhere, shared))).b,
    ).toBeUndefined();
    expect(
      addressesIn(play(single, lb('a', local, shared), lb('b', { ...local, ...web }, shared))).b,
    ).toBe('10.46.41.94');
  });

  it('says what stands against an address that is asked for', () => {
    const single = poolOf('single', '10.46.41.94/32');
    const wish = { annotations: { 'metallb.io/loadBalancerIPs': '10.46.41.94' } };
    const cluster = play(single, lb('a'), lb('b', web, wish));
    expect(messagesOf(cluster, 'AllocationFailed')).toEqual([
      `Failed to allocate IP for "${NAMESPACE}/b": can't change sharing key for "${NAMESPACE}/b", address also in use by ${NAMESPACE}/a`,
    ]);
    const both = { annotations: { ...shared.annotations, ...wish.annotations } };
    expect(
      messagesOf(play(single, lb('a', {}, shared), lb('b', {}, both)), 'AllocationFailed'),
    ).toEqual([
      `Failed to allocate IP for "${NAMESPACE}/b": port TCP/22 is already in use on "10.46.41.94"`,
    ]);
  });

  it('takes pools that are kept for a Service first, by their priority', () => {
    const free = poolOf('free', '10.1.0.0/24');
    const late = poolOf('late', '10.2.0.0/24', {
      serviceAllocation: { priority: 20, namespaces: [NAMESPACE] },
    });
    const early = poolOf('early', '10.3.0.0/24', {
      serviceAllocation: { priority: 10, namespaceSelectors: [{ matchLabels: { team: 'a' } }] },
    });
    const chosen = poolOf('chosen', '10.4.0.0/24', {
      serviceAllocation: {
        priority: 1,
        serviceSelectors: [
          { matchExpressions: [{ key: 'app', operator: 'In', values: ['shop'] }] },
        ],
      },
    });
    const labelled = (objects: KubernetesObject[]) =>
      new TestCluster(
        [...clusterObjects(), ...objects].map((object) =>
          object.kind === 'Namespace' && object.metadata.name === NAMESPACE
            ? { ...object, metadata: { ...object.metadata, labels: { team: 'a' } } }
            : object,
        ),
      ).pass(120).simulation.cluster;
    const shop = lb('shop', {}, { labels: { app: 'shop' } });
    const pools = [free, late, early, chosen];
    expect(addressesIn(play(...pools, lb('a'), shop))).toEqual({ a: '10.2.0.0', shop: '10.4.0.0' });
    expect(addressesIn(labelled([...pools, lb('a')]))).toEqual({ a: '10.3.0.0' });
    expect(addressesIn(play(free, lb('a')))).toEqual({ a: '10.1.0.0' });
  });

  it('gives nothing of a pool that is kept for others, also where it is named', () => {
    const others = poolOf('others', '10.5.0.0/24', {
      serviceAllocation: { namespaces: ['elsewhere'] },
    });
    const wish = { annotations: { 'metallb.io/address-pool': 'others' } };
    const cluster = play(others, lb('a'), lb('b', {}, wish));
    expect(addressesIn(cluster)).toEqual({ a: undefined, b: undefined });
    expect(messagesOf(cluster, 'AllocationFailed')).toEqual([
      `Failed to allocate IP for "${NAMESPACE}/a": no available IPs`,
      `Failed to allocate IP for "${NAMESPACE}/b": pool others not compatible for ip assignment`,
    ]);
  });

  it('leaves out addresses that confuse old firmware, where it is told to', () => {
    const careful = poolOf('careful', '10.6.0.0/24', { avoidBuggyIPs: true });
    expect(addressesIn(play(careful, lb('a')))).toEqual({ a: '10.6.0.1' });
  });

  it('announces for some Services only, where the advertisement says so', () => {
    const forShop = (labels: Record<string, string>) =>
      play(vmNamed('vm'), pool, lb('a', {}, { labels }), {
        ...advertisement,
        spec: {
          ipAddressPools: ['office'],
          serviceSelectors: [{ matchLabels: { app: 'shop' } }],
        },
      });
    expect(forShop({ app: 'shop' }).list('l2Status')).toHaveLength(1);
    expect(forShop({ app: 'other' }).list('l2Status')).toEqual([]);
  });
});
