import { byNumbersInText } from '../core/collections';
import { msg } from '../core/msg';
import { quantityOf } from '../core/quantity';
import { reason, type Reason } from '../core/reasons';
import { textAt } from '../core/resource';
import { managerOf } from '../nad/managed';
import { nadsOf, type ParsedNad } from '../nad/nads';
import { BRIDGE_RESOURCE_PREFIX } from '../nad/types';
import { whyNotMade, partsMade, type MadeKind } from '../node-policies/makers';
import { stateOfFound, type NodeState } from '../nodes/coverage';
import { nameOfNeed, nodeNeedOf, type NodeNeed } from '../nodes/need';
import { nodeNetworksOf, type NodeNetwork } from '../nodes/node-networks';
import {
  bridgeHere,
  mappingHere,
  onNode,
  resourceHere,
  type BridgeType,
  type Found,
  type Lack,
} from '../nodes/on-node';
import { nadFactsOf } from '../vm/interfaces/nad-facts';
import { takenOn } from '../vm/migration/needs';
import { derived, type World } from '../world/world';

/** What a row is about: a network, or something of nodes that networks stand on. */
export type RowKind = 'network' | BridgeType | 'mapping' | 'resource';

/** What one node has of one thing. Cells that say the same are the same object. */
export interface MatrixCell {
  state: NodeState;
  /** Why the state is no better; empty for a node that has all of it. */
  reasons: readonly Reason[];
  /** Whether something went wrong that was meant to be there, rather than being left out. */
  isFailed: boolean;
  /** Whether only smaller packets pass than on most nodes, or than the network asks for. */
  isSmaller: boolean;
  /** What VMs are connected to there; of a resource, how many the node gives. */
  through: string | undefined;
  /** Largest packet in bytes that passes there. */
  mtu: number | undefined;
}

export interface MatrixRow {
  /** Kind and name; a row of another state of the cluster has the same. */
  key: string;
  kind: RowKind;
  name: string;
  /** Of a network: where it is open; empty for what belongs to nodes. */
  namespaces: readonly string[];
  /** `namespace/name` of the NetworkAttachmentDefinitions that the row is about, or that stand on it. */
  networks: readonly string[];
  /** In the order of the nodes. */
  cells: readonly MatrixCell[];
}

/** Which node has what of which network. */
export interface Matrix {
  /** Nodes for VMs, by name. */
  nodes: readonly NodeNetwork[];
  rows: readonly MatrixRow[];
}

/** Bridges that OVN-Kubernetes keeps to itself: nothing is ever connected to them by name. */
export const OF_OVN: readonly string[] = ['br-int', 'br-local'];

interface Wanted {
  kind: RowKind;
  name: string;
  lookAt: (node: NodeNetwork) => Found;
  /** What a policy would have to make where it is not. */
  made: { kind: MadeKind; name: string } | undefined;
  /** By which VMs are placed. */
  resource: string | undefined;
  /** MTU in bytes that is asked for; others than the largest that passes matter only without one. */
  mtu: number | undefined;
}

/** Cells by what they say, so that nodes are compared by identity. */
const cellKeeper = () => {
  const known = new Map<string, MatrixCell>();
  return (cell: MatrixCell): MatrixCell => {
    const { state, reasons, through = '', mtu = 0 } = cell;
    const why = reasons.length === 0 ? '' : JSON.stringify(reasons);
    const key = `${state} ${String(mtu)} ${through} ${why}`;
    const before = known.get(key);
    if (before) return before;
    known.set(key, cell);
    return cell;
  };
};

const FAILED: readonly Lack['kind'][] = ['policyFailed', 'nowhere', 'otherType'];

/** Devices of which VMs have all: those there work, and no further one comes. */
const usedUp = (world: World, node: NodeNetwork, resource: string | undefined): Reason[] => {
  if (resource === undefined) return [];
  const total = quantityOf(node.resources?.get(resource));
  const taken = takenOn(world)(node.name).get(resource) ?? 0;
  if (total === undefined || total === 0 || taken < total) return [];
  const text = msg(
    'VMs use all {{total}} {{resource}} of the node, so no further VM is placed here.',
  );
  return [reason(text, { total, resource })];
};

/** The MTU that most nodes have, the larger one of two that are as frequent. */
const usualMtu = (found: readonly Found[]): number | undefined => {
  const counts = new Map<number, number>();
  for (const { mtu, missing } of found) {
    if (mtu !== undefined && missing.length === 0) counts.set(mtu, (counts.get(mtu) ?? 0) + 1);
  }
  return [...counts].sort(([a, many], [b, more]) => more - many || b - a)[0]?.[0];
};

const smaller = (mtu: number | undefined, usual: number | undefined): Reason[] => {
  if (mtu === undefined || usual === undefined || mtu >= usual) return [];
  const text = msg('Packets of up to {{mtu}} bytes pass here, and {{usual}} on most nodes.');
  return [reason(text, { mtu, usual })];
};

const cellsOf = (
  world: World,
  nodes: readonly NodeNetwork[],
  { lookAt, made, resource, mtu }: Wanted,
  keep: (cell: MatrixCell) => MatrixCell,
): MatrixCell[] => {
  const found = nodes.map(lookAt);
  const usual = mtu === undefined ? usualMtu(found) : undefined;
  return nodes.map((node, index) => {
    const has = found[index];
    if (!has) throw new Error('each node was looked at');
    const state = stateOfFound(has);
    const lacks = [...has.missing, ...has.limits];
    const isAbsent = has.missing.some(({ kind }) => kind === 'absent');
    const isThere = state === 'ready' || state === 'limited';
    const less = isThere ? smaller(has.mtu, usual) : [];
    const more = isThere
      ? [...usedUp(world, node, resource), ...less]
      : isAbsent && made
        ? whyNotMade(world, made.kind, made.name, node)
        : [];
    return keep({
      state: state === 'ready' && more.length > 0 ? 'limited' : state,
      reasons: [...lacks.map(({ why }) => why), ...more],
      isFailed: lacks.some(({ kind }) => FAILED.includes(kind)),
      isSmaller: less.length > 0 || has.limits.some(({ kind }) => kind === 'mtu'),
      through: has.through,
      mtu: has.mtu,
    });
  });
};

