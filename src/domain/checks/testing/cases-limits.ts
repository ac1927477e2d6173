import type { RuleCase } from '../../findings/testing/cases';
import { bridgeWith } from '../../nad/testing/networks';
import { migrationOf, nodeOf } from '../../vm/testing/cluster';
import { conditions, kubeVirt, podOf, vmiOf, vmOf } from '../../vm/testing/vms';

type Json = Record<string, unknown>;

const V1 = 'spec.virtualization.liveMigrationConfig';
const V1BETA1 = 'spec.liveMigrationConfig';
const KUBEVIRT = 'spec.configuration.migrations';
const metadata = { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' };

const v1 = (limits: Json) => ({
  apiVersion: 'hco.kubevirt.io/v1',
  kind: 'HyperConverged',
  metadata,
  spec: { virtualization: { liveMigrationConfig: limits } },
});
const v1beta1 = (limits: Json) => ({
  apiVersion: 'hco.kubevirt.io/v1beta1',
  kind: 'HyperConverged',
  metadata,
  spec: { liveMigrationConfig: limits },
});
const alone = (limits: Json) => kubeVirt({ migrations: limits });

const policy = (name: string, spec: Json) => ({
  apiVersion: 'migrations.kubevirt.io/v1alpha1',
  kind: 'MigrationPolicy',
  metadata: { name },
  spec,
});
const selecting = (labels: Json, more: Json = {}) => ({
  selectors: { virtualMachineInstanceSelector: labels },
  ...more,
});
const all = (more: Json = {}) => ({ selectors: {}, ...more });

const namespace = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'default', labels: { team: 'shop' } },
};

const lan = bridgeWith({ bridge: 'br1' }, { name: 'lan-net' });
const strategy = (evictionStrategy: string) => ({ template: { evictionStrategy } });
const blocked = {
  status: {
    conditions: conditions([
      'LiveMigratable',
      'False',
      { reason: 'DisksNotLiveMigratable', message: 'cannot migrate VMI: PVC data is not shared' },
    ]),
  },
};
const has = (name: string) =>
  nodeOf(name, { bridges: ['br1'], resources: { 'bridge.network.kubevirt.io/br1': '1k' } });
const lacks = (name: string) => nodeOf(name, { bridges: ['br9'] });
const running = (evictionStrategy: string, more: Json = {}) => [
  vmOf(strategy(evictionStrategy)),
  vmiOf({ ...strategy(evictionStrategy), ...more }),
  podOf(),
  lan,
];
const cordoned = (name: string) =>
  has(name).map((object) =>
    object.kind === 'Node' ? { ...object, spec: { unschedulable: true } } : object,
  );

const failed = (day: number, state: Json = { failureReason: 'virError(...)' }) =>
  migrationOf('Failed', {
    name: `m${day}`,
    created: `2026-01-0${day}T00:00:00Z`,
    status: { migrationState: state },
  });
const succeeded = (day: number) =>
  migrationOf('Succeeded', { name: `m${day}`, created: `2026-01-0${day}T00:00:00Z` });

