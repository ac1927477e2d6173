import { samples, spec, type Content, type Sample } from './sample.ts';

const networks = (interfaces: unknown, others: unknown): Content => ({
  domain: { devices: { interfaces } },
  networks: others,
});
const machine = (content: Content): Content =>
  spec({ runStrategy: 'Always', template: { spec: content } });
const DEVICES = 'spec.template.spec.domain.devices';

/** Virtual machines. */
export const VMS: Sample[] = samples(
  'virtualmachines.kubevirt.io',
  'kubevirt.io/v1',
  'VirtualMachine',
  {
    'the least': [machine({ domain: { devices: {} } })],
    'no template': [spec({ runStrategy: 'Always' }), 'spec.template'],
    'no devices': [machine({ domain: {} }), 'spec.template.spec.domain.devices'],
    'a bridge': [
      machine(
        networks(
          [{ name: 'a', bridge: {}, state: 'up' }],
          [{ name: 'a', multus: { networkName: 'vlan100' } }],
        ),
      ),
    ],
    'an interface without name': [
      machine(networks([{ bridge: {} }], [])),
      `${DEVICES}.interfaces[0].name`,
    ],
    'a network without NAD': [
      machine(networks([], [{ name: 'a', multus: {} }])),
      'spec.template.spec.networks[0].multus.networkName',
    ],
    'a port as text': [
      machine(networks([{ name: 'a', masquerade: {}, ports: [{ port: '80' }] }], [])),
      `${DEVICES}.interfaces[0].ports[0].port`,
    ],
    'a port beyond 65535, which a webhook refuses': [
      machine(networks([{ name: 'a', masquerade: {}, ports: [{ port: 65_536 }] }], [])),
    ],
    'multiqueue as text': [
      machine({ domain: { devices: { networkInterfaceMultiqueue: 'true' } } }),
      `${DEVICES}.networkInterfaceMultiqueue`,
    ],
    'memory that is no quantity': [
      machine({ domain: { devices: {}, memory: { guest: '2 GB' } } }),
      'spec.template.spec.domain.memory.guest',
    ],
    'networks as an object': [machine(networks([], {})), 'spec.template.spec.networks'],
  },
);

const settings = (virtualization: Content): Content => spec({ virtualization });
const MIGRATION = 'spec.virtualization.liveMigrationConfig';

/** The virtualization operator's settings. */
export const HYPERCONVERGEDS: Sample[] = samples(
  'hyperconvergeds.hco.kubevirt.io',
  'hco.kubevirt.io/v1',
  'HyperConverged',
  {
    'nothing, which gets defaults': [{}],
    'a migration network': [settings({ liveMigrationConfig: { network: 'migration' } })],
    'a bandwidth': [settings({ liveMigrationConfig: { bandwidthPerMigration: '64Mi' } })],
    'a bandwidth of 64MB': [
      settings({ liveMigrationConfig: { bandwidthPerMigration: '64MB' } }),
      `${MIGRATION}.bandwidthPerMigration`,
    ],
    'parallel migrations as text': [
      settings({ liveMigrationConfig: { parallelMigrationsPerCluster: '5' } }),
      `${MIGRATION}.parallelMigrationsPerCluster`,
    ],
    'feature gates as v1beta1 had them': [
      spec({ featureGates: { alignCPUs: true } }),
      'spec.featureGates',
    ],
    'a MAC with dashes': [
      spec({
        networking: {
          kubeMacPoolConfiguration: {
            rangeStart: '02-00-00-00-00-00',
            rangeEnd: '02:00:00:ff:ff:ff',
          },
        },
      }),
      'spec.networking.kubeMacPoolConfiguration.rangeStart',
    ],
    'half a range': [
      spec({ networking: { kubeMacPoolConfiguration: { rangeStart: '02:00:00:00:00:00' } } }),
      'spec.networking.kubeMacPoolConfiguration',
    ],
  },
  'kubevirt-hyperconverged',
);

/** The same in the older version, which has another shape. */
export const OLDER_HYPERCONVERGEDS: Sample[] = samples(
  'hyperconvergeds.hco.kubevirt.io',
  'hco.kubevirt.io/v1beta1',
  'HyperConverged',
  {
    'v1beta1 with nothing, which gets defaults': [{}],
    'feature gates by name': [
      spec({ featureGates: { deployKubeSecondaryDNS: true, alignCPUs: true } }),
    ],
    'a feature gate as text': [
      spec({ featureGates: { deployKubeSecondaryDNS: 'true' } }),
      'spec.featureGates.deployKubeSecondaryDNS',
    ],
    'feature gates as v1 has them': [
      spec({ featureGates: [{ name: 'deployKubeSecondaryDNS' }] }),
      'spec.featureGates',
    ],
    'a name server that is no address, which a webhook refuses': [
      spec({ kubeSecondaryDNSNameServerIP: 'dns.example.com' }),
    ],
    'a migration network, in v1beta1': [spec({ liveMigrationConfig: { network: 'migration' } })],
    'half a range, in v1beta1': [
      spec({ kubeMacPoolConfiguration: { rangeStart: '02:00:00:00:00:00' } }),
      'spec.kubeMacPoolConfiguration',
    ],
  },
  'kubevirt-hyperconverged',
);

/** Migration policies, addresses, and settings under a name of their own. */
export const OTHERS: Sample[] = [
  ...samples('hyperconvergeds.hco.kubevirt.io', 'hco.kubevirt.io/v1', 'HyperConverged', {
    'another name': [{}, 'metadata.name'],
  }),
  ...samples(
    'migrationpolicies.migrations.kubevirt.io',
    'migrations.kubevirt.io/v1alpha1',
    'MigrationPolicy',
    {
      'empty selectors': [spec({ selectors: {} })],
      'no selectors': [spec({}), 'spec.selectors'],
      'a downtime of 0': [spec({ selectors: {}, maxDowntimeMs: 0 }), 'spec.maxDowntimeMs'],
    },
  ),
  ...samples('ipamclaims.k8s.cni.cncf.io', 'k8s.cni.cncf.io/v1alpha1', 'IPAMClaim', {
    'interface and network': [spec({ interface: 'pod1', network: 'a_b' })],
    'no interface': [spec({ network: 'a_b' }), 'spec.interface'],
  }),
  ...samples('ippools.whereabouts.cni.cncf.io', 'whereabouts.cni.cncf.io/v1alpha1', 'IPPool', {
    'an empty pool': [spec({ range: '10.0.0.0/24', allocations: {} })],
    'an allocation without pod': [
      spec({ range: '10.0.0.0/24', allocations: { 1: { id: 'x' } } }),
      'spec.allocations.1.podref',
    ],
  }),
];
