import type { RuleCase } from '../../findings/testing/cases';
import * as cluster from './cluster';
import * as o from './objects';

const V1 = 'spec.virtualization.liveMigrationConfig.network';
const cnv = { namespace: 'openshift-cnv', name: 'migration' };
const setting = cluster.hyperConverged('migration');
const eth1 = (name: string) => o.worker(name, [o.ethernet('eth1')]);
const eth2 = (name: string) => o.worker(name, [o.ethernet('eth2')]);
/** A node that others reach at 192.0.2.7. */
const withAddress = (object: object) =>
  (object as { kind: string }).kind === 'Node'
    ? { ...object, status: { addresses: [{ type: 'InternalIP', address: '192.0.2.7' }] } }
    : object;
const addressed = eth1('n1').map(withAddress);
const range = (text: string, more: object = {}) =>
  o.macvlan({ ipam: { type: 'whereabouts', range: text, ...more } }, cnv);

/** What whereabouts has given out of a range: the pods that have the first addresses. */
const pool = (text: string, pods: string[]) => ({
  apiVersion: 'whereabouts.cni.cncf.io/v1alpha1',
  kind: 'IPPool',
  metadata: { name: text.replace('/', '-'), namespace: 'openshift-multus' },
  spec: {
    range: text,
    allocations: Object.fromEntries(
      pods.map((podref, index) => [String(index + 1), { id: 'x', podref }]),
    ),
  },
});
const nodes = (count: number) => Array.from({ length: count }, (_, index) => o.node(`n${index}`));
const crash = {
  phase: 'Running',
  podIP: '10.128.0.7',
  conditions: [{ type: 'Ready', status: 'False' }],
  containerStatuses: [
    {
      name: 'virt-handler',
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: { terminated: { message: 'no IP found on migration0' } },
    },
  ],
};
const up = {
  phase: 'Running',
  podIP: '10.128.0.7',
  conditions: [{ type: 'Ready', status: 'True' }],
};
const handler = (
  node: string,
  status: object,
  networks: object[],
  asksFor = 'migration@migration0',
) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: `virt-handler-${node}`,
    namespace: 'openshift-cnv',
    labels: { 'kubevirt.io': 'virt-handler' },
    annotations: {
      'k8s.v1.cni.cncf.io/networks': asksFor,
      'k8s.v1.cni.cncf.io/network-status': JSON.stringify([
        { name: 'ovn-kubernetes', interface: 'eth0', ips: ['10.128.0.7'], default: true },
        ...networks,
      ]),
    },
  },
  spec: { nodeName: node },
  status,
});
const migration0 = {
  name: 'openshift-cnv/migration',
  interface: 'migration0',
  ips: ['10.200.5.1'],
};

