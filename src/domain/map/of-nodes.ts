import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { textAt } from '../core/resource';
import { makersOf, type MadeKind } from '../node-policies/makers';
import type { NodeInterface, NodeNetwork } from '../nodes/node-networks';
import { uplinksOf } from '../nodes/uplinks';
import { wiringGroupsOf } from '../nodes/wiring';
import type { World } from '../world/world';
import type { MatrixCell } from './cells';
import { plainItem, type MapItem, type MapKind, type MapSide, type MapState } from './items';
import type { Matrix, MatrixRow } from './matrix';
import { OF_OVN } from './wanted-things';

/** What nodes have between the wire and networks, each thing once for all nodes where it is the same. */
export interface NodeSide extends MapSide {
  /** The items of a thing by kind and name: several where nodes differ. */
  byThing: ReadonlyMap<string, readonly MapItem[]>;
}

export const thingOf = (kind: string, name: string): string => `${kind} ${name}`;

const known: Partial<Record<string, MapKind>> = {
  ethernet: 'ethernet',
  bond: 'bond',
  vlan: 'vlan',
  'linux-bridge': 'linux-bridge',
  'ovs-bridge': 'ovs-bridge',
};

const madeKinds: Partial<Record<MapKind, MadeKind>> = {
  'linux-bridge': 'bridge',
  'ovs-bridge': 'bridge',
  mapping: 'mapping',
  bond: 'interface',
  vlan: 'interface',
  ethernet: 'interface',
};

export const policiesOf = (world: World, kind: MapKind, name: string): string[] => {
  const made = madeKinds[kind];
  return made === undefined
    ? []
    : makersOf(world, made, name).flatMap((policy) => textAt(policy, 'metadata', 'name') ?? []);
};

const factsOf = (kind: MapKind, found: NodeInterface | undefined, on: string): Reason[] => [
  ...(kind === 'mapping' && on !== '' ? [reason(msg('to bridge {{name}}'), { name: on })] : []),
  ...(found?.bondMode === undefined || kind !== 'bond'
    ? []
    : [reason(msg('Mode {{mode}}'), { mode: found.bondMode })]),
  ...(found?.vlanId === undefined || kind !== 'vlan'
    ? []
    : [reason(msg('VLAN {{vlan}}'), { vlan: found.vlanId })]),
  ...(found?.mtu === undefined || kind === 'ovs-bridge' || kind === 'mapping'
    ? []
    : [reason(msg('MTU {{mtu}}'), { mtu: found.mtu })]),
];

const statesOfCells: Record<MatrixCell['state'], MapState> = {
  ready: 'fine',
  limited: 'warning',
  unknown: 'unknown',
  missing: 'absent',
};

interface Judged {
  state: MapState;
  reasons: readonly Reason[];
}

const sound: Judged = { state: 'fine', reasons: [] };

const judgedCell = (cell: MatrixCell | undefined): Judged =>
  cell === undefined
    ? sound
    : { state: cell.isFailed ? 'error' : statesOfCells[cell.state], reasons: cell.reasons };

/** A link is down that something stands on. */
const judgedLink = (found: NodeInterface | undefined, isUsed: boolean): Judged => {
  if (!found) {
    return { state: 'unknown', reasons: [reason(msg('nmstate does not tell of it.'))] };
  }
  if (found.state !== 'down' || !isUsed) return sound;
  return { state: 'warning', reasons: [reason(msg('nmstate says that it is down.'))] };
};

interface Draft {
  kind: MapKind;
  name: string;
  said: Pick<MapItem, 'state' | 'facts' | 'reasons' | 'policies'>;
  /** Ids of what it stands on. */
  on: readonly string[];
}

/** Things of all nodes, by all that is to be seen of them and of what they stand on. */
const thingKeeper = () => {
  const bySignature = new Map<string, { draft: Draft; id: string; nodes: string[] }>();
  const ids = new Set<string>();
  const keep = (draft: Draft, nodes: readonly string[]): string => {
    const { kind, name, said } = draft;
    const signature = JSON.stringify([kind, name, said, [...draft.on].sort()]);
    const before = bySignature.get(signature);
    if (before) {
      before.nodes.push(...nodes);
      return before.id;
    }
    const plain = `${kind}/${name}`;
    const id = ids.has(plain) ? `${plain}/${nodes[0] ?? ''}` : plain;
    ids.add(id);
    bySignature.set(signature, { draft, id, nodes: [...nodes] });
    return id;
  };
  return { keep, all: () => [...bySignature.values()] };
};

type Cells = (kind: string, name: string) => MatrixCell | undefined;

