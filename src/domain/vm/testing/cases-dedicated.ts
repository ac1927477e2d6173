import type { RuleCase } from '../../findings/testing/cases';
import { AT } from './cases-layout';
import { kubeVirt, masquerade, podNetwork, vmOf, type VmParts } from './vms';

type Json = Record<string, unknown>;

/** A VM with parts of its domain exchanged. */
export const domainOf = (domain: Json, parts: VmParts = {}): object => {
  const vm = vmOf({ interfaces: [masquerade], networks: [podNetwork], ...parts });
  const { template } = vm.spec as { template: { spec: { domain: Json } } };
  Object.assign(template.spec.domain, domain);
  return vm;
};

const DEDICATED = `${AT}.domain.cpu.dedicatedCpuPlacement`;
const memory = { guest: '8Gi' };
const dedicated = (cpu: Json = {}, domain: Json = {}): object =>
  domainOf({ cpu: { dedicatedCpuPlacement: true, ...cpu }, memory, ...domain });

const cpus: RuleCase[] = [
  [
    'VMN977',
    `${AT}.domain.cpu.isolateEmulatorThread`,
    [domainOf({ cpu: { isolateEmulatorThread: true } })],
    [dedicated({ isolateEmulatorThread: true })],
  ],
  ['VMN978', DEDICATED, [dedicated({}, { memory: {} })], [dedicated()]],
  [
    'VMN978',
    DEDICATED,
    [dedicated({}, { memory: undefined })],
    [dedicated({}, { memory: undefined, resources: { limits: { memory: '1Gi' } } })],
  ],
  ['VMN979', `${AT}.domain.cpu.threads`, [dedicated({ threads: 3 })], [dedicated({ threads: 2 })]],
  [
    'VMN980',
    DEDICATED,
    [dedicated({ cores: 4 }, { resources: { requests: { cpu: '5' } } })],
    [dedicated({ cores: 4 }, { resources: { requests: { cpu: '4' } } })],
  ],
  [
    'VMN980',
    DEDICATED,
    [dedicated({ cores: 4 }, { resources: { limits: { cpu: 3 } } })],
    [dedicated({}, { resources: { limits: { cpu: 3 } } })],
  ],
  [
    'VMN981',
    `${AT}.domain.resources.requests.cpu`,
    [dedicated({}, { resources: { requests: { cpu: '1500m' } } })],
    [dedicated({}, { resources: { requests: { cpu: '2000m' } } })],
  ],
  [
    'VMN982',
    `${AT}.domain.resources.requests.memory`,
    [dedicated({}, { resources: { requests: { memory: '8Gi' }, limits: { memory: '9Gi' } } })],
    [dedicated({}, { resources: { requests: { memory: '8Gi' }, limits: { memory: '8192Mi' } } })],
  ],
];

const NUMA = `${AT}.domain.cpu.numa.guestMappingPassthrough`;
const numa = { guestMappingPassthrough: {} };
const pages = (pageSize: unknown = '1Gi', guest: string | undefined = '8Gi') => ({
  guest,
  hugepages: { pageSize },
});
const SIZE = `${AT}.domain.memory.hugepages.pageSize`;
const paged = (size?: unknown, guest?: string, parts?: VmParts): object =>
  domainOf({ memory: pages(size, guest) }, parts);
const node = (allocatable: Json, labels: Json = {}, name = 'n1') => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels },
  status: { allocatable: { cpu: '8', ...allocatable } },
});

