import {
  bond,
  ethernet,
  linuxBridge,
  ovsBridge,
  ovsInterface,
  type BridgeMapping,
  type NmstateInterface,
} from '../nmstate.ts';
import { nodeNetworkState } from '../nns.ts';
import type { Age, Timestamp } from '../../kubernetes/time.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { nicMac, nodeIp, physicalFunctions, type ClusterNode } from './nodes.ts';

/** Names that an administrator gave to what the policies make on each worker. */
export const NETWORK = {
  productionBridge: 'br-prod',
  productionBond: 'bond1',
  labBridge: 'br-lab',
  datacenterBridge: 'br-dc',
  datacenterLocalnet: 'physnet-dc',
  machineLocalnet: 'machine-network',
  migrationNic: 'eno6',
  sriovNic: 'ens2f0',
} as const;

/** The bridge mappings of a worker once the policies are carried out. */
export const BRIDGE_MAPPINGS: BridgeMapping[] = [
  { localnet: NETWORK.datacenterLocalnet, bridge: NETWORK.datacenterBridge },
  { localnet: NETWORK.machineLocalnet, bridge: 'br-ex' },
];

/** What every node has: the device under br-ex with the node's address, and OVN's own bridge. */
export function ownInterfaces(on: ClusterNode): NmstateInterface[] {
  const mac = nicMac(on, 1);
  return [
    ethernet('eno1', mac, { controller: 'br-ex' }),
    ovsBridge('br-ex', ['eno1', 'br-ex']),
    ovsInterface('br-ex', mac, {
      controller: 'br-ex',
      address: { ip: nodeIp(on), 'prefix-length': 24 },
    }),
    ovsBridge('br-int', ['ovn-k8s-mp0']),
    ovsInterface('ovn-k8s-mp0', nicMac(on, 200), { controller: 'br-int', mtu: 1400 }),
  ];
}

/** A worker's further devices as they come, not connected to anything. */
function freeDevices(on: ClusterNode): NmstateInterface[] {
  return [
    ...[2, 3, 4, 5, 6].map((device) => ethernet(`eno${device}`, nicMac(on, device))),
    ...physicalFunctions(on).map(({ name, mac }) => ethernet(name, mac, { vfs: 0 })),
  ];
}

/** A worker's further devices once the policies are carried out. */
function connectedDevices(on: ClusterNode, vfs: number): NmstateInterface[] {
  const { productionBridge, productionBond, labBridge, datacenterBridge } = NETWORK;
  return [
    ethernet('eno2', nicMac(on, 2), { controller: productionBond }),
    ethernet('eno3', nicMac(on, 3), { controller: productionBond }),
    bond(productionBond, nicMac(on, 2), ['eno2', 'eno3'], { controller: productionBridge }),
    linuxBridge(productionBridge, nicMac(on, 2), [productionBond]),
    ethernet('eno4', nicMac(on, 4), { controller: labBridge }),
    linuxBridge(labBridge, nicMac(on, 4), ['eno4']),
    ethernet('eno5', nicMac(on, 5), { controller: datacenterBridge }),
    ovsBridge(datacenterBridge, ['eno5']),
    ethernet(NETWORK.migrationNic, nicMac(on, 6)),
    ...physicalFunctions(on).map(({ name, mac }) =>
      ethernet(name, mac, { vfs: name === NETWORK.sriovNic ? vfs : 0 }),
    ),
  ];
}

/** The NodeNetworkState of each node, before or after policies have set up the workers' networks. */
export function nodeNetworkStates(
  ago: (age: Age) => Timestamp,
  nodes: ClusterNode[],
  setUp: { policies: boolean; vfs: number },
): KubernetesObject[] {
  return nodes.map((on) => {
    const configured = on.role === 'worker' && setUp.policies;
    const devices = configured ? connectedDevices(on, setUp.vfs) : freeDevices(on);
    return nodeNetworkState(
      { name: on.name, created: ago('180d'), reported: ago('3m') },
      {
        interfaces: [...ownInterfaces(on), ...(on.role === 'worker' ? devices : [])],
        bridgeMappings: configured ? BRIDGE_MAPPINGS : [],
        gateway: '192.168.111.1',
        nameServers: ['192.168.111.1'],
      },
    );
  });
}
