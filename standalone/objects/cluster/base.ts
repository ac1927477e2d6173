import { namespace } from '../namespace.ts';
import {
  clusterDns,
  clusterOperator,
  macPoolWebhook,
  macRangeConfig,
  networkAddonsConfig,
  nmState,
  sriovOperatorConfig,
} from '../operators.ts';
import { openshiftNetwork } from '../openshift-network.ts';
import { sriovNodeState, type VirtualFunctions } from '../sriov.ts';
import type { Age, Timestamp } from '../../kubernetes/time.ts';
import { hyperConverged, kubeVirt, migrationSettings } from '../virtualization.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { NETWORK, nodeNetworkStates } from './node-network.ts';
import { NODES, nodeObjects, physicalFunctions, workersOf, type ClusterNode } from './nodes.ts';
import { nodePolicies } from './policies.ts';

/** Namespace of OpenShift Virtualization's operator. */
export const CNV_NAMESPACE = 'openshift-cnv';

/** The addresses that kubemacpool gives to VMs begin with this. */
export const MAC_PREFIX = '02:4f:9c';

/** The address ranges of the scenarios' cluster. */
export const RANGES = {
  pods: '10.128.0.0/14',
  hostPrefix: 23,
  services: '172.30.0.0/16',
  mtu: 1400,
};

/** The domain of the scenarios' cluster. */
export const BASE_DOMAIN = 'openshift.example.com';

const SYSTEM_NAMESPACES = [
  'default',
  'kube-system',
  CNV_NAMESPACE,
  'openshift-multus',
  'openshift-nmstate',
  'openshift-sriov-network-operator',
];

/** How far the cluster's administrator has come. */
export interface SetUp {
  /** Whether NodeNetworkConfigurationPolicies have made bridges and mappings on the workers. */
  policies: boolean;
  functions?: VirtualFunctions;
  migrationNetwork?: string;
  /** The cluster's nodes, if they are not the usual four. */
  nodes?: ClusterNode[];
}

/** The virtualization operator's settings and those that it passes on to KubeVirt. */
function virtualization(created: Timestamp, migrationNetwork?: string): KubernetesObject[] {
  const migration = migrationSettings(migrationNetwork);
  const namespaced = { namespace: CNV_NAMESPACE, created };
  return [
    hyperConverged(
      { ...namespaced, name: 'kubevirt-hyperconverged' },
      {
        macRange: MAC_RANGE,
        migration,
      },
    ),
    kubeVirt(
      { ...namespaced, name: 'kubevirt-kubevirt-hyperconverged' },
      {
        evictionStrategy: 'LiveMigrate',
        migrations: { ...migration, allowWorkloadDisruption: false },
        network: {
          defaultNetworkInterface: 'masquerade',
          binding: { l2bridge: { domainAttachmentType: 'managedTap', migration: {} } },
        },
        vmRolloutStrategy: 'LiveUpdate',
      },
    ),
  ];
}

const MAC_RANGE = { start: `${MAC_PREFIX}:00:00:00`, end: `${MAC_PREFIX}:ff:ff:ff` };

/** What tells which operators there are, and how they are. */
function operators(ago: (age: Age) => Timestamp): KubernetesObject[] {
  const created = ago('170d');
  return [
    ...['network', 'node-tuning'].map((name) => clusterOperator(name, ago('182d'))),
    clusterDns(BASE_DOMAIN, ago('182d')),
    nmState(ago('181d')),
    sriovOperatorConfig(ago('180d')),
    networkAddonsConfig(
      {
        imagePullPolicy: 'IfNotPresent',
        kubeMacPool: { rangeStart: MAC_RANGE.start, rangeEnd: MAC_RANGE.end },
        kubevirtIpamController: {},
        linuxBridge: {},
        multus: {},
        multusDynamicNetworks: {},
      },
      created,
    ),
    macRangeConfig({ namespace: CNV_NAMESPACE, created }, MAC_RANGE),
    macPoolWebhook(created),
  ];
}

/** The cluster without users' objects: namespaces, nodes, their networks and the operators' settings. */
export function baseCluster(
  ago: (age: Age) => Timestamp,
  namespaces: Parameters<typeof namespace>[0][],
  setUp: SetUp,
): KubernetesObject[] {
  const { policies, functions, nodes = NODES } = setUp;
  return [
    ...SYSTEM_NAMESPACES.map((name) => namespace({ name, created: ago('182d') })),
    ...namespaces.map(namespace),
    ...nodeObjects(ago, nodes, {
      bridges: policies ? [NETWORK.productionBridge, NETWORK.labBridge] : [],
      ...(functions && { functions }),
    }),
    ...nodeNetworkStates(ago, nodes, { policies, vfs: functions?.count ?? 0 }),
    ...(policies ? nodePolicies(ago, nodes) : []),
    ...workersOf(nodes).map((on) =>
      sriovNodeState(
        { name: on.name, created: ago('150d') },
        physicalFunctions(on),
        on.sriov ? functions : undefined,
      ),
    ),
    ...openshiftNetwork(ago('182d'), RANGES),
    ...virtualization(ago('170d'), setUp.migrationNetwork),
    ...operators(ago),
  ];
}
