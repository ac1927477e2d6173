import * as codes from '../../findings/codes';
import { BRIDGE_RESOURCE_PREFIX } from '../../nad/types';
import { interfaceNameProblem } from '../../net/interface-name';
import { failedAttemptAt } from '../../nodes/attempts';
import type { NodeNetwork } from '../../nodes/node-networks';
import { reachableBy } from '../../nodes/reach';
import { textOf } from '../../core/resource';
import { networkUsersOf } from '../../vm/spec/network-users';
import type { World } from '../../world/world';
import type { Finding } from '../../findings/finding';
import { bridgeNodesOf, type BridgeNodes } from '../../nodes/bridge-nodes';
import { livingNadsOf, pathIn, type LivingNad } from '../../nad/living';
import { findingOf, nodeParams, nodeReferences, referenceOf } from '../../findings/report';
import { wireVlansOf } from '../../nad/wire-vlans';
import { offers } from '../../nodes/resources';
import { formatVlans, vlansOutside } from '../../net/vlan-ranges';

interface BridgeNetwork {
  nad: LivingNad;
  plugin: Readonly<Record<string, unknown>>;
  bridge: string;
  nodes: BridgeNodes;
  /** Whether a VM on this network can be placed on a node. */
  isReached: (node: NodeNetwork) => boolean;
}

/**
 * The annotation keeps VMs away from nodes that do not offer the resource. bridge-marker offers a
 * bridge's own resource exactly where there is the bridge.
 */
const keepsAway = ({ nad: { resourceName }, bridge }: BridgeNetwork, node: NodeNetwork): boolean =>
  resourceName !== undefined &&
  (resourceName === `${BRIDGE_RESOURCE_PREFIX}${bridge}` || !offers(node, resourceName));

const checkAbsent = (world: World, network: BridgeNetwork): Finding[] => {
  const { nad, bridge, nodes, isReached } = network;
  const isAll = nodes.has.length === 0;
  const concerned = isAll
    ? nodes.absent
    : nodes.absent.filter(
        // A report without its Node may be of a node that takes no VMs.
        (node) => node.node !== undefined && isReached(node) && !keepsAway(network, node),
      );
  if (concerned.length === 0) return [];
  const object = referenceOf(nad.nad);
  const path = pathIn(nad, 'bridge');
  const params = { bridge, ...nodeParams(concerned) };
  const attempt = failedAttemptAt(world, { bridge }, concerned);
  if (!attempt) {
    const code = isAll ? codes.noNodeHasBridge : codes.someNodesLackBridge;
    return [findingOf(code, object, path, params, nodeReferences(concerned))];
  }
  const { policy, node, reason, enactment } = attempt;
  return [
    findingOf(
      isAll ? codes.noNodeHasBridgeAsPolicyFailed : codes.someNodesLackBridgeAsPolicyFailed,
      object,
      path,
      { ...params, policy, node, reason },
      [
        { apiVersion: 'nmstate.io/v1', kind: 'NodeNetworkConfigurationPolicy', name: policy },
        enactment,
        ...nodeReferences(concerned),
      ],
    ),
  ];
};

const checkType = (network: BridgeNetwork): Finding[] => {
  const { nad, bridge, nodes, isReached } = network;
  const isAll = nodes.has.length === 0;
  const wrong = isAll
    ? nodes.other
    : nodes.other.filter(({ node }) => isReached(node) && !keepsAway(network, node));
  const [first] = wrong;
  if (!first) return [];
  const on = wrong.map(({ node }) => node);
  const params = { bridge, type: first.type, ...nodeParams(on) };
  const path = pathIn(nad, 'bridge');
  return [findingOf(codes.notLinuxBridge, referenceOf(nad.nad), path, params, nodeReferences(on))];
};

const checkPorts = ({ nad, bridge, nodes, isReached }: BridgeNetwork): Finding[] =>
  (
    [
      [codes.bridgeIsDown, nodes.down],
      [codes.bridgeHasNoPorts, nodes.isolated],
    ] as const
  ).flatMap(([code, all]) => {
    const on = all.filter(isReached);
    if (on.length === 0) return [];
    const params = { bridge, ...nodeParams(on) };
    return [
      findingOf(code, referenceOf(nad.nad), pathIn(nad, 'bridge'), params, nodeReferences(on)),
    ];
  });

