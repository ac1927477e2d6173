import { byNumbersInText } from '../core/collections';
import { managerOf } from '../nad/managed';
import { nadsOf, type ParsedNad } from '../nad/nads';
import { nameOfNeed, type NodeNeed } from '../nodes/need';
import { nodeNetworksOf, type NodeNetwork } from '../nodes/node-networks';
import { onNode } from '../nodes/on-node';
import { derivedInSteps, type World } from '../world/world';
import { cellKeeper, cellsOf, type MatrixCell, type RowKind, type Wanted } from './cells';
import { needOf, thingsOf } from './wanted-things';

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

const madeOf = (need: NodeNeed): Wanted['made'] =>
  need.kind === 'bridge' || need.kind === 'mapping' || need.kind === 'interface'
    ? { kind: need.kind, name: need.name }
    : undefined;

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

function* networkRows(
  world: World,
  nodes: readonly NodeNetwork[],
  keep: (cell: MatrixCell) => MatrixCell,
): Generator<undefined, MatrixRow[]> {
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
      yield;
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
}

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

const matrix = derivedInSteps(function* (world: World): Generator<undefined, Matrix> {
  const nodes = nodeNetworksOf(world)
    .filter(({ isForVms }) => isForVms)
    .toSorted((a, b) => byNumbersInText(a.name, b.name));
  const keep = cellKeeper();
  const networks = standingOn(world);
  const rows = [
    ...(yield* networkRows(world, nodes, keep)),
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

/**
 * Which of the nodes for VMs has what of each network, and of each bridge, bridge mapping and resource
 * that networks stand on. Takes any world and never throws; what nothing in it tells is unknown.
 */
export const matrixOf = matrix.atOnce;

/** The same in steps, one for each network that needs something else of nodes. */
export const matrixInSteps = matrix.inSteps;

/** Whether VMs on a network, or what stands on a thing, lack something on some node. */
export const isIncomplete = ({ cells }: MatrixRow): boolean =>
  cells.some(({ state }) => state !== 'ready');
