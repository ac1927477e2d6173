import fc from 'fast-check';
import { recordAt, type KubernetesResource } from '../../core/resource';
import { masquerade, multus, podNetwork, vmiOf, type VmParts } from '../../vm/testing/vms';
import { worldOf } from '../../world/world';
import {
  dpdkCluster,
  dpdkNode,
  nadOf,
  plainVm,
  policyOf,
  profileOf,
  readyKubeVirt,
} from '../testing/dpdk';
import { readinessOfVm } from './readiness';
import type { ReadyKey, ReadyState } from './ready/item';
import { dpdkRowsOf, isForDpdk } from './rows';

type Json = Record<string, unknown>;

const fast: VmParts = {
  interfaces: [masquerade, { name: 'fast', sriov: {}, pciAddress: '0000:07:00.0' }],
  networks: [podNetwork, multus('fast', 'fast')],
};
const cpu = {
  sockets: 1,
  cores: 4,
  threads: 2,
  dedicatedCpuPlacement: true,
  isolateEmulatorThread: true,
};
const memory = { guest: '8Gi', hugepages: { pageSize: '1Gi' } };
const annotations = {
  'cpu-load-balancing.crio.io': 'disable',
  'cpu-quota.crio.io': 'disable',
  'irq-load-balancing.crio.io': 'disable',
};
const role = { 'node-role.kubernetes.io/worker-dpdk': '' };

const readyVm = (domain: Json = {}, parts: VmParts = {}): KubernetesResource =>
  plainVm(
    { cpu, memory, ...domain },
    {
      ...fast,
      devices: { networkInterfaceMultiqueue: true, rng: {} },
      template: { nodeSelector: role },
      templateMetadata: { annotations },
      ...parts,
    },
  );
const withCpu = (changes: Json) => readyVm({ cpu: { ...cpu, ...changes } });

const others = (...objects: object[]): object[] => {
  const kinds = new Set(objects.map((each) => (each as KubernetesResource).kind));
  return [
    ...dpdkCluster().filter((each) => !kinds.has((each as KubernetesResource).kind)),
    ...objects,
  ];
};
const without = (kind: string): object[] =>
  dpdkCluster().filter((each) => (each as KubernetesResource).kind !== kind);

const itemOf = (key: ReadyKey, vm: KubernetesResource, cluster = dpdkCluster(), vmi?: object) => {
  const world = worldOf([...cluster, vm, ...(vmi ? [vmi] : [])]);
  return readinessOfVm(world, vm, vmi as KubernetesResource | undefined).find(
    (item) => item.key === key,
  );
};

const running = (parts: VmParts = {}, domain: Json = {}): KubernetesResource => {
  const vmi = vmiOf({ ...fast, devices: { networkInterfaceMultiqueue: true, rng: {} }, ...parts });
  Object.assign(recordAt(vmi, 'spec', 'domain'), { cpu, memory, ...domain });
  return { ...vmi, metadata: { ...vmi.metadata, annotations } };
};

const TYPE = 'instancetype.kubevirt.io/v1beta1';
const ofType = (): KubernetesResource => {
  const vm = readyVm({ cpu: undefined, memory: undefined });
  return { ...vm, spec: { ...recordAt(vm, 'spec'), instancetype: { name: 'cx' } } };
};
const withPreference = (vm: KubernetesResource): KubernetesResource => ({
  ...vm,
  spec: { ...recordAt(vm, 'spec'), preference: { name: 'p' } },
});
const instancetype = {
  apiVersion: TYPE,
  kind: 'VirtualMachineClusterInstancetype',
  metadata: { name: 'cx' },
  spec: {
    cpu: { guest: 8, dedicatedCPUPlacement: true, isolateEmulatorThread: true },
    memory: { guest: '8Gi', hugepages: { pageSize: '1Gi' } },
  },
};
const preference = (preferredCPUTopology: string) => ({
  apiVersion: TYPE,
  kind: 'VirtualMachineClusterPreference',
  metadata: { name: 'p' },
  spec: { cpu: { preferredCPUTopology } },
});

type Case = [
  key: ReadyKey,
  state: ReadyState | undefined,
  vm: KubernetesResource,
  cluster?: object[],
  vmi?: object,
];

