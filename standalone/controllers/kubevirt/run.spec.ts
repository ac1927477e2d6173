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
import type { StateChangeRequest, VirtualMachine, VirtualMachineInstance } from './types.ts';
import { wishOf } from './run.ts';

const vmWith = (
  runStrategy: string,
  ranAs?: string,
  stateChangeRequests?: StateChangeRequest[],
): VirtualMachine => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'vm' },
  spec: { runStrategy, template: { spec: { domain: { devices: {} } } } },
  status: {
    ...(ranAs === undefined ? {} : { runStrategy: ranAs }),
    ...(stateChangeRequests ? { stateChangeRequests } : {}),
  },
});

const vmiIn = (phase: string): VirtualMachineInstance => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstance',
  metadata: { name: 'vm', uid: 'one' },
  spec: { domain: { devices: {} } },
  status: { phase },
});

const STOP: StateChangeRequest[] = [{ action: 'Stop', uid: 'one' }];
const STOP_OTHER: StateChangeRequest[] = [{ action: 'Stop', uid: 'other' }];
const START: StateChangeRequest[] = [{ action: 'Start' }];

describe('what a run strategy wants', () => {
  it.each([
    ['Always', undefined, undefined, 'start'],
    ['Always', 'Running', undefined, 'leave'],
    ['Always', 'Running', STOP, 'stop'],
    ['Always', 'Running', STOP_OTHER, 'leave'],
    ['Always', 'Failed', undefined, 'stop'],
    ['Always', 'Succeeded', undefined, 'stop'],
    ['Halted', undefined, undefined, 'leave'],
    ['Halted', 'Running', undefined, 'stop'],
    ['Manual', undefined, undefined, 'leave'],
    ['Manual', undefined, START, 'start'],
    ['Manual', 'Running', STOP, 'stop'],
    ['Manual', 'Failed', undefined, 'leave'],
    ['RerunOnFailure', 'Failed', undefined, 'restart'],
    ['RerunOnFailure', 'Succeeded', undefined, 'stop'],
    ['RerunOnFailure', 'Running', STOP, 'stop'],
    ['RerunOnFailure', undefined, START, 'start'],
    ['Once', 'Succeeded', undefined, 'leave'],
  ] as const)('%s with an instance %s and requests %j: %s', (strategy, phase, requests, wish) => {
    const vmi = phase === undefined ? undefined : vmiIn(phase);
    const vm = vmWith(strategy, undefined, requests && [...requests]);
    expect(wishOf(vm, vmi)).toBe(wish);
  });

  it.each(['Once', 'RerunOnFailure'])(
    '%s starts a VM that has not run under it yet',
    (strategy) => {
      expect(wishOf(vmWith(strategy), undefined)).toBe('start');
      expect(wishOf(vmWith(strategy, strategy), undefined)).toBe('leave');
    },
  );

  it('takes spec.running for the strategy it stands for', () => {
    const { spec, ...vm } = vmWith('Always');
    const { runStrategy: _strategy, ...rest } = spec;
    expect(wishOf({ ...vm, spec: { ...rest, running: true } }, undefined)).toBe('start');
    expect(wishOf({ ...vm, spec: { ...rest, running: false } }, undefined)).toBe('leave');
  });
});

const nics = [podNic(0x10), nicOn('lan', 'office', mac(0x11), { own: '10.1.0.5/24' })];

