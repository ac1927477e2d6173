import type { KubernetesObject } from '../kubernetes/object.ts';
import { controllerRef, metaOf } from '../kubernetes/meta.ts';
import type { BridgeMapping, NmstateInterface } from './nmstate.ts';
import type { Timestamp } from '../kubernetes/time.ts';

/** What a node's nmstate handler found. */
export interface NodeNetworkReport {
  interfaces: NmstateInterface[];
  bridgeMappings: BridgeMapping[];
  /** Address of the default gateway, which is reached through `br-ex`. */
  gateway: string;
  nameServers: string[];
}

/** The NodeNetworkState of the node of this name, as last reported. */
export function nodeNetworkState(
  { name, created, reported }: { name: string; created: Timestamp; reported: Timestamp },
  { interfaces, bridgeMappings, gateway, nameServers }: NodeNetworkReport,
): KubernetesObject {
  const defaultRoute = () => ({
    destination: '0.0.0.0/0',
    metric: 48,
    'next-hop-address': gateway,
    'next-hop-interface': 'br-ex',
    'table-id': 254,
  });
  return {
    apiVersion: 'nmstate.io/v1beta1',
    kind: 'NodeNetworkState',
    metadata: metaOf(
      'NodeNetworkState',
      { name, created },
      { generation: 1, ownerReferences: [controllerRef('v1', 'Node', undefined, name)] },
    ),
    status: {
      currentState: {
        'dns-resolver': {
          config: {},
          running: { search: [], server: [...nameServers] },
        },
        interfaces,
        ovn: { 'bridge-mappings': bridgeMappings.map((mapping) => ({ ...mapping })) },
        'route-rules': { config: [] },
        routes: { config: [defaultRoute()], running: [defaultRoute()] },
      },
      handlerNetworkManagerVersion: '1.54.0-2.el9_7',
      handlerNmstateVersion: '2.2.48',
      hostNetworkManagerVersion: '1.54.0-2.el9_7',
      lastSuccessfulUpdateTime: reported,
    },
  };
}
