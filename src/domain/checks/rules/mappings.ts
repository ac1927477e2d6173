import { entriesAt, textAt } from '../../core/resource';
import * as codes from '../../findings/codes';
import { failedAttemptAt } from '../../nodes/attempts';
import { mappingOn } from '../../nodes/bridge-on';
import { nodeNetworksOf, type NodeNetwork } from '../../nodes/node-networks';
import { reachableBy } from '../../nodes/reach';
import { derived, type World } from '../../world/world';
import type { Finding } from '../../findings/finding';
import { ovnNetworksOf, type OvnNetwork } from './ovn-networks';
import { findingOf, nodeParams, nodeReferences } from '../../findings/report';

interface Mapping {
  /** Nodes for VMs that have it. */
  has: NodeNetwork[];
  /** Nodes that take VMs now and lack it. */
  lacks: NodeNetwork[];
  /** Nodes that take VMs now, on which it leads to a bridge that is not there, with its name. */
  nowhere: { node: NodeNetwork; bridge: string }[];
  /** Nodes that take VMs now, on which its bridge does not lead out, with the bridge's name. */
  isolated: { node: NodeNetwork; bridge: string }[];
}

const mappingsOf = derived((world: World) => {
  const nodes = nodeNetworksOf(world).filter(({ isForVms, mappings }) => isForVms && mappings);
  const known = new Map<string, Mapping>();
  return (localnet: string): Mapping => {
    let mapping = known.get(localnet);
    if (!mapping) {
      const has = nodes.filter(({ mappings }) => mappings?.has(localnet));
      const lacks = nodes.filter((node) => node.takesVms && !node.mappings?.has(localnet));
      mapping = { has, lacks, nowhere: [], isolated: [] };
      for (const node of has) {
        const on = node.takesVms ? mappingOn(node, localnet) : undefined;
        if (on?.state === 'nowhere') mapping.nowhere.push({ node, bridge: on.name });
        if (on?.state === 'there' && on.uplinks.length === 0) {
          mapping.isolated.push({ node, bridge: on.name });
        }
      }
      known.set(localnet, mapping);
    }
    return mapping;
  };
});

/** Where the mapping is there, but VMs do not get out of the node by it. */
const checkBridge = (world: World, { localnet, object, users }: OvnNetwork): Finding[] => {
  if (!localnet) return [];
  const { nowhere, isolated } = mappingsOf(world)(localnet.value);
  if (nowhere.length + isolated.length === 0) return [];
  const isReached = reachableBy(world, users);
  return (
    [
      [codes.mappingLeadsNowhere, nowhere],
      [codes.physicalNetworkHasNoPorts, isolated],
    ] as const
  ).flatMap(([code, places]) => {
    const reached = places.filter(({ node }) => isReached(node));
    const [first] = reached;
    if (!first) return [];
    const nodes = reached.map(({ node }) => node);
    const params = { name: localnet.value, bridge: first.bridge, ...nodeParams(nodes) };
    return [findingOf(code, object, localnet.path(), params, nodeReferences(nodes))];
  });
};

/** Names of all mappings that nodes have or policies ask for. */
const mappedNamesOf = derived((world: World): ReadonlySet<string> => {
  const onNodes = nodeNetworksOf(world).flatMap(({ mappings }) => [...(mappings?.keys() ?? [])]);
  const byPolicies = world
    .list('NodeNetworkConfigurationPolicy')
    .flatMap((policy) => entriesAt(policy, 'spec', 'desiredState', 'ovn', 'bridge-mappings'))
    .flatMap(({ entry }) => (entry.state === 'absent' ? [] : (textAt(entry, 'localnet') ?? [])));
  return new Set([...onNodes, ...byPolicies]);
});

/** OpenShift makes this one by itself, and no policy names it. */
const GIVEN = 'physnet';

/** Whether the name of the object is mapped where the name of the network should be. */
const isMappedByObject = (world: World, name: string, wanted: string): boolean => {
  const names = mappedNamesOf(world);
  return name !== wanted && wanted !== GIVEN && names.has(name) && !names.has(wanted);
};

const checkThere = (world: World, network: OvnNetwork): Finding[] => {
  const { localnet, object, users } = network;
  if (!localnet) return [];
  if (isMappedByObject(world, object.name, localnet.value)) {
    const params = { mapped: object.name, name: localnet.value };
    return [findingOf(codes.mappingHasNameOfObject, object, localnet.path(), params)];
  }
  const { has, lacks } = mappingsOf(world)(localnet.value);
  // A report without its Node may be of a node that takes no VMs.
  const isAll = has.length === 0;
  const candidates = isAll ? lacks : lacks.filter(({ node }) => node !== undefined);
  if (candidates.length === 0) return [];
  const concerned = isAll ? candidates : candidates.filter(reachableBy(world, users));
  if (concerned.length === 0) return [];
  const params = { name: localnet.value, ...nodeParams(concerned) };
  const attempt = failedAttemptAt(world, { localnet: localnet.value }, concerned);
  if (!attempt) {
    const code = isAll ? codes.noNodeHasMapping : codes.someNodesLackMapping;
    return [findingOf(code, object, localnet.path(), params, nodeReferences(concerned))];
  }
  const { policy, node, reason, enactment } = attempt;
  return [
    findingOf(
      isAll ? codes.noNodeHasMappingAsPolicyFailed : codes.someNodesLackMappingAsPolicyFailed,
      object,
      localnet.path(),
      { ...params, policy, node, reason },
      [
        { apiVersion: 'nmstate.io/v1', kind: 'NodeNetworkConfigurationPolicy', name: policy },
        enactment,
        ...nodeReferences(concerned),
      ],
    ),
  ];
};

/**
 * Localnets without a bridge mapping on nodes that VMs can be placed on, or with one that leads to
 * no bridge or no port. Only nodes of which nmstate
 * reports count; where all VMs on the network are kept to nodes that have the mapping, nothing is
 * said.
 *
 * Source: ovn-kubernetes docs/features/multiple-networks/multi-homing.md (localnet topology);
 * nmstate rust/src/lib/ovn.rs.
 */
export const checkMappings = (world: World): Finding[] =>
  ovnNetworksOf(world).flatMap((network) => [
    ...checkThere(world, network),
    ...checkBridge(world, network),
  ]);
