import { textOf } from '../../core/resource';
import * as codes from '../../findings/codes';
import type { Finding, ObjectReference } from '../../findings/finding';
import { findingOf, nodeParams, nodeReferences, referenceOf } from '../../findings/report';
import { livingNadsOf, pathIn } from '../../nad/living';
import { mappingOn } from '../../nodes/bridge-on';
import { nodeNetworksOf, type NodeNetwork } from '../../nodes/node-networks';
import { reachableBy } from '../../nodes/reach';
import { wayOutOf } from '../../nodes/way-out';
import { wireVlansOf } from '../../nad/wire-vlans';
import { formatVlans } from '../../net/vlan-ranges';
import { networkUsersOf, type NetworkUser } from '../../vm/spec/network-users';
import type { World } from '../../world/world';
import { ovnNetworksOf } from './ovn-networks';

/** A network that sets a tag, and what it is connected to on a node. */
interface Tagged {
  object: ObjectReference;
  path: string;
  /** As shown. */
  vlan: string;
  /** The bridge, where the node has it. */
  bridgeOf: (node: NodeNetwork) => string | undefined;
  users: readonly NetworkUser[];
}

const localnetsOf = (world: World): Tagged[] =>
  ovnNetworksOf(world).flatMap(({ object, localnet, vlan, users }) =>
    localnet && vlan
      ? {
          object,
          path: vlan.path(),
          vlan: String(vlan.value),
          bridgeOf: (node) => {
            const mapping = mappingOn(node, localnet.value);
            return mapping.state === 'there' ? mapping.name : undefined;
          },
          users,
        }
      : [],
  );

const bridgesOf = (world: World): Tagged[] =>
  livingNadsOf(world).flatMap((nad) => {
    const { plugin } = nad.parsed;
    const bridge = textOf(plugin.bridge);
    const isOvs = plugin.type === 'ovs';
    if ((nad.type !== 'linux-bridge' && !isOvs) || bridge === undefined) return [];
    const [type, trunk] = isOvs ? ['ovs-bridge', 'trunk'] : ['linux-bridge', 'vlanTrunk'];
    const vlans = wireVlansOf(nad.parsed);
    if (vlans.kind !== 'wire' || vlans.wanted.length === 0) return [];
    return {
      object: referenceOf(nad.nad),
      path: pathIn(nad, plugin.vlan ? 'vlan' : trunk),
      vlan: formatVlans(vlans.wanted),
      bridgeOf: (node) => (node.interfaces?.get(bridge)?.type === type ? bridge : undefined),
      users: networkUsersOf(world).get(nad.key) ?? [],
    };
  });

const check = (world: World, { object, path, vlan, bridgeOf, users }: Tagged): Finding[] => {
  const isReached = reachableBy(world, users);
  const places = nodeNetworksOf(world).flatMap((node) => {
    if (!node.takesVms || !isReached(node)) return [];
    const bridge = bridgeOf(node);
    const port = bridge === undefined ? undefined : wayOutOf(node, bridge)?.outer;
    return bridge !== undefined && port ? { node, bridge, ...port } : [];
  });
  const [first] = places;
  if (!first) return [];
  const nodes = places.filter(({ name }) => name === first.name).map(({ node }) => node);
  const params = { vlan, bridge: first.bridge, interface: first.name, tag: first.tag };
  return [
    findingOf(
      codes.taggedTwice,
      object,
      path,
      { ...params, ...nodeParams(nodes) },
      nodeReferences(nodes),
    ),
  ];
};

/**
 * Networks with a VLAN on bridges whose way out of the node sets one as well.
 *
 * Source: ovn-kubernetes go-controller/pkg/ovn/secondary_localnet_network_controller.go (tag of the
 * localnet port); containernetworking/plugins plugins/main/bridge/bridge.go.
 */
export const checkDoubleTags = (world: World): Finding[] =>
  [...localnetsOf(world), ...bridgesOf(world)].flatMap((network) => check(world, network));
