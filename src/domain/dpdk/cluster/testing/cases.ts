import type { RuleCase } from '../../../findings/testing/cases';
import { condition, node, pool, profile } from './objects';

const cpu = (changes: Record<string, unknown>) =>
  profile({ cpu: { reserved: '0-1', isolated: '2-7', ...changes } });
const pages = (list: unknown[], size: unknown = '1G') =>
  profile({ hugepages: { ...(size === '' ? {} : { defaultHugepagesSize: size }), pages: list } });
const device = (changes: Record<string, unknown>) =>
  profile({ net: { userLevelNetworking: true, devices: [changes] } });
const other = 'node-role.kubernetes.io/other';

/** Cases of what can be said of a PerformanceProfile by itself. */
export const profileCases: RuleCase[] = [
  ['VMN962', 'metadata.name', profile({}, { name: 'My_profile' }), profile({}, { name: 'a.b-1' })],
  ['VMN963', 'spec.cpu.reserved', cpu({ reserved: '0-1,' }), cpu({ reserved: '0-1' })],
  ['VMN963', 'spec.cpu.isolated', cpu({ isolated: '' }), cpu({ isolated: '2' })],
  ['VMN963', 'spec.cpu.isolated', cpu({ isolated: undefined }), cpu({})],
  ['VMN963', 'spec.cpu.offlined', cpu({ offlined: 'x' }), cpu({ offlined: '' })],
  ['VMN964', 'spec.cpu.isolated', cpu({ isolated: '1-7' }), cpu({ isolated: '2-7' })],
  ['VMN964', 'spec.cpu.offlined', cpu({ offlined: '7' }), cpu({ offlined: '8' })],
  [
    'VMN965',
    'spec.nodeSelector',
    profile({ nodeSelector: { 'a/b': '', 'c/d': '' } }),
    profile({ nodeSelector: { 'a/b': '' } }),
  ],
  [
    'VMN965',
    'spec.nodeSelector',
    profile({ nodeSelector: { dpdk: '' } }),
    profile({
      nodeSelector: { dpdk: '' },
      machineConfigLabel: { a: 'b' },
      machineConfigPoolSelector: { a: 'b' },
    }),
  ],
  ['VMN965', 'spec.nodeSelector', profile({ nodeSelector: {} }), profile()],
  [
    'VMN965',
    'spec.machineConfigLabel',
    profile({ machineConfigLabel: { a: 'b', c: 'd' } }),
    profile({ machineConfigLabel: { a: 'b' } }),
  ],
  ['VMN966', 'spec.hugepages.defaultHugepagesSize', pages([], '1Gi'), pages([], '1G')],
  [
    'VMN966',
    'spec.hugepages.pages[0].size',
    pages([{ size: '2m', count: 1 }]),
    pages([{ size: '2M', count: 1 }]),
  ],
  [
    'VMN967',
    'spec.hugepages.defaultHugepagesSize',
    pages([{ size: '1G', count: 1 }], ''),
    pages([], ''),
  ],
  [
    'VMN968',
    'spec.hugepages.pages[1]',
    pages([
      { size: '1G', count: 1, node: 0 },
      { size: '1G', count: 2, node: 0 },
    ]),
    pages([
      { size: '1G', count: 1, node: 0 },
      { size: '1G', count: 1, node: 1 },
      { size: '1G', count: 1 },
      { size: '2M', count: 1, node: 0 },
    ]),
  ],
  [
    'VMN921',
    'spec.numa.topologyPolicy',
    profile({ numa: { topologyPolicy: 'single' } }),
    profile({ numa: { topologyPolicy: 'best-effort' } }),
  ],
  [
    'VMN969',
    'spec.net.devices[0].vendorID',
    device({ vendorID: '8086' }),
    device({ vendorID: '0x8086', deviceID: '0x158b' }),
  ],
  ['VMN969', 'spec.net.devices[0].vendorID', device({ deviceID: '0x158b' }), device({})],
  [
    'VMN969',
    'spec.net.devices[0].deviceID',
    device({ vendorID: '0x1', deviceID: '0x12345' }),
    device({ vendorID: '0x1', deviceID: '0x1234' }),
  ],
  [
    'VMN969',
    'spec.net.devices[0].interfaceName',
    device({ interfaceName: '' }),
    device({ interfaceName: 'ens*' }),
  ],
  [
    'VMN960',
    'spec.globallyDisableIrqLoadBalancing',
    profile({ globallyDisableIrqLoadBalancing: 'true' }),
    profile({ globallyDisableIrqLoadBalancing: true }),
  ],
  [
    'VMN510',
    'spec.hugepages.pages[0].count',
    pages([{ size: '1G', count: '4' }]),
    pages([{ size: '1G', count: 4 }]),
  ],
  ['VMN512', 'spec.hugepages.pages[0]', pages([1]), pages([])],
  [
    'VMN509',
    'spec.additionalKernelArgs[1]',
    profile({ additionalKernelArgs: ['nosmt', 1] }),
    profile({ additionalKernelArgs: ['nosmt', 'a=1'] }),
  ],
  [
    'VMN509',
    "spec.nodeSelector['a/b']",
    profile({ nodeSelector: { 'a/b': true } }),
    profile({ nodeSelector: { 'a/b': 'true' } }),
  ],
  ['VMN559', 'spec.cpu.isolate', cpu({ isolated: undefined, isolate: '2-7' }), cpu({})],
];

