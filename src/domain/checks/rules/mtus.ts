import * as codes from '../../findings/codes';
import { nodeNetworksOf, type NodeNetwork } from '../../nodes/node-networks';
import { reachableBy } from '../../nodes/reach';
import { mappingOn } from '../../nodes/bridge-on';
import { networkUsersOf } from '../../vm/spec/network-users';
import { textOf } from '../../core/resource';
import { derived, type World } from '../../world/world';
import type { Finding } from '../../findings/finding';
import { overlayMtuOf } from '../../nodes/cluster-network';
import { livingNadsOf, pathIn } from '../../nad/living';
import { ovnNetworksOf, type OvnNetwork } from './ovn-networks';
import { findingOf, nodeParams, nodeReferences, referenceOf } from '../../findings/report';

/** The largest packet in bytes on a node, and what sets the limit. */
interface Limit {
  node: NodeNetwork;
  mtu: number;
  name: string;
}

const memoized = (
  limitOn: (node: NodeNetwork, key: string) => { mtu: number; name: string } | undefined,
) =>
  derived((world: World) => {
    const nodes = nodeNetworksOf(world).filter(
      ({ takesVms, interfaces }) => takesVms && interfaces,
    );
    const known = new Map<string, Limit[]>();
    return (key: string): Limit[] => {
      let limits = known.get(key);
      if (!limits) {
        limits = nodes.flatMap((node) => {
          const limit = limitOn(node, key);
          return limit ? [{ node, ...limit }] : [];
        });
        limits.sort((a, b) => a.mtu - b.mtu);
        known.set(key, limits);
      }
      return limits;
    };
  });

/** By the name of a bridge mapping. */
const mappingLimits = memoized((node, localnet) => {
  const bridge = mappingOn(node, localnet);
  if (bridge.state !== 'there' || bridge.mtu === undefined) return undefined;
  return { mtu: bridge.mtu, name: bridge.name };
});

/** By the name of an interface. */
const interfaceLimits = memoized((node, name) => {
  const mtu = node.interfaces?.get(name)?.mtu;
  return mtu === undefined || mtu <= 0 ? undefined : { mtu, name };
});

const below = (
  limits: readonly Limit[],
  mtu: number,
  isReached: (node: NodeNetwork) => boolean,
): Limit[] =>
  (limits[0]?.mtu ?? mtu) < mtu
    ? limits.filter((limit) => limit.mtu < mtu && isReached(limit.node))
    : [];

const ofLocalnet = (world: World, { object, localnet, mtu, users }: OvnNetwork): Finding[] => {
  if (!localnet || !mtu) return [];
  const found = below(mappingLimits(world)(localnet.value), mtu.value, reachableBy(world, users));
  const [smallest] = found;
  if (!smallest) return [];
  const nodes = found.map(({ node }) => node);
  const { name: bridge, mtu: limit } = smallest;
  const params = { mtu: mtu.value, limit, bridge, ...nodeParams(nodes) };
  return [
    findingOf(codes.mtuAboveOfPhysicalNetwork, object, mtu.path(), params, nodeReferences(nodes)),
  ];
};

const ofOverlay = (world: World, { object, mtu }: OvnNetwork): Finding[] => {
  const limit = overlayMtuOf(world);
  if (limit === undefined || !mtu || mtu.value <= limit) return [];
  return [findingOf(codes.mtuAboveOfOverlay, object, mtu.path(), { mtu: mtu.value, limit })];
};

const ofMacvlans = (world: World): Finding[] => {
  const users = networkUsersOf(world);
  return livingNadsOf(world).flatMap((nad) => {
    if (nad.type !== 'macvlan' && nad.type !== 'ipvlan') return [];
    const master = textOf(nad.parsed.plugin.master);
    const { mtu } = nad.parsed.plugin;
    if (master === undefined || typeof mtu !== 'number' || mtu <= 0) return [];
    const isReached = reachableBy(world, users.get(nad.key) ?? []);
    const found = below(interfaceLimits(world)(master), mtu, isReached);
    const [smallest] = found;
    if (!smallest) return [];
    const nodes = found.map(({ node }) => node);
    const params = { mtu, limit: smallest.mtu, master, ...nodeParams(nodes) };
    const object = referenceOf(nad.nad);
    return [
      findingOf(
        codes.mtuAboveOfInterface,
        object,
        pathIn(nad, 'mtu'),
        params,
        nodeReferences(nodes),
      ),
    ];
  });
};

/**
 * MTUs above what carries the network: the uplink of a localnet's bridge, the interface under a
 * macvlan or ipvlan, which the plugin refuses, and the cluster's overlay. Linux bridges are checked
 * with their nodes.
 *
 * Source: containernetworking/plugins plugins/main/macvlan/macvlan.go and ipvlan.go;
 * ovn-kubernetes go-controller/pkg/config/cni.go.
 */
export const checkMtus = (world: World): Finding[] => [
  ...ovnNetworksOf(world).flatMap((network) =>
    network.topology === 'localnet' ? ofLocalnet(world, network) : ofOverlay(world, network),
  ),
  ...ofMacvlans(world),
];