const huge: RuleCase[] = [
  ['VMN983', NUMA, [dedicated({ numa })], [dedicated({ numa }, { memory: pages() })]],
  [
    'VMN983',
    NUMA,
    [domainOf({ cpu: { numa }, memory: pages() })],
    [dedicated({ numa }, { memory: pages() })],
  ],
  ['VMN984', SIZE, [paged('1GB')], [paged('1G', '8G')]],
  ['VMN985', `${AT}.domain.memory.guest`, [paged('1Gi', '1536Mi')], [paged('2Mi', '1536Mi')]],
  [
    'VMN985',
    `${AT}.domain.resources.requests.memory`,
    [domainOf({ memory: pages(), resources: { requests: { memory: '8191Mi' } } })],
    [domainOf({ memory: pages(), resources: { requests: { memory: '8192Mi' } } })],
  ],
  [
    'VMN986',
    SIZE,
    [paged(), node({ 'hugepages-1Gi': '0', 'hugepages-2Mi': '9Gi' })],
    [paged(), node({ 'hugepages-1Gi': '9Gi' })],
  ],
  // A node that tells nothing of what it has may have pages; one on which the VM cannot run has none for it.
  [
    'VMN986',
    SIZE,
    [paged('1024Mi'), node({ 'hugepages-1Gi': '9Gi' })],
    [paged('1024Mi'), { apiVersion: 'v1', kind: 'Node', metadata: { name: 'n1' } }],
  ],
  [
    'VMN986',
    SIZE,
    [
      paged('1Gi', '8Gi', { template: { nodeSelector: { dpdk: '' } } }),
      node({ 'hugepages-1Gi': '9Gi' }),
      node({}, { dpdk: '' }, 'n2'),
    ],
    [paged(), node({ 'hugepages-1Gi': '9Gi' }), node({}, { dpdk: '' }, 'n2')],
  ],
  [
    'VMN987',
    SIZE,
    [paged('1Gi', '8Gi'), node({ 'hugepages-1Gi': '7Gi' })],
    [paged('1Gi', '8Gi'), node({ 'hugepages-1Gi': '8Gi' })],
  ],
];

const QUOTA = 'cpu-quota.crio.io';
const tuned = (annotations: Json): object => vmOf({ templateMetadata: { annotations } });
const OF_POD = `spec.template.metadata.annotations['${QUOTA}']`;
const profile = {
  apiVersion: 'performance.openshift.io/v2',
  kind: 'PerformanceProfile',
  metadata: { name: 'rt' },
  status: { runtimeClass: 'performance-rt' },
};
const runtimeClass = (handler: string) => ({
  apiVersion: 'node.k8s.io/v1',
  kind: 'RuntimeClass',
  metadata: { name: 'kata' },
  handler,
});
const withClass = (defaultRuntimeClass?: string) =>
  kubeVirt(defaultRuntimeClass === undefined ? {} : { defaultRuntimeClass });
const quota = tuned({ [QUOTA]: 'disable' });

const tuning: RuleCase[] = [
  [
    'VMN988',
    `metadata.annotations['${QUOTA}']`,
    [vmOf({ metadata: { annotations: { [QUOTA]: 'disable' } } })],
    [vmOf({ metadata: { annotations: { 'cpu-quota': 'disable' } } })],
  ],
  ['VMN989', OF_POD, [quota, withClass()], [quota]],
  ['VMN989', OF_POD, [quota, withClass()], [quota, withClass('performance-rt'), profile]],
  // Of a class that is not known nothing follows.
  ['VMN989', OF_POD, [quota, withClass('kata'), runtimeClass('kata')], [quota, withClass('kata')]],
  [
    'VMN989',
    OF_POD,
    [quota, withClass('kata'), runtimeClass('kata')],
    [quota, withClass('kata'), runtimeClass('high-performance')],
  ],
  [
    'VMN989',
    OF_POD,
    [
      quota,
      {
        apiVersion: 'hco.kubevirt.io/v1',
        kind: 'HyperConverged',
        metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
        spec: {},
      },
    ],
    [
      quota,
      profile,
      {
        apiVersion: 'hco.kubevirt.io/v1beta1',
        kind: 'HyperConverged',
        metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
        spec: { defaultRuntimeClass: 'performance-rt' },
      },
    ],
  ],
  ['VMN990', OF_POD, [tuned({ [QUOTA]: 'disabled' })], [quota]],
];

/** CPUs, memory and annotations of VMs whose guests drive network cards. */
export const dedicatedCases: RuleCase[] = [...cpus, ...huge, ...tuning];
