import { msg } from '../core/msg';
import { distinctReasons, reason, type Reason } from '../core/reasons';
import { managerOf } from '../nad/managed';
import { nadsOf } from '../nad/nads';
import { vlanText, wireVlansOf } from '../nad/wire-vlans';
import type { World } from '../world/world';
import { gapItems } from './gaps';
import { keyOfObject, stateOfFindings, type Taker } from './item-findings';
import { plainItem, type MapEdge, type MapItem, type MapSide } from './items';
import type { Matrix, MatrixRow } from './matrix';
import { thingOf, type NodeSide } from './of-nodes';
import { edgesToResource } from './resources';
import { sharedItems, standsOn } from './stands-on';

const networkFacts = (world: World, matrix: Matrix, row: MatrixRow): Reason[] => {
  const nad = nadsOf(world).get(row.networks[0] ?? '');
  const vlans = nad && vlanText(wireVlansOf(nad.parsed));
  const ready = row.cells.filter(({ state }) => state === 'ready').length;
  return [
    ...(vlans === undefined ? [] : [reason(msg('VLAN {{vlan}}'), { vlan: vlans })]),
    ...(matrix.nodes.length === 0
      ? []
      : [
          reason(msg('Ready on {{ready}} of {{count}} nodes'), {
            ready,
            count: matrix.nodes.length,
          }),
        ]),
  ];
};

/** Objects that a network is made from: what rules say of them is said of the network. */
const makersOfNetwork = (world: World, row: MatrixRow): string[] =>
  row.networks.flatMap((key) => {
    const nad = nadsOf(world).get(key);
    if (!nad) return [];
    const own = keyOfObject('NetworkAttachmentDefinition', nad.namespace, nad.name);
    const manager = managerOf(nad.nad);
    if (!manager) return [own];
    const namespace = manager.kind === 'UserDefinedNetwork' ? nad.namespace : undefined;
    return [own, keyOfObject(manager.kind, namespace, manager.name)];
  });

const lacksOf = (row: MatrixRow): Reason[] =>
  distinctReasons([...new Set(row.cells)].flatMap(({ reasons }) => reasons));

const networkItem = (world: World, matrix: Matrix, findings: Taker, row: MatrixRow): MapItem => {
  const own = findings.take(...new Set(makersOfNetwork(world, row)));
  return plainItem(row.key, 'network', row.name, {
    facts: networkFacts(world, matrix, row),
    state: stateOfFindings(findings, own),
    reasons: lacksOf(row),
    findings: own,
    namespaces: row.namespaces,
    networks: row.networks,
  });
};

/** Networks that VMs name and that are not there, or may not be seen. */
export const unseenNetwork = (world: World, findings: Taker, key: string): MapItem => {
  const [namespace = '', name = ''] = key.split('/');
  const isKnown = world.isKnown('NetworkAttachmentDefinition', namespace);
  return plainItem(`network ${key}`, 'network', name, {
    state: isKnown ? (findings.isKnown ? 'error' : 'unknown') : 'unknown',
    reasons: [
      isKnown
        ? reason(msg('This network does not exist.'))
        : reason(msg('You cannot see this network.')),
    ],
    namespaces: [namespace],
    networks: [key],
  });
};

export const networkSide = (
  world: World,
  matrix: Matrix,
  side: NodeSide,
  findings: Taker,
): MapSide & { byNetwork: Map<string, string> } => {
  const shared = sharedItems();
  const items: MapItem[] = [];
  const edges: MapEdge[] = [];
  const byNetwork = new Map<string, string>();
  for (const row of matrix.rows) {
    if (row.kind !== 'network') continue;
    const item = networkItem(world, matrix, findings, row);
    items.push(item);
    for (const key of row.networks) byNetwork.set(key, item.id);
    for (const from of standsOn(world, matrix, side, shared, row)) {
      edges.push({ from, to: item.id });
    }
  }
  // What should be there and failed is drawn although no network is on it.
  for (const { kind, name, cells } of matrix.rows) {
    if (kind === 'network' || kind === 'resource') continue;
    const there = side.byThing.get(thingOf(kind, name)) ?? [];
    for (const gap of gapItems(world, matrix, kind, name, cells, there)) {
      if (gap.state === 'error') shared.add(gap);
    }
  }
  const things = [...shared.items.values()];
  for (const item of things) {
    if (item.id === `resource/${item.name}`) {
      edges.push(...edgesToResource(world, side, item));
    }
  }
  return { items: [...things, ...items], edges, byNetwork };
};