const checkVlans = (network: BridgeNetwork): Finding[] => {
  const { nad, plugin, bridge, nodes, isReached } = network;
  if (nodes.filters.length === 0 && nodes.hostVlans.size === 0) return [];
  const wire = wireVlansOf(nad.parsed);
  const vlans = wire.kind === 'wire' ? wire.wanted : [];
  if (vlans.length === 0) return [];
  const object = referenceOf(nad.nad);
  const path = () => pathIn(nad, plugin.vlan ? 'vlan' : 'vlanTrunk');
  const findings: Finding[] = [];
  for (const filter of nodes.filters) {
    const blocked = vlansOutside(vlans, filter.allowed);
    const on = blocked.length === 0 ? [] : filter.nodes.filter(isReached);
    if (on.length === 0) continue;
    const params = { bridge, vlans: formatVlans(blocked), ...nodeParams(on) };
    findings.push(
      findingOf(codes.bridgePortsBlockVlan, object, path(), params, nodeReferences(on)),
    );
  }
  for (const [vlan, interfaces] of nodes.hostVlans) {
    if (!vlans.some(({ min, max }) => vlan >= min && vlan <= max)) continue;
    const taken = interfaces.filter(({ node }) => isReached(node));
    const [first] = taken;
    if (!first) continue;
    const on = taken.map(({ node }) => node);
    const params = { vlan, interface: first.name, bridge, ...nodeParams(on) };
    findings.push(findingOf(codes.nodeUsesVlanItself, object, path(), params, nodeReferences(on)));
  }
  return findings;
};

const MAX_MTU = 65535;

const checkMtu = (network: BridgeNetwork): Finding[] => {
  const { nad, plugin, bridge, nodes, isReached } = network;
  const mtu = typeof plugin.mtu === 'number' ? plugin.mtu : 0;
  const [least] = nodes.limits;
  // What no interface can have has a finding of its own.
  if (!least || mtu <= least.mtu || mtu > MAX_MTU) return [];
  const below = nodes.limits.filter((limit) => limit.mtu < mtu && isReached(limit.node));
  const [smallest] = below;
  if (!smallest) return [];
  const on = below.map(({ node }) => node);
  const params = { mtu, limit: smallest.mtu, bridge, ...nodeParams(on) };
  const path = pathIn(nad, 'mtu');
  return [
    findingOf(codes.mtuAboveOfBridge, referenceOf(nad.nad), path, params, nodeReferences(on)),
  ];
};

const checkNetwork = (world: World, network: BridgeNetwork): Finding[] => [
  ...checkAbsent(world, network),
  ...checkType(network),
  ...checkPorts(network),
  ...checkVlans(network),
  ...checkMtu(network),
];

/**
 * Linux bridge networks against what nmstate reports of the nodes: the bridge, its ports, the VLANs
 * that they let through, and the MTU. Where all VMs on the network are kept to nodes where it works,
 * nothing is said.
 *
 * Source: containernetworking/plugins plugins/main/bridge/bridge.go; kubevirt/bridge-marker
 * pkg/marker/marker.go; nmstate rust/src/lib/ifaces/bridge_vlan.rs.
 */
export const checkBridges = (world: World): Finding[] => {
  const users = networkUsersOf(world);
  const lookUp = bridgeNodesOf(world);
  return livingNadsOf(world).flatMap((nad) => {
    const { plugin } = nad.parsed;
    const bridge = textOf(plugin.bridge);
    if (nad.type !== 'linux-bridge' || bridge === undefined) return [];
    if (interfaceNameProblem(bridge) !== undefined) return [];
    const nodes = lookUp(bridge);
    if (nodes.reported.length === 0) return [];
    const isReached = reachableBy(world, users.get(nad.key) ?? []);
    return checkNetwork(world, { nad, plugin, bridge, nodes, isReached });
  });
};