const cases: Case[] = [
  ['network', 'ready', readyVm()],
  ['network', 'missing', plainVm()],
  ['network', 'contradicts', readyVm(), others(nadOf('slow'))],
  ['network', 'unknown', readyVm(), without('NetworkAttachmentDefinition')],
  ['driver', 'ready', readyVm()],
  ['driver', 'contradicts', readyVm(), others(policyOf({ deviceType: 'netdevice' }))],
  ['driver', 'contradicts', readyVm(), others(policyOf({ deviceType: undefined }))],
  ['driver', 'contradicts', readyVm(), others(policyOf({ resourceName: 'others' }))],
  ['driver', 'unknown', readyVm(), without('SriovNetworkNodePolicy')],
  ['driver', 'missing', plainVm()],
  ['mtu', 'ready', readyVm()],
  ['mtu', 'ready', readyVm(), others(policyOf({ mtu: undefined }))],
  ['mtu', 'unknown', readyVm(), without('SriovNetworkNodePolicy')],
  [
    'mtu',
    'contradicts',
    readyVm(),
    others(policyOf(), { ...policyOf({ mtu: 1500 }), metadata: { name: 'second' } }),
  ],
  ['address', 'ready', readyVm()],
  ['address', 'missing', readyVm({}, { interfaces: [masquerade, { name: 'fast', sriov: {} }] })],
  ['topology', 'ready', readyVm()],
  ['topology', 'missing', withCpu({ sockets: 2 })],
  ['topology', 'missing', withCpu({ cores: 1, threads: 1 })],
  ['topology', 'contradicts', readyVm({ resources: { requests: { cpu: '3' } } })],
  ['topology', 'ready', readyVm({ resources: { requests: { cpu: '8' } } })],
  ['threads', 'ready', readyVm()],
  ['threads', 'missing', withCpu({ threads: 1 })],
  ['threads', 'unknown', readyVm(), without('Node')],
  [
    'threads',
    'contradicts',
    readyVm(),
    others(
      dpdkNode('w', {}, { 'feature.node.kubernetes.io/cpu-hardware_multithreading': 'false' }),
    ),
  ],
  ['dedicated', 'ready', readyVm()],
  ['dedicated', 'missing', withCpu({ dedicatedCpuPlacement: false })],
  ['dedicated', 'contradicts', readyVm({ memory: undefined })],
  ['emulator', 'ready', readyVm()],
  ['emulator', 'missing', withCpu({ isolateEmulatorThread: false })],
  ['emulator', 'contradicts', withCpu({ dedicatedCpuPlacement: false })],
  ['parity', 'ready', readyVm()],
  ['parity', 'missing', withCpu({ dedicatedCpuPlacement: false })],
  [
    'parity',
    'contradicts',
    readyVm(),
    others({ ...readyKubeVirt(), metadata: { name: 'kubevirt', namespace: 'kubevirt' } }),
  ],
  ['parity', 'ready', withCpu({ isolateEmulatorThread: false }), without('KubeVirt')],
  ['parity', 'unknown', readyVm(), [dpdkNode()]],
  ['pages', 'ready', readyVm()],
  ['pages', 'missing', readyVm({ memory: { guest: '8Gi' } })],
  ['pages', 'contradicts', readyVm(), others(dpdkNode('w', { 'hugepages-1Gi': '0' }))],
  ['pages', 'contradicts', readyVm(), others(dpdkNode('w', { 'hugepages-1Gi': '7Gi' }))],
  ['pages', 'unknown', readyVm(), without('Node')],
  ['memory', 'ready', readyVm()],
  ['memory', 'missing', readyVm({ memory: { guest: '8Gi' } })],
  ['memory', 'contradicts', readyVm({ memory: { ...memory, guest: '8500Mi' } })],
  ['numa', undefined, readyVm()],
  ['numa', 'ready', withCpu({ numa: { guestMappingPassthrough: {} } })],
  [
    'numa',
    'contradicts',
    readyVm({ memory: { guest: '8Gi' }, cpu: { ...cpu, numa: { guestMappingPassthrough: {} } } }),
  ],
  ['annotations', 'ready', readyVm()],
  ['annotations', 'missing', readyVm({}, { templateMetadata: {} })],
  [
    'annotations',
    'contradicts',
    readyVm(
      {},
      { templateMetadata: { annotations: { ...annotations, 'cpu-quota.crio.io': 'no' } } },
    ),
  ],
  ['multiqueue', 'ready', readyVm()],
  ['multiqueue', 'missing', readyVm({}, { devices: {} })],
  ['multiqueue', 'contradicts', readyVm({ networkInterfaceMultiqueue: true }, { devices: {} })],
  ['rng', 'ready', readyVm()],
  ['rng', 'missing', readyVm({}, { devices: {} })],
  ['rng', 'contradicts', readyVm({ rng: {} }, { devices: {} })],
  ['runtimeClass', 'ready', readyVm()],
  ['runtimeClass', 'missing', readyVm(), others(readyKubeVirt({ defaultRuntimeClass: undefined }))],
  ['runtimeClass', 'unknown', readyVm(), others(readyKubeVirt({ defaultRuntimeClass: 'x' }))],
  ['runtimeClass', 'unknown', readyVm(), without('KubeVirt')],
  [
    'runtimeClass',
    'contradicts',
    readyVm(),
    [
      ...others(readyKubeVirt({ defaultRuntimeClass: 'kata' })),
      {
        apiVersion: 'node.k8s.io/v1',
        kind: 'RuntimeClass',
        metadata: { name: 'kata' },
        handler: 'kata',
      },
    ],
  ],
  ['node', 'ready', readyVm()],
  ['node', 'unknown', readyVm(), without('Node')],
  ['node', 'unknown', readyVm(), without('PerformanceProfile')],
  ['node', 'contradicts', readyVm(), others(dpdkNode('w', { 'openshift.io/nics': '0' }))],
  ['node', 'contradicts', readyVm(), others(dpdkNode('w', { cpu: '8' }))],
  ['node', 'ready', readyVm(), others(dpdkNode('w', { cpu: '9' }))],
  ['node', 'contradicts', readyVm({}, { template: { nodeSelector: { gone: '' } } })],
  [
    'node',
    'contradicts',
    readyVm(),
    others(profileOf({ nodeSelector: { 'node-role.kubernetes.io/other': '' } })),
  ],
  // The runtime class keeps VMs to the nodes of its profile.
  [
    'node',
    'ready',
    readyVm({}, { template: {} }),
    others(dpdkNode(), {
      ...dpdkNode('plain'),
      metadata: { name: 'plain', labels: { 'kubevirt.io/schedulable': 'true' } },
    }),
  ],
  ['restart', 'ready', readyVm()],
  ['restart', 'ready', readyVm(), dpdkCluster(), running()],
  ['restart', 'missing', readyVm(), dpdkCluster(), running({}, { cpu: { cores: 8 } })],
  ['restart', 'missing', readyVm(), dpdkCluster(), running({ interfaces: [masquerade] })],
  ['migration', 'ready', readyVm()],
  // An instance type decides CPUs and memory, if it is known.
  ['dedicated', 'ready', ofType(), [...dpdkCluster(), instancetype]],
  ['pages', 'ready', ofType(), [...dpdkCluster(), instancetype]],
  ['topology', 'missing', ofType(), [...dpdkCluster(), instancetype]],
  [
    'topology',
    'ready',
    withPreference(ofType()),
    [...dpdkCluster(), instancetype, preference('preferCores')],
  ],
  [
    'topology',
    'unknown',
    withPreference(ofType()),
    [...dpdkCluster(), instancetype, preference('spread')],
  ],
  ['dedicated', 'unknown', ofType()],
  ['pages', 'unknown', ofType()],
];

