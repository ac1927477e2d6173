import type { KubernetesObject } from '../kubernetes/object.ts';
import { metaOf, type Identity } from '../kubernetes/meta.ts';
import { later, type Timestamp } from '../kubernetes/time.ts';
import { condition } from './condition.ts';

const ADDONS_VERSION = '0.101.0';
const OPENSHIFT_VERSION = '4.20.4';

const settledConditions = (at: Timestamp) => [
  condition('Available', true, at, 'AsExpected', ''),
  condition('Progressing', false, at, 'AsExpected', ''),
  condition('Degraded', false, at, 'AsExpected', ''),
];

/** How a part of OpenShift is. */
export function clusterOperator(name: string, created: Timestamp): KubernetesObject {
  return {
    apiVersion: 'config.openshift.io/v1',
    kind: 'ClusterOperator',
    metadata: metaOf('ClusterOperator', { name, created }),
    spec: {},
    status: {
      conditions: settledConditions(later(created, 900)),
      versions: [{ name: 'operator', version: OPENSHIFT_VERSION }],
    },
  };
}

/** The domain of an OpenShift cluster. */
export function clusterDns(baseDomain: string, created: Timestamp): KubernetesObject {
  return {
    apiVersion: 'config.openshift.io/v1',
    kind: 'DNS',
    metadata: metaOf('DNS', { name: 'cluster', created }),
    spec: { baseDomain },
    status: {},
  };
}

/** NMState, running. */
export function nmState(created: Timestamp): KubernetesObject {
  return {
    apiVersion: 'nmstate.io/v1',
    kind: 'NMState',
    metadata: metaOf('NMState', { name: 'nmstate', created }),
    spec: {},
    status: {
      conditions: [
        condition('Available', true, later(created, 300), 'SuccessfullyDeployed', ''),
        condition('Degraded', false, later(created, 300), 'SuccessfullyDeployed', ''),
      ],
    },
  };
}

/** The settings of the SR-IOV network operator. */
export function sriovOperatorConfig(created: Timestamp): KubernetesObject {
  return {
    apiVersion: 'sriovnetwork.openshift.io/v1',
    kind: 'SriovOperatorConfig',
    metadata: metaOf('SriovOperatorConfig', {
      namespace: 'openshift-sriov-network-operator',
      name: 'default',
      created,
    }),
    spec: { enableInjector: true, enableOperatorWebhook: true, logLevel: 2 },
    status: { injector: 'Enabled', operatorWebhook: 'Enabled' },
  };
}

/** Which network add-ons of KubeVirt are wanted, all of them there. */
export function networkAddonsConfig(
  spec: Record<string, unknown>,
  created: Timestamp,
): KubernetesObject {
  const at = later(created, 400);
  return {
    apiVersion: 'networkaddonsoperator.network.kubevirt.io/v1',
    kind: 'NetworkAddonsConfig',
    metadata: metaOf('NetworkAddonsConfig', { name: 'cluster', created }),
    spec,
    status: {
      conditions: [
        condition('Available', true, at),
        condition('Progressing', false, at),
        condition('Degraded', false, at),
      ],
      observedVersion: ADDONS_VERSION,
      operatorVersion: ADDONS_VERSION,
      targetVersion: ADDONS_VERSION,
    },
  };
}

/** The ConfigMap in which KubeMacPool says what it gives addresses from. */
export function macRangeConfig(
  { namespace, created }: Omit<Identity, 'name'>,
  range: { start: string; end: string },
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metaOf('ConfigMap', {
      ...(namespace !== undefined && { namespace }),
      name: 'kubemacpool-mac-range-config',
      created,
    }),
    data: { RANGE_START: range.start, RANGE_END: range.end },
  };
}

const PLATFORM = [
  { key: 'runlevel', operator: 'NotIn', values: ['0', '1'] },
  { key: 'openshift.io/run-level', operator: 'NotIn', values: ['0', '1'] },
];

/** The webhooks of KubeMacPool: VMs unless a namespace says no, pods where one says yes. */
export function macPoolWebhook(created: Timestamp): KubernetesObject {
  const hook = (name: string, operator: string, value: string) => ({
    name,
    namespaceSelector: {
      matchExpressions: [...PLATFORM, { key: name, operator, values: [value] }],
    },
    sideEffects: 'NoneOnDryRun',
    admissionReviewVersions: ['v1', 'v1beta1'],
  });
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata: metaOf('MutatingWebhookConfiguration', { name: 'kubemacpool-mutator', created }),
    webhooks: [
      hook('mutatepods.kubemacpool.io', 'In', 'allocate'),
      hook('mutatevirtualmachines.kubemacpool.io', 'NotIn', 'ignore'),
    ],
  };
}

/** MetalLB, running. */
export function metalLb(created: Timestamp): KubernetesObject {
  return {
    apiVersion: 'metallb.io/v1beta1',
    kind: 'MetalLB',
    metadata: metaOf('MetalLB', { namespace: 'metallb-system', name: 'metallb', created }),
    spec: {},
    status: { conditions: settledConditions(later(created, 120)) },
  };
}

/** Addresses for Services of type LoadBalancer, `10.46.41.90-10.46.41.99`, and that they are announced. */
export function addressPool(
  name: string,
  addresses: string[],
  created: Timestamp,
): KubernetesObject[] {
  const identity = { namespace: 'metallb-system', name, created };
  return [
    {
      apiVersion: 'metallb.io/v1beta1',
      kind: 'IPAddressPool',
      metadata: metaOf('IPAddressPool', identity),
      spec: { addresses, autoAssign: true, avoidBuggyIPs: false },
    },
    {
      apiVersion: 'metallb.io/v1beta1',
      kind: 'L2Advertisement',
      metadata: metaOf('L2Advertisement', identity),
      spec: { ipAddressPools: [name] },
    },
  ];
}

/** What answers for the names of VMs on secondary networks, running. */
export const DNS_LABELS = { 'k8s-app': 'secondary-dns' };

/** The Deployment of KubeSecondaryDNS as cluster-network-addons makes it. */
export function secondaryDns(
  { namespace, created }: Omit<Identity, 'name'>,
  isReady: boolean,
): KubernetesObject {
  const at = later(created, 20);
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metaOf('Deployment', {
      ...(namespace !== undefined && { namespace }),
      name: 'secondary-dns',
      created,
      labels: DNS_LABELS,
    }),
    spec: {
      replicas: 1,
      selector: { matchLabels: DNS_LABELS },
      template: {
        metadata: { labels: DNS_LABELS },
        spec: {
          containers: [
            {
              name: 'secondary-dns',
              ports: [{ name: 'dns', containerPort: 5353, protocol: 'UDP' }],
            },
            { name: 'status-monitor' },
          ],
        },
      },
    },
    status: {
      replicas: 1,
      updatedReplicas: 1,
      ...(isReady ? { readyReplicas: 1, availableReplicas: 1 } : { unavailableReplicas: 1 }),
      conditions: [
        condition(
          'Available',
          isReady,
          at,
          isReady ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable',
        ),
        condition(
          'Progressing',
          true,
          at,
          isReady ? 'NewReplicaSetAvailable' : 'ReplicaSetUpdated',
        ),
      ],
    },
  };
}
