import { node } from '../node.ts';
import { nodeNetworkState } from '../nns.ts';
import type { BridgeMapping, NmstateInterface } from '../nmstate.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Age, Timestamp } from '../../kubernetes/time.ts';
import { ownInterfaces } from './node-network.ts';
import { nodeIp, podSubnet, type ClusterNode } from './nodes.ts';

/** A node with networks of its own. */
export interface WiredNode extends ClusterNode {
  labels?: Record<string, string>;
  /** Beside those that every node has. */
  interfaces: NmstateInterface[];
  mappings?: BridgeMapping[];
  /** Further resources that pods may ask for. */
  resources?: Record<string, string>;
}

type Ago = (age: Age) => Timestamp;

/** bridge-marker offers each Linux bridge; the number only says "enough". */
const bridgeResources = (interfaces: NmstateInterface[]): Record<string, string> =>
  Object.fromEntries(
    interfaces.flatMap(({ name, type }) =>
      type === 'linux-bridge' ? [[`bridge.network.kubevirt.io/${name}`, '1k']] : [],
    ),
  );

const nodeObject = (ago: Ago, on: WiredNode): KubernetesObject =>
  node({
    name: on.name,
    role: on.role,
    created: ago('181d'),
    heartbeat: ago('90s'),
    ip: nodeIp(on),
    podSubnet: podSubnet(on),
    cpus: on.role === 'worker' ? 64 : 16,
    memoryGi: on.role === 'worker' ? 256 : 64,
    osImage: 'Red Hat Enterprise Linux CoreOS 9.8',
    labels: { 'node.openshift.io/os_id': 'rhel', ...on.labels },
    annotations: { 'k8s.ovn.org/node-subnets': JSON.stringify({ default: [podSubnet(on)] }) },
    resources: { ...bridgeResources(on.interfaces), ...on.resources },
  });

const networkState = (ago: Ago, on: WiredNode): KubernetesObject =>
  nodeNetworkState(
    { name: on.name, created: ago('180d'), reported: ago('3m') },
    {
      interfaces: [...ownInterfaces(on), ...on.interfaces],
      bridgeMappings: on.mappings ?? [],
      gateway: '192.168.111.1',
      nameServers: ['192.168.111.1'],
    },
  );

/** The nodes with what nmstate reports of each. */
export const wiredNodes = (ago: Ago, nodes: WiredNode[]): KubernetesObject[] => [
  ...nodes.map((on) => nodeObject(ago, on)),
  ...nodes.map((on) => networkState(ago, on)),
];
