import type { KubernetesObject } from '../kubernetes/object.ts';
import { condition } from './condition.ts';
import { metaOf } from '../kubernetes/meta.ts';
import { later, type Timestamp } from '../kubernetes/time.ts';

/** Address ranges of a cluster in CIDR notation. */
export interface ClusterRanges {
  pods: string;
  /** Length of each node's prefix within `pods`. */
  hostPrefix: number;
  services: string;
  /** Of the pod network, in bytes. */
  mtu: number;
}

const TYPE = 'OVNKubernetes';

function configured(created: Timestamp, ranges: ClusterRanges): KubernetesObject {
  const networks = () => ({
    clusterNetwork: [{ cidr: ranges.pods, hostPrefix: ranges.hostPrefix }],
    serviceNetwork: [ranges.services],
    networkType: TYPE,
  });
  return {
    apiVersion: 'config.openshift.io/v1',
    kind: 'Network',
    // Two groups have a kind of this name, each with an object of this name.
    metadata: metaOf('Network.config.openshift.io', { name: 'cluster', created }),
    spec: { ...networks(), externalIP: { policy: {} } },
    status: { ...networks(), clusterNetworkMTU: ranges.mtu },
  };
}

function operated(created: Timestamp, ranges: ClusterRanges): KubernetesObject {
  const settled = later(created, 900);
  const holding = new Set(['Upgradeable', 'Available']);
  const types = ['ManagementStateDegraded', 'Degraded', 'Upgradeable', 'Progressing', 'Available'];
  return {
    apiVersion: 'operator.openshift.io/v1',
    kind: 'Network',
    metadata: metaOf(
      'Network.operator.openshift.io',
      { name: 'cluster', created },
      { generation: 1 },
    ),
    spec: {
      managementState: 'Managed',
      logLevel: 'Normal',
      operatorLogLevel: 'Normal',
      clusterNetwork: [{ cidr: ranges.pods, hostPrefix: ranges.hostPrefix }],
      serviceNetwork: [ranges.services],
      deployKubeProxy: false,
      disableMultiNetwork: false,
      disableNetworkDiagnostics: false,
      useMultiNetworkPolicy: false,
      defaultNetwork: {
        type: TYPE,
        ovnKubernetesConfig: {
          egressIPConfig: {},
          gatewayConfig: { ipv4: {}, ipv6: {}, routingViaHost: false },
          genevePort: 6081,
          ipsecConfig: { mode: 'Disabled' },
          mtu: ranges.mtu,
          policyAuditConfig: {
            // A text: the operator's word for "nowhere".
            destination: 'null',
            maxFileSize: 50,
            maxLogFiles: 5,
            rateLimit: 20,
            syslogFacility: 'local0',
          },
        },
      },
    },
    status: {
      conditions: types.map((type) => condition(type, holding.has(type), settled)),
      observedGeneration: 1,
      readyReplicas: 0,
      version: '4.22.0',
    },
  };
}

/** OpenShift's two objects about the cluster network: as it is, and as its operator makes it. */
export function openshiftNetwork(created: Timestamp, ranges: ClusterRanges): KubernetesObject[] {
  return [configured(created, ranges), operated(created, ranges)];
}