describe('what a VM has of what DPDK needs', () => {
  it.each(
    cases.map((row, index) => [`${index} ${row[0]} is ${row[1] ?? 'left out'}`, row] as const),
  )('%s', (_title, [key, state, vm, cluster, vmi]) => {
    expect(itemOf(key, vm, cluster, vmi)?.state).toBe(state);
  });

  it('leads to what mends it', () => {
    expect(itemOf('rng', plainVm())?.fix).toEqual({ kind: 'prepare', fields: ['rng'] });
    expect(itemOf('driver', readyVm(), others(policyOf({ deviceType: 'netdevice' })))?.fix).toEqual(
      { kind: 'policy', namespace: 'openshift-sriov-network-operator', name: 'dpdk' },
    );
    // What an instance type decides is no field of the VM.
    expect(itemOf('topology', ofType(), [...dpdkCluster(), instancetype])?.fix).toBeUndefined();
  });

  it('is ready in every item for a VM that has everything', () => {
    const vm = readyVm();
    const world = worldOf([...dpdkCluster(), vm]);
    const items = readinessOfVm(world, vm, undefined);
    expect(items.filter(({ state }) => state !== 'ready')).toEqual([]);
    expect(dpdkRowsOf(world)).toMatchObject([
      { key: 'default/vm', ready: items.length, state: 'ready', first: undefined },
    ]);
  });

  it('lists VMs that look as if they were meant for it, the worst item first', () => {
    const plain = plainVm({}, { name: 'plain' });
    const odd = readyVm({ memory: { ...memory, guest: '8500Mi' } });
    const world = worldOf([...dpdkCluster(), plain, odd]);
    expect(isForDpdk(world, plain)).toBe(false);
    expect(dpdkRowsOf(world)).toMatchObject([
      { name: 'vm', state: 'contradicts', first: { key: 'memory' } },
    ]);
  });

  it('concludes nothing from a world in which nothing is known', () => {
    const vm = readyVm();
    const states = readinessOfVm(worldOf([vm]), vm, undefined).map(({ state }) => state);
    expect(states).not.toContain('contradicts');
    expect(states).not.toContain('missing');
  });

  it('never throws, whatever VMs are made of', () => {
    const json = fc.jsonValue({ maxDepth: 3 });
    const keys = fc.constantFrom('cpu', 'memory', 'resources', 'rng', 'devices', 'x');
    fc.assert(
      fc.property(fc.dictionary(keys, json), json, json, (domain, interfaces, spec) => {
        const vm = readyVm(domain, { interfaces, templateMetadata: { annotations: spec } });
        const odd = { ...vm, spec } as KubernetesResource;
        const world = worldOf([...dpdkCluster(), vm]);
        for (const each of [vm, odd]) expect(readinessOfVm(world, each, each)).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