describe('a VM that starts', () => {
  const cluster = new TestCluster([...clusterObjects(), vmNamed('vm', { nics })]);
  const phases = cluster.follow('vmi', ({ status }) => status?.phase ?? '');
  const texts = cluster.follow('vm', ({ status }) => status?.printableStatus ?? '');
  cluster.pass(120);

  it('goes through the phases, and is seen to', () => {
    expect(phases).toEqual(['Pending', 'Scheduling', 'Scheduled', 'Running']);
    expect(texts).toEqual(['Starting', 'Running']);
    expect(cluster.simulation.reports).toEqual([]);
  });

  it('has a pod on a worker that asks for its networks and has them', () => {
    const [pod] = cluster.simulation.cluster.list('pod', NAMESPACE);
    const annotations = pod?.metadata.annotations ?? {};
    expect(pod?.spec.nodeName).toMatch(/^worker-/);
    expect(JSON.parse(annotations['k8s.v1.cni.cncf.io/networks'] ?? '')).toMatchObject([
      {
        name: 'office',
        namespace: NAMESPACE,
        mac: mac(0x11),
        interface: expect.any(String) as string,
      },
    ]);
    const report = JSON.parse(annotations['k8s.v1.cni.cncf.io/network-status'] ?? '') as object[];
    expect(report).toMatchObject([
      { interface: 'eth0', default: true, ips: [pod?.status?.podIP] },
      { name: `${NAMESPACE}/office`, mac: mac(0x11) },
    ]);
    const { requests } = pod?.spec.containers[0]?.resources ?? {};
    expect(requests).toMatchObject({ 'bridge.network.kubevirt.io/br-prod': '1' });
  });

  it('says where it is and what its guest reports', () => {
    const { status } = cluster.vmi('vm');
    const [pod] = cluster.simulation.cluster.list('pod', NAMESPACE);
    expect(status?.nodeName).toBe(pod?.spec.nodeName);
    expect(status?.activePods).toEqual({ [pod?.metadata.uid ?? '']: status?.nodeName });
    expect(cluster.face('default', 'vm')).toMatchObject({
      ipAddress: pod?.status?.podIP,
      interfaceName: 'enp1s0',
      infoSource: 'domain, guest-agent',
      linkState: 'up',
    });
    expect(cluster.face('lan', 'vm')).toMatchObject({
      ipAddresses: ['10.1.0.5', 'fe80::4f:9cff:fe00:11'],
      infoSource: 'domain, guest-agent, multus-status',
      mac: mac(0x11),
    });
  });

  it('has a status that says so', () => {
    const vm = cluster.vm('vm');
    expect(vm.status).toMatchObject({
      created: true,
      ready: true,
      runStrategy: 'Always',
      observedGeneration: 1,
      desiredGeneration: 1,
    });
    expect(vm.status?.conditions?.map(({ type, status }) => `${type}=${status}`)).toEqual([
      'Ready=True',
      'LiveMigratable=True',
      'StorageLiveMigratable=True',
      'AgentConnected=True',
    ]);
  });
});

describe('a running VM', () => {
  it('stops when it is halted: the guest shuts down, instance and pod go', () => {
    const cluster = running();
    const texts = cluster.follow('vm', ({ status }) => status?.printableStatus ?? '');
    const { spec, ...vm } = cluster.vm('vm');
    cluster.put({ ...vm, spec: { ...spec, runStrategy: 'Halted' } });
    cluster.pass(60);
    expect(texts).toEqual(['Running', 'Stopping', 'Stopped']);
    expect(cluster.has('vmi', 'vm')).toBe(false);
    expect(cluster.simulation.cluster.list('pod', NAMESPACE)).toEqual([]);
    expect(cluster.vm('vm').status?.conditions).toMatchObject([
      { type: 'Ready', status: 'False', reason: 'VMINotExists' },
    ]);
  });

  it('restarts as another instance, and keeps the addresses of its guest', () => {
    const cluster = running({ nics });
    const before = cluster.vmi('vm');
    const vm = cluster.vm('vm');
    const stop: StateChangeRequest = { action: 'Stop', uid: before.metadata.uid ?? '' };
    cluster.put({
      ...vm,
      status: { ...vm.status, stateChangeRequests: [stop, { action: 'Start' }] },
    });
    cluster.pass(120);
    const after = cluster.vmi('vm');
    expect(after.metadata.uid).not.toBe(before.metadata.uid);
    expect(cluster.face('lan', 'vm')?.ipAddress).toBe('10.1.0.5');
    expect(cluster.vm('vm').status).not.toHaveProperty('stateChangeRequests');
  });

  it('starts again when somebody deletes its instance or its pod', () => {
    const cluster = running();
    const first = cluster.vmi('vm').metadata.uid;
    const [pod] = cluster.simulation.cluster.list('pod', NAMESPACE);
    if (!pod) throw new Error('no pod');
    const phases = cluster.follow('vmi', ({ status }) => status?.phase ?? '');
    cluster.simulation.cluster.remove(pod);
    cluster.pass(60);
    expect(phases).toContain('Failed');
    const second = cluster.vmi('vm');
    expect(second.metadata.uid).not.toBe(first);
    cluster.simulation.cluster.remove(second);
    cluster.pass(60);
    expect(cluster.vmi('vm').metadata.uid).not.toBe(second.metadata.uid);
    expect(cluster.vmi('vm').status?.phase).toBe('Running');
  });

  it('takes instance and pod along when it is deleted', () => {
    const cluster = running();
    cluster.simulation.cluster.remove(cluster.vm('vm'));
    cluster.pass(30);
    expect(cluster.has('vmi', 'vm')).toBe(false);
    expect(cluster.simulation.cluster.list('pod', NAMESPACE)).toEqual([]);
  });
});