const cellsOn = (matrix: Matrix, node: NodeNetwork): Cells => {
  const place = matrix.nodes.indexOf(node);
  const rows = new Map<string, MatrixRow>(matrix.rows.map((row) => [row.key, row]));
  return (kind, name) => rows.get(thingOf(kind, name))?.cells[place];
};

/** Everything between the wire and networks on nodes that are alike. */
const readNode = (
  world: World,
  node: NodeNetwork,
  nodes: readonly string[],
  cells: Cells,
  keep: (draft: Draft, nodes: readonly string[]) => string,
): void => {
  const done = new Map<string, string>();
  const used = new Set<string>();
  for (const { ports, baseInterface } of node.interfaces?.values() ?? []) {
    for (const name of [...ports, ...(baseInterface === undefined ? [] : [baseInterface])]) {
      used.add(name);
    }
  }
  const partsOf = (found: NodeInterface): string[] => {
    if (found.type.endsWith('bridge')) return uplinksOf(node, found);
    if (found.type === 'bond') return found.ports;
    return found.baseInterface === undefined ? [] : [found.baseInterface];
  };
  const draftOf = (
    kind: MapKind,
    name: string,
    { state, reasons }: Judged,
    {
      found,
      on,
      bridge = '',
    }: { found?: NodeInterface | undefined; on: string[]; bridge?: string },
  ): Draft => ({
    kind,
    name,
    said: {
      state,
      facts: factsOf(kind, found, bridge),
      reasons,
      policies: policiesOf(world, kind, name),
    },
    on,
  });
  /** @param trail what leads to it: what stands on itself is passed over */
  const visit = (name: string, trail: readonly string[]): string => {
    const before = done.get(name);
    if (before !== undefined) return before;
    const found = node.interfaces?.get(name);
    const kind = known[found?.type ?? ''] ?? 'interface';
    const on = found
      ? partsOf(found)
          .filter((part) => part !== name && !trail.includes(part))
          .map((part) => visit(part, [...trail, name]))
      : [];
    const judged = kind.endsWith('bridge')
      ? judgedCell(cells(kind, name))
      : judgedLink(found, used.has(name));
    const id = keep(draftOf(kind, name, judged, { found, on }), nodes);
    done.set(name, id);
    return id;
  };
  const mapped = new Set(node.mappings?.values());
  for (const { name, type } of node.interfaces?.values() ?? []) {
    // A bridge that OVN-Kubernetes is told of stands in its mapping.
    if (known[type] === undefined || OF_OVN.includes(name) || mapped.has(name)) continue;
    visit(name, []);
  }
  for (const [localnet, bridge] of node.mappings ?? []) {
    const found = node.interfaces?.get(bridge);
    const on = found
      ? partsOf(found)
          .filter((part) => part !== bridge)
          .map((part) => visit(part, [bridge]))
      : [];
    const judged = judgedCell(cells('mapping', localnet));
    keep(draftOf('mapping', localnet, judged, { found, on, bridge }), nodes);
  }
};

/**
 * The cards, bonds, VLAN interfaces, bridges and mappings of nodes: one item for all nodes on which a
 * thing is the same, down to the card.
 */
export const nodeSideOf = (world: World, matrix: Matrix): NodeSide => {
  const keeper = thingKeeper();
  for (const { nodes } of wiringGroupsOf(matrix.nodes)) {
    // Nodes that are wired alike may still differ in what policies say of them.
    for (const alike of wiringGroupsOf(nodes, (node) => thingsSaidOf(matrix, node))) {
      const [first] = alike.nodes;
      if (!first) continue;
      const names = alike.nodes.map(({ name }) => name);
      readNode(world, first, names, cellsOn(matrix, first), keeper.keep);
    }
  }
  const all = keeper.all();
  const items = all.map(({ draft: { kind, name, said }, id, nodes }) =>
    plainItem(id, kind, name, { ...said, nodes }),
  );
  const byThing = new Map<string, MapItem[]>();
  for (const item of items) {
    const key = thingOf(item.kind, item.name);
    byThing.set(key, [...(byThing.get(key) ?? []), item]);
  }
  return {
    items,
    edges: all.flatMap(({ draft, id }) => draft.on.map((from) => ({ from, to: id }))),
    byThing,
  };
};

/** What the matrix says of a node's bridges and mappings, to be compared. */
const thingsSaidOf = (matrix: Matrix, node: NodeNetwork): unknown => {
  const place = matrix.nodes.indexOf(node);
  return matrix.rows.flatMap(({ kind, cells }) =>
    kind === 'network' || kind === 'resource'
      ? []
      : [[cells[place]?.state, cells[place]?.isFailed, cells[place]?.reasons]],
  );
};