const madeOf = (need: NodeNeed): Wanted['made'] =>
  need.kind === 'bridge' || need.kind === 'mapping' || need.kind === 'interface'
    ? { kind: need.kind, name: need.name }
    : undefined;

/** What a network needs of nodes. */
export const needOf = (nad: ParsedNad): NodeNeed =>
  nodeNeedOf(nad.parsed, nadFactsOf(nad).networkName);

const ofNetwork = (world: World, nad: ParsedNad, need: NodeNeed): Wanted => ({
  kind: 'network',
  name: nad.name,
  lookAt: (node) => onNode(world, node, need, nad.resourceName),
  made: madeOf(need),
  resource: nad.resourceName,
  mtu: 'fields' in need ? need.fields.integer('mtu') : undefined,
});

/** What of a network decides its cells: networks that say the same are looked for once. */
const signatureOf = (need: NodeNeed, resource = ''): string => {
  const name = nameOfNeed(need) ?? '';
  const mtu = 'fields' in need ? String(need.fields.integer('mtu') ?? '') : '';
  const vlans = need.kind === 'bridge' ? JSON.stringify(need.vlans) : '';
  return [need.kind, name, mtu, resource, vlans].join('\n');
};

/** A network that one object makes in many namespaces is one row. */
const makerKeyOf = ({ nad, key }: ParsedNad): { key: string; name: string | undefined } => {
  const manager = managerOf(nad);
  return manager?.kind === 'ClusterUserDefinedNetwork'
    ? { key: `cluster/${manager.name}`, name: manager.name }
    : { key, name: undefined };
};

const networkRows = (
  world: World,
  nodes: readonly NodeNetwork[],
  keep: (cell: MatrixCell) => MatrixCell,
): MatrixRow[] => {
  const rows = new Map<string, MatrixRow & { namespaces: string[]; networks: string[] }>();
  const known = new Map<string, readonly MatrixCell[]>();
  for (const nad of nadsOf(world).values()) {
    const { key, name } = makerKeyOf(nad);
    const row = rows.get(key);
    if (row) {
      row.namespaces.push(nad.namespace);
      row.networks.push(nad.key);
      continue;
    }
    const need = needOf(nad);
    const signature = signatureOf(need, nad.resourceName);
    let cells = known.get(signature);
    if (!cells) {
      cells = cellsOf(world, nodes, ofNetwork(world, nad, need), keep);
      known.set(signature, cells);
    }
    rows.set(key, {
      key: `network ${key}`,
      kind: 'network',
      name: name ?? nad.name,
      namespaces: [nad.namespace],
      networks: [nad.key],
      cells,
    });
  }
  return [...rows.values()];
};

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

const thingsOf = (world: World, nodes: readonly NodeNetwork[]): Wanted[] => [
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

/** Networks by what of nodes they stand on: kind and name of its row. */
const standingOn = (world: World): ReadonlyMap<string, string[]> => {
  const byThing = new Map<string, string[]>();
  const add = (thing: string, key: string) => {
    byThing.set(thing, [...(byThing.get(thing) ?? []), key]);
  };
  for (const nad of nadsOf(world).values()) {
    const need = needOf(nad);
    if (need.kind === 'bridge') add(`linux-bridge ${need.name}`, nad.key);
    if (need.kind === 'mapping') add(`mapping ${need.name}`, nad.key);
    if (need.kind === 'device') add(`resource ${nad.resourceName ?? ''}`, nad.key);
  }
  return byThing;
};

const KINDS: readonly RowKind[] = ['network', 'linux-bridge', 'ovs-bridge', 'mapping', 'resource'];

/**
 * Which of the nodes for VMs has what of each network, and of each bridge, bridge mapping and resource
 * that networks stand on. Takes any world and never throws; what nothing in it tells is unknown.
 */
export const matrixOf = derived((world: World): Matrix => {
  const nodes = nodeNetworksOf(world)
    .filter(({ isForVms }) => isForVms)
    .toSorted((a, b) => byNumbersInText(a.name, b.name));
  const keep = cellKeeper();
  const networks = standingOn(world);
  const rows = [
    ...networkRows(world, nodes, keep),
    ...thingsOf(world, nodes).map((wanted): MatrixRow => {
      const key = `${wanted.kind} ${wanted.name}`;
      return {
        key,
        kind: wanted.kind,
        name: wanted.name,
        namespaces: [],
        networks: networks.get(key) ?? [],
        cells: cellsOf(world, nodes, wanted, keep),
      };
    }),
  ];
  return {
    nodes,
    rows: rows.sort(
      (a, b) =>
        KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
        byNumbersInText(a.name, b.name) ||
        byNumbersInText(a.namespaces[0] ?? '', b.namespaces[0] ?? ''),
    ),
  };
});

/** Whether VMs on a network, or what stands on a thing, lack something on some node. */
export const isIncomplete = ({ cells }: MatrixRow): boolean =>
  cells.some(({ state }) => state !== 'ready');
