import { distinctReasons } from '../core/reasons';
import { listAt, textAt } from '../core/resource';
import type { World } from '../world/world';
import { nodesWith } from './gaps';
import { plainItem, type MapEdge, type MapItem } from './items';
import type { Matrix } from './matrix';
import { thingOf, type NodeSide } from './of-nodes';

export const resourceItem = (matrix: Matrix, name: string): MapItem | undefined => {
  const row = matrix.rows.find(({ key }) => key === thingOf('resource', name));
  const found = nodesWith(matrix, row?.cells ?? [], ({ state }) =>
    ['ready', 'limited'].includes(state),
  );
  if (found.names.length === 0) return undefined;
  const isUsedUp = found.cells.some(({ state }) => state === 'limited');
  return plainItem(`resource/${name}`, 'resource', name, {
    state: isUsedUp ? 'warning' : 'fine',
    reasons: distinctReasons(found.cells.flatMap(({ reasons }) => reasons)),
    nodes: found.names,
  });
};

/** Names of the cards of which a resource's virtual functions are, as far as policies name them. */
const cardsOf = (world: World, resource: string): ReadonlySet<string> => {
  const suffix = resource.slice(resource.lastIndexOf('/') + 1);
  return new Set(
    world
      .list('SriovNetworkNodePolicy')
      .filter((policy) => textAt(policy, 'spec', 'resourceName') === suffix)
      .flatMap((policy) => listAt(policy, 'spec', 'nicSelector', 'pfNames'))
      // A part of the functions of a card is asked for as `ens1f0#0-3`.
      .flatMap((name) => (typeof name === 'string' ? (name.split('#')[0] ?? []) : [])),
  );
};

/** From the cards of a resource to the resource, where both are on one node. */
export const edgesToResource = (world: World, side: NodeSide, resource: MapItem): MapEdge[] => {
  const nodes = new Set(resource.nodes);
  return [...cardsOf(world, resource.name)].flatMap((card) =>
    (side.byThing.get(thingOf('ethernet', card)) ?? [])
      .filter((item) => item.nodes.some((name) => nodes.has(name)))
      .map(({ id }) => ({ from: id, to: resource.id })),
  );
};