const arm = (labels?: Record<string, unknown>) =>
  node('n1', labels, { nodeInfo: { architecture: 'arm64' } });

/** Cases of a PerformanceProfile beside the cluster. */
export const profileClusterCases: RuleCase[] = [
  [
    'VMN970',
    'spec.nodeSelector',
    [profile(), profile({}, { name: 'second' })],
    [profile(), profile({ nodeSelector: { [other]: '' } }, { name: 'second' })],
  ],
  ['VMN971', 'spec.nodeSelector', [profile(), node('n1', {})], [profile(), node()]],
  // Nobody says which nodes there are.
  ['VMN971', 'spec.nodeSelector', [profile(), node('n1', { [other]: '' })], [profile()]],
  [
    'VMN972',
    'spec.nodeSelector',
    [profile(), pool({ nodeSelector: { matchLabels: { [other]: '' } } })],
    [profile(), pool()],
  ],
  // The pool of the nodes takes machine configurations of other roles only.
  [
    'VMN972',
    'spec.nodeSelector',
    [profile(), pool({ machineConfigSelector: { matchLabels: { a: 'b' } } })],
    [
      profile({ machineConfigLabel: { a: 'b' } }),
      pool({ machineConfigSelector: { matchLabels: { a: 'b' } } }),
    ],
  ],
  [
    'VMN972',
    'spec.nodeSelector',
    [profile({ machineConfigPoolSelector: { a: 'b' } }), pool()],
    [profile({ machineConfigPoolSelector: { a: 'b' } }), pool({}, {}, { a: 'b' })],
  ],
  ['VMN973', 'spec.paused', [profile(), pool({ paused: true })], [profile(), pool()]],
  // Nothing of DPDK is for the nodes of the pool.
  [
    'VMN973',
    'spec.paused',
    [profile(), pool({ paused: true })],
    [
      profile({ nodeSelector: { [other]: '' } }),
      pool({ paused: true, nodeSelector: { matchLabels: { a: 'b' } } }),
    ],
  ],
  [
    'VMN974',
    'status.conditions',
    [profile(), pool({}, { conditions: [condition('NodeDegraded', 'True', 'no disk')] })],
    [profile(), pool({}, { conditions: [condition('NodeDegraded', 'False')] })],
  ],
  [
    'VMN974',
    'status.conditions',
    [{ ...profile(), status: { conditions: [condition('Degraded', 'True', 'broken')] } }],
    [{ ...profile(), status: { conditions: [condition('Available')] } }],
  ],
  // 32M is a size of arm64 only.
  [
    'VMN966',
    'spec.hugepages.pages[0].size',
    [node(), pages([{ size: '32M', count: 1 }])],
    [arm(), pages([{ size: '32M', count: 1 }])],
  ],
  [
    'VMN966',
    'spec.hugepages.defaultHugepagesSize',
    [arm(), profile({ kernelPageSize: '64k' })],
    [arm(), profile({ kernelPageSize: '4k' })],
  ],
  [
    'VMN975',
    'spec.hugepages.pages',
    [node(), pages([{ size: '1G', count: 17 }])],
    [node(), pages([{ size: '1G', count: 16 }])],
  ],
  [
    'VMN976',
    'spec.cpu.isolated',
    [node(), cpu({ isolated: '2-6' })],
    [node(), cpu({ isolated: '2-7' })],
  ],
  // CPUs that are switched off are counted by some and not by others.
  [
    'VMN976',
    'spec.cpu.isolated',
    [node(), cpu({ isolated: '2-8' })],
    [node(), cpu({ isolated: '2-5', offlined: '6-7' })],
  ],
];