describe('a VM that cannot start', () => {
  it('waits for a node that offers the bridge, and starts when there is one', () => {
    const cluster = running({ nics: [nicOn('lan', 'nowhere', mac(1))] });
    expect(cluster.vm('vm').status?.printableStatus).toBe('ErrorUnschedulable');
    expect(cluster.vmi('vm').status?.phase).toBe('Scheduling');
    expect(cluster.condition('PodScheduled', 'vm')).toMatchObject({
      status: 'False',
      reason: 'Unschedulable',
    });
    expect(cluster.events('FailedScheduling')).toEqual([
      expect.stringContaining('3 Insufficient bridge.network.kubevirt.io/br-nowhere'),
    ]);
    const node = cluster.simulation.cluster.get('node', undefined, 'worker-1');
    if (!node) throw new Error('no node');
    const allocatable = {
      ...node.status?.allocatable,
      'bridge.network.kubevirt.io/br-nowhere': '1k',
    };
    cluster.put({ ...node, status: { ...node.status, allocatable } });
    cluster.pass(60);
    expect(cluster.vmi('vm').status).toMatchObject({ phase: 'Running', nodeName: 'worker-1' });
    expect(cluster.condition('PodScheduled', 'vm')).toBeUndefined();
  });

  it('waits for a NetworkAttachmentDefinition that is missing', () => {
    const cluster = running({ nics: [nicOn('lan', 'gone', mac(1))] });
    expect(cluster.vmi('vm').status?.phase).toBe('Pending');
    expect(cluster.condition('Synchronized', 'vm')).toMatchObject({
      status: 'False',
      reason: 'FailedCreate',
      message: expect.stringContaining(
        'failed to locate network attachment definition test/gone',
      ) as string,
    });
    expect(cluster.events('FailedCreate')).toHaveLength(1);
    const [office] = clusterObjects().filter(({ metadata }) => metadata.name === 'office');
    if (!office) throw new Error('no NAD');
    const { uid: _uid, ...metadata } = office.metadata;
    cluster.put({ ...office, metadata: { ...metadata, name: 'gone' } });
    cluster.pass(60);
    expect(cluster.vmi('vm').status?.phase).toBe('Running');
    expect(cluster.condition('Synchronized', 'vm')).toBeUndefined();
  });

  it('has a pod without networks while a localnet has no mapping on its node', () => {
    const cluster = running({ nics: [nicOn('lan', 'unmapped', mac(1))] });
    expect(cluster.vm('vm').status?.printableStatus).toBe('Starting');
    expect(cluster.vmi('vm').status?.phase).toBe('Scheduling');
    const [pod] = cluster.simulation.cluster.list('pod', NAMESPACE);
    expect(pod?.status?.phase).toBe('Pending');
    expect(pod?.spec.nodeName).toBeDefined();
    expect(cluster.events('FailedCreatePodSandBox')).toEqual([
      expect.stringMatching(/test\/unmapped.*timed out waiting for OVS port binding/),
    ]);
  });

  it('runs cut off on a bridge that its node lacks and nothing asks for', () => {
    const cluster = running({ nics: [podNic(0x10), nicOn('lan', 'bare', mac(1))] });
    expect(cluster.vmi('vm').status?.phase).toBe('Running');
    expect(cluster.face('lan', 'vm')?.ipAddresses).toEqual([expect.stringMatching(/^fe80::/)]);
  });
});