/** Limits of live migrations, policies, and VMs that cannot leave their node. */
export const limitCases: RuleCase[] = [
  ['VMN474', `${V1}.allowPostCopy`, [v1({ allowPostCopy: true })], [v1({ allowPostCopy: false })]],
  [
    'VMN474',
    `${V1BETA1}.allowPostCopy`,
    [v1beta1({ allowPostCopy: true, allowWorkloadDisruption: false })],
    [v1beta1({ allowPostCopy: true, allowWorkloadDisruption: true })],
  ],
  // What KubeVirt itself makes of it where it is told nothing, differs between versions.
  [
    'VMN474',
    `${KUBEVIRT}.allowPostCopy`,
    [alone({ allowPostCopy: true, allowWorkloadDisruption: false })],
    [alone({ allowPostCopy: true })],
  ],
  [
    'VMN474',
    'spec.allowPostCopy',
    [policy('p', all({ allowPostCopy: true, allowWorkloadDisruption: false }))],
    [policy('p', all({ allowPostCopy: true }))],
  ],
  [
    'VMN475',
    `${V1}.bandwidthPerMigration`,
    [v1({ bandwidthPerMigration: '-64Mi' })],
    [v1({ bandwidthPerMigration: '0' })],
  ],
  [
    'VMN475',
    'spec.bandwidthPerMigration',
    [policy('p', all({ bandwidthPerMigration: '-1' }))],
    [policy('p', all({ bandwidthPerMigration: '1Gi' }))],
  ],
  [
    'VMN476',
    `${V1}.parallelMigrationsPerCluster`,
    [v1({ parallelMigrationsPerCluster: 0 })],
    [v1({ parallelMigrationsPerCluster: 1 })],
  ],
  [
    'VMN476',
    `${KUBEVIRT}.parallelOutboundMigrationsPerNode`,
    [alone({ parallelOutboundMigrationsPerNode: 0 })],
    [alone({ parallelOutboundMigrationsPerNode: 1 })],
  ],
  ['VMN477', 'spec.selectors', [policy('p', {})], [policy('p', all())]],
  [
    'VMN478',
    'spec.selectors',
    [policy('a', selecting({ x: '1', y: '2' })), policy('b', selecting({ y: '2', x: '1' }))],
    [policy('a', selecting({ x: '1' })), policy('b', selecting({ x: '2' }))],
  ],
  [
    'VMN479',
    `${V1}.bandwidthPerMigration`,
    // 20 seconds for a gigabyte: 47.7 MiB a second.
    [v1({ bandwidthPerMigration: '47Mi' })],
    [v1({ bandwidthPerMigration: '48Mi' })],
  ],
  [
    'VMN479',
    `${KUBEVIRT}.bandwidthPerMigration`,
    [alone({ bandwidthPerMigration: '64Mi', completionTimeoutPerGiB: 10 })],
    [
      alone({
        bandwidthPerMigration: '64Mi',
        completionTimeoutPerGiB: 10,
        allowWorkloadDisruption: true,
      }),
    ],
  ],
  [
    'VMN479',
    'spec.completionTimeoutPerGiB',
    [v1({ bandwidthPerMigration: '64Mi' }), policy('p', all({ completionTimeoutPerGiB: 5 }))],
    [v1({ bandwidthPerMigration: '64Mi' }), policy('p', all({ completionTimeoutPerGiB: 0 }))],
  ],
  [
    'VMN725',
    'spec.template.spec.evictionStrategy',
    running('LiveMigrate', blocked),
    running('LiveMigrateIfPossible', blocked),
  ],
  [
    'VMN725',
    'spec.template.spec.evictionStrategy',
    [kubeVirt({ evictionStrategy: 'LiveMigrate' }), vmOf(), vmiOf(blocked)],
    // What the cluster says of VMs that say nothing is not known.
    [vmOf(), vmiOf(blocked)],
  ],
  [
    'VMN726',
    'spec.template.spec.evictionStrategy',
    [...running('LiveMigrate'), ...has('node-1'), ...lacks('node-2')],
    [...running('LiveMigrate'), ...has('node-1'), ...lacks('node-2'), ...has('node-3')],
  ],
  // A node that is cordoned comes back.
  [
    'VMN726',
    'spec.template.spec.evictionStrategy',
    [...running('LiveMigrateIfPossible'), ...has('node-1'), ...lacks('node-2')],
    [...running('LiveMigrate'), ...has('node-1'), ...lacks('node-2'), ...cordoned('node-3')],
  ],
  [
    'VMN726',
    'spec.template.spec.evictionStrategy',
    [...running('LiveMigrate'), ...has('node-1'), ...lacks('node-2')],
    // There is no other node.
    [...running('LiveMigrate'), ...has('node-1')],
  ],
  [
    'VMN727',
    'spec.template.spec',
    [...running('None'), failed(1), failed(2), failed(3)],
    [...running('None'), failed(1), failed(2), succeeded(3), failed(4)],
  ],
  [
    'VMN727',
    'spec.template.spec',
    [...running('None'), succeeded(1), failed(2), failed(3), failed(4)],
    // Somebody cancelled one of them.
    [...running('None'), failed(1), failed(2, { abortRequested: true }), failed(3)],
  ],
  [
    'VMN728',
    'spec.selectors',
    [
      namespace,
      vmOf({ templateMetadata: { labels: { size: 'small' } } }),
      vmiOf({ name: 'other', metadata: { labels: { size: 'small' } } }),
      policy('p', selecting({ size: 'big' })),
    ],
    [
      namespace,
      vmOf({ templateMetadata: { labels: { size: 'small' } } }),
      vmiOf({ name: 'other', metadata: { labels: { size: 'big' } } }),
      policy('p', selecting({ size: 'big' })),
    ],
  ],
  [
    'VMN728',
    'spec.selectors',
    [
      namespace,
      vmOf(),
      vmiOf({ metadata: { labels: { a: 'b' } } }),
      policy('p', { selectors: { namespaceSelector: { team: 'bank' } } }),
    ],
    [
      namespace,
      vmOf(),
      vmiOf({ metadata: { labels: { a: 'b' } } }),
      policy('p', { selectors: { namespaceSelector: { team: 'shop' } } }),
    ],
  ],
];
