import { mapStates, type MapColumn, type MapItem, type MapModel } from './items';
import type { Links } from './trace';

/** The items of each column, from the top. */
export type ColumnsOfMap = Readonly<Record<MapColumn, readonly MapItem[]>>;

/** Columns that are made one by one. */
export const columnsBy = (
  itemsOf: (column: MapColumn) => readonly MapItem[],
): Record<MapColumn, readonly MapItem[]> => ({
  uplink: itemsOf('uplink'),
  link: itemsOf('link'),
  bridge: itemsOf('bridge'),
  network: itemsOf('network'),
  vm: itemsOf('vm'),
});

type Places = Map<string, number>;

const placeByNeighbours = (
  item: MapItem,
  neighbours: ReadonlyMap<string, readonly string[]>,
  places: Places,
): number => {
  const known = (neighbours.get(item.id) ?? []).flatMap((id) => places.get(id) ?? []);
  // What is connected to nothing stands below all that is.
  return known.length === 0
    ? Number.MAX_SAFE_INTEGER
    : known.reduce((sum, place) => sum + place, 0) / known.length;
};

const isWrong = ({ state }: MapItem): number => {
  const place = mapStates.indexOf(state);
  return state === 'error' || state === 'warning' ? place : mapStates.length;
};

/** Whether something is wrong with a network, or with a VM on it. */
const isWrongOn = (item: MapItem, links: Links): number =>
  Math.min(
    isWrong(item),
    ...(links.after.get(item.id) ?? []).map((id) => {
      const vm = links.items.get(id);
      return vm ? isWrong(vm) : mapStates.length;
    }),
  );

/** The pod network, on which nearly every VM is, stands below those that somebody made. */
const isOfEverybody = ({ networks }: MapItem): boolean => networks.length === 0;

/**
 * Orders columns so that connections cross little: networks with what is wrong first, the other columns
 * by the middle of what they are connected to.
 */
export const orderedColumns = ({ items }: Pick<MapModel, 'items'>, links: Links): ColumnsOfMap => {
  const columns = columnsBy((column) => items.filter((item) => item.column === column));
  const places: Places = new Map();
  const put = (column: MapColumn, order: readonly MapItem[]) => {
    columns[column] = order;
    order.forEach(({ id }, place) => places.set(id, place));
  };
  put(
    'network',
    columns.network
      .map((item) => ({ item, place: isWrongOn(item, links) }))
      .sort(
        (a, b) =>
          Number(isOfEverybody(a.item)) - Number(isOfEverybody(b.item)) || a.place - b.place,
      )
      .map(({ item }) => item),
  );
  const along = (column: MapColumn, neighbours: ReadonlyMap<string, readonly string[]>) =>
    put(
      column,
      columns[column]
        .map((item) => ({ item, place: placeByNeighbours(item, neighbours, places) }))
        .sort((a, b) => a.place - b.place || isWrong(a.item) - isWrong(b.item))
        .map(({ item }) => item),
    );
  along('vm', links.before);
  along('bridge', links.after);
  along('link', links.after);
  along('uplink', links.after);
  return columns;
};
