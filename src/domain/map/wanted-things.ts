import { textAt } from '../core/resource';
import { nadsOf, type ParsedNad } from '../nad/nads';
import { BRIDGE_RESOURCE_PREFIX } from '../nad/types';
import { partsMade } from '../node-policies/makers';
import { nodeNeedOf, type NodeNeed } from '../nodes/need';
import type { NodeNetwork } from '../nodes/node-networks';
import {
  bridgeHere,
  mappingHere,
  resourceHere,
  type BridgeType,
  type Found,
} from '../nodes/on-node';
import { nadFactsOf } from '../vm/interfaces/nad-facts';
import type { World } from '../world/world';
import type { Wanted } from './cells';

/** What a network needs of nodes. */
export const needOf = (nad: ParsedNad): NodeNeed =>
  nodeNeedOf(nad.parsed, nadFactsOf(nad).networkName);

/** Bridges that OVN-Kubernetes keeps to itself: nothing is ever connected to them by name. */
export const OF_OVN: readonly string[] = ['br-int', 'br-local'];

const bridgesOf = (world: World, nodes: readonly NodeNetwork[]): Map<string, BridgeType> => {
  const types = new Map<string, BridgeType>();
  const add = (name: string, type: string) => {
    if (type !== 'linux-bridge' && type !== 'ovs-bridge') return;
    if (!OF_OVN.includes(name) && !types.has(name)) types.set(name, type);
  };
  for (const part of partsMade(world)) add(part.name, part.type);
  for (const { interfaces, resources } of nodes) {
    for (const { name, type } of interfaces?.values() ?? []) add(name, type);
    // bridge-marker tells of Linux bridges, also where nmstate does not report.
    for (const resource of resources?.keys() ?? []) {
      if (resource.startsWith(BRIDGE_RESOURCE_PREFIX))
        add(resource.slice(BRIDGE_RESOURCE_PREFIX.length), 'linux-bridge');
    }
  }
  return types;
};

/** Where nmstate does not report, bridge-marker may: it tells of kernel bridges, up or down. */
const lookForBridge =
  (world: World, name: string, type: BridgeType) =>
  (node: NodeNetwork): Found => {
    const has = bridgeHere(world, node, name, type);
    const marker = `${BRIDGE_RESOURCE_PREFIX}${name}`;
    const isMarked = type === 'linux-bridge' && has.isUnknown && node.resources?.has(marker);
    return isMarked ? { ...has, isUnknown: false, missing: [], through: name } : has;
  };

const localnetsOf = (world: World, nodes: readonly NodeNetwork[]): string[] => [
  ...new Set([
    ...partsMade(world).flatMap(({ type, name }) => (type === 'mapping' ? [name] : [])),
    ...nodes.flatMap(({ mappings }) => [...(mappings?.keys() ?? [])]),
  ]),
];

/** Resources of devices: those that networks ask for, and those that SR-IOV policies make. */
const resourcesOf = (world: World, nodes: readonly NodeNetwork[]): string[] => {
  const asked = [...nadsOf(world).values()].flatMap((nad) =>
    nad.resourceName !== undefined && needOf(nad).kind === 'device' ? [nad.resourceName] : [],
  );
  const made = new Set(
    world
      .list('SriovNetworkNodePolicy')
      .flatMap((policy) => textAt(policy, 'spec', 'resourceName') ?? []),
  );
  const offered = nodes
    .flatMap(({ resources }) => [...(resources?.keys() ?? [])])
    .filter((name) => made.has(name.slice(name.lastIndexOf('/') + 1)));
  return [...new Set([...asked, ...offered])];
};

/** Of a resource, how many a node gives stands for what VMs are connected to. */
const lookForResource =
  (name: string) =>
  (node: NodeNetwork): Found => {
    const has = resourceHere(node, name);
    return has.missing.length > 0 ? has : { ...has, through: node.resources?.get(name) };
  };

export const thingsOf = (world: World, nodes: readonly NodeNetwork[]): Wanted[] => [
  ...[...bridgesOf(world, nodes)].map(([name, type]): Wanted => ({
    kind: type,
    name,
    lookAt: lookForBridge(world, name, type),
    made: { kind: 'bridge', name },
    resource: undefined,
    mtu: undefined,
  })),
  ...localnetsOf(world, nodes).map((name): Wanted => ({
    kind: 'mapping',
    name,
    lookAt: (node) => mappingHere(world, node, name),
    made: { kind: 'mapping', name },
    resource: undefined,
    mtu: undefined,
  })),
  ...resourcesOf(world, nodes).map((name): Wanted => ({
    kind: 'resource',
    name,
    lookAt: lookForResource(name),
    made: undefined,
    resource: name,
    mtu: undefined,
  })),
];