/** The network for live migration. */
export const migrationCases: RuleCase[] = [
  [
    'VMN445',
    'spec.config.ipam.range',
    [setting, cluster.clusterNetwork(), range('10.129.0.0/24')],
    [
      setting,
      cluster.clusterNetwork(),
      range('10.200.5.0/24'),
      o.macvlan({ ipam: { type: 'whereabouts', range: '10.129.0.0/24' } }),
    ],
  ],
  // A range for pods beside the nodes is common; one for virt-handler is not.
  [
    'VMN447',
    'spec.config.ipam.range',
    [
      cluster.clusterNetwork(),
      o.macvlan({ ipam: { type: 'whereabouts', range: '10.129.0.0/24' } }),
    ],
    [cluster.clusterNetwork(), o.macvlan()],
  ],
  [
    'VMN448',
    'spec.config.ipam.range',
    [setting, range('192.0.2.0/24'), ...addressed],
    [setting, range('198.51.100.0/24'), ...addressed],
  ],
  [
    'VMN448',
    'spec.config.ipam.range',
    [
      setting,
      o.bridge({ ipam: { type: 'whereabouts', range: '192.0.2.0/24' } }, cnv),
      ...o.worker('n1', o.goodBridge).map(withAddress),
    ],
    [
      setting,
      o.bridge({ ipam: { type: 'whereabouts', range: '198.51.100.0/24' } }, cnv),
      ...o.worker('n1', o.goodBridge).map(withAddress),
    ],
  ],
  [
    'VMN448',
    'spec.config.ipam.range',
    [o.macvlan({ ipam: { type: 'whereabouts', range: '192.0.2.0/24' } }), ...addressed],
    [
      o.macvlan({
        ipam: { type: 'whereabouts', range: '192.0.2.0/24', range_start: '192.0.2.100' },
      }),
      ...addressed,
    ],
  ],
  [
    'VMN427',
    'spec.config.master',
    [
      setting,
      o.macvlan({}, { ...cnv, name: 'next' }),
      o.macvlan({}, cnv),
      ...eth1('n1'),
      ...eth2('n2'),
    ],
    [setting, o.macvlan({}, { ...cnv, name: 'next' }), o.macvlan({}, cnv), ...eth1('n1')],
  ],
  ['VMN450', V1, [setting, o.macvlan({}, { ...cnv, name: 'other' })], [setting]],
  [
    'VMN450',
    'spec.liveMigrationConfig.network',
    [cluster.hyperConverged('migration', 'v1beta1'), o.bridge()],
    [cluster.hyperConverged('migration', 'v1beta1'), o.macvlan({}, cnv)],
  ],
  [
    'VMN450',
    'spec.configuration.migrations.network',
    [cluster.kubeVirt('migration'), o.bridge()],
    // KubeVirt has what HyperConverged says.
    [cluster.kubeVirt('before'), setting, o.macvlan({}, cnv)],
  ],
  [
    'VMN451',
    V1,
    [setting, o.macvlan({}, { name: 'migration', namespace: 'web' })],
    [setting, o.macvlan({}, cnv), o.macvlan({}, { name: 'migration', namespace: 'web' })],
  ],
  [
    'VMN452',
    V1,
    [cluster.hyperConverged('web/migration'), o.macvlan({}, { name: 'migration' })],
    [
      cluster.hyperConverged('default/migration'),
      o.macvlan({}, { name: 'migration', namespace: 'default' }),
    ],
  ],
  [
    'VMN453',
    'spec.config.ipam',
    [setting, o.macvlan({ ipam: undefined }, cnv)],
    [setting, o.macvlan({}, cnv), o.macvlan({ ipam: {} })],
  ],
  [
    'VMN453',
    'spec.config.subnets',
    [setting, o.localnet({}, cnv)],
    [setting, o.localnet({ subnets: '10.200.5.0/24' }, cnv)],
  ],
  [
    'VMN454',
    'spec.config.ipam.range',
    [setting, range('10.200.5.0/30'), o.node('n1'), o.node('n2'), o.node('n3')],
    [setting, range('10.200.5.0/30'), o.node('n1'), o.node('n2'), o.master('m')],
  ],
  [
    'VMN454',
    'spec.config.ipam.range',
    [
      setting,
      range('10.200.5.0/29', { exclude: ['10.200.5.4/30'] }),
      ...[1, 2, 3, 4].map((n) => o.node(`n${n}`)),
    ],
    [setting, range('10.200.5.0/29'), ...[1, 2, 3, 4].map((n) => o.node(`n${n}`))],
  ],
  [
    'VMN454',
    'spec.config.subnets',
    [setting, o.localnet({ subnets: '10.200.5.0/30' }, cnv), o.node('1'), o.node('2'), o.node('3')],
    [setting, o.localnet({ subnets: '10.200.5.0/29' }, cnv), o.node('1'), o.node('2'), o.node('3')],
  ],
  [
    'VMN454',
    'spec.config.ipam.addresses',
    [
      setting,
      o.macvlan({ ipam: { type: 'static', addresses: [{ address: '10.200.5.7/24' }] } }, cnv),
      o.node('n1'),
      o.node('n2'),
    ],
    // Each node has all of the range for itself.
    [
      setting,
      o.macvlan({ ipam: { type: 'host-local', subnet: '10.200.5.0/30' } }, cnv),
      ...[1, 2, 3].map((n) => o.node(`n${n}`)),
    ],
  ],
  [
    'VMN455',
    'spec.config.master',
    [setting, o.macvlan({}, cnv), ...eth2('n1'), ...eth2('n2')],
    [setting, o.macvlan({}, cnv), o.node('n1')],
  ],
  [
    'VMN456',
    'spec.config.master',
    [setting, o.macvlan({}, cnv), ...eth1('n1'), ...eth2('n2')],
    [setting, o.macvlan({}, cnv), ...eth1('n1'), o.master('m'), o.nns('m')],
  ],
  [
    'VMN457',
    'spec.config.ipam.range',
    [setting, range('169.254.7.0/24')],
    [setting, range('169.0.0.0/8')],
  ],
  [
    'VMN458',
    'spec.config.role',
    [setting, o.layer2({ role: 'primary', subnets: '10.200.5.0/24' }, cnv)],
    [setting, o.layer2({ role: 'secondary', subnets: '10.200.5.0/24' }, cnv)],
  ],
  [
    'VMN459',
    'spec.config.master',
    [
      setting,
      o.macvlan({}, cnv),
      ...o.worker('n1', [o.ethernet('eth1', 9000)]),
      ...o.worker('n2', [o.ethernet('eth1', 1500)]),
    ],
    // The network itself says what fits on each node.
    [
      setting,
      o.macvlan({ mtu: 1500 }, cnv),
      ...o.worker('n1', [o.ethernet('eth1', 9000)]),
      ...o.worker('n2', [o.ethernet('eth1', 1500)]),
    ],
  ],
  [
    'VMN466',
    'spec.config.ipam.range',
    [
      setting,
      range('10.200.5.0/24'),
      o.macvlan({ ipam: { type: 'host-local', subnet: '10.200.5.0/25' } }, { name: 'other' }),
    ],
    // Networks of whereabouts look at each other's addresses.
    [
      setting,
      range('10.200.5.0/24'),
      o.macvlan({ ipam: { type: 'whereabouts', range: '10.200.5.0/25' } }, { name: 'other' }),
    ],
  ],
  [
    'VMN467',
    'spec.config.ipam.range',
    [
      setting,
      range('10.200.5.0/29'),
      pool('10.200.5.0/29', ['web/a', 'web/b', 'web/c']),
      ...nodes(4),
    ],
    // virt-handler's own addresses are what they are for.
    [
      setting,
      range('10.200.5.0/29'),
      pool(
        '10.200.5.0/29',
        nodes(4).map(({ metadata }) => `openshift-cnv/virt-handler-${metadata.name}`),
      ),
      ...nodes(4),
    ],
  ],
  [
    'VMN468',
    V1,
    [setting, o.macvlan({}, cnv), o.node('n1'), handler('n1', up, [])],
    [setting, o.macvlan({}, cnv), o.node('n1'), handler('n1', up, [migration0])],
  ],
  [
    'VMN468',
    V1,
    [setting, o.macvlan({}, cnv), o.node('n1'), handler('n1', up, [])],
    // Its turn has not come yet.
    [setting, o.macvlan({}, cnv), o.node('n1'), handler('n1', up, [], '')],
  ],
  [
    'VMN469',
    V1,
    [setting, o.macvlan({}, cnv), o.node('n1'), handler('n1', crash, [])],
    [setting, o.macvlan({}, cnv), o.node('n1'), handler('n1', { phase: 'Pending' }, [])],
  ],
];
