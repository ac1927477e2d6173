import { msg } from '../core/msg';
import { distinctReasons, reason } from '../core/reasons';
import { nadsOf } from '../nad/nads';
import { nameOfNeed, type NodeNeed } from '../nodes/need';
import type { World } from '../world/world';
import { gapItems } from './gaps';
import { plainItem, type MapItem, type MapKind } from './items';
import type { Matrix, MatrixRow } from './matrix';
import { thingOf, type NodeSide } from './of-nodes';
import { resourceItem } from './resources';
import { needOf } from './wanted-things';

const bridgeKinds: Partial<Record<NodeNeed['kind'], MapKind>> = {
  bridge: 'linux-bridge',
  mapping: 'mapping',
  interface: 'interface',
  device: 'resource',
  overlay: 'overlay',
};

/** Items of the bridge side that more than one network may stand on, each once. */
export const sharedItems = () => {
  const items = new Map<string, MapItem>();
  return {
    items,
    add: (item: MapItem): string => {
      const before = items.get(item.id);
      // Other networks may find other reasons on the same nodes.
      items.set(
        item.id,
        before
          ? { ...before, reasons: distinctReasons([...before.reasons, ...item.reasons]) }
          : item,
      );
      return item.id;
    },
  };
};
export type Shared = ReturnType<typeof sharedItems>;

/** What a network stands on, on whichever nodes, and where it is not there. */
export const standsOn = (
  world: World,
  matrix: Matrix,
  side: NodeSide,
  shared: Shared,
  row: MatrixRow,
): string[] => {
  const nad = nadsOf(world).get(row.networks[0] ?? '');
  if (!nad) return [];
  const need = needOf(nad);
  const kind = bridgeKinds[need.kind];
  if (kind === undefined) return [];
  if (kind === 'overlay') {
    return [shared.add(plainItem('overlay', 'overlay', ''))];
  }
  const name = need.kind === 'device' ? (nad.resourceName ?? '') : (nameOfNeed(need) ?? '');
  if (matrix.nodes.length === 0) {
    return [
      shared.add(
        plainItem(`unknown ${kind}/${name}`, kind, name, {
          state: 'unknown',
          reasons: [reason(msg('The nodes are not known.'))],
        }),
      ),
    ];
  }
  const kinds: MapKind[] =
    kind === 'interface' ? ['ethernet', 'bond', 'vlan', 'interface', 'linux-bridge'] : [kind];
  const there = kinds.flatMap((each) => side.byThing.get(thingOf(each, name)) ?? []);
  const resource = kind === 'resource' ? resourceItem(matrix, name) : undefined;
  if (resource) {
    shared.add(resource);
    there.push(resource);
  }
  return [
    ...there.map(({ id }) => id),
    ...gapItems(world, matrix, kind, name, row.cells, there).map(shared.add),
  ];
};
