import { groupedBy } from '../core/collections';
import { mapStates, type MapEdge, type MapItem, type MapModel, type MapState } from './items';

/** So many that are alike are shown by name. */
export const SHOWN_BY_NAME = 10;

/** How many VMs items stand for; one with several interfaces counts once. */
export const vmCountOf = (items: readonly MapItem[]): number =>
  new Set(
    items
      .flatMap((item) => [item, ...item.members])
      .flatMap(({ kind, name, members }) => (kind === 'vm' && members.length === 0 ? [name] : [])),
  ).size;

const worst = (states: readonly MapState[]): MapState =>
  mapStates.find((state) => states.includes(state)) ?? 'fine';

const isSound = ({ state }: MapItem): boolean => state !== 'error' && state !== 'warning';

/** Items that say the same: sound ones by their state, others by what rules say of them. */
const likeness = (item: MapItem): string => {
  if (isSound(item)) return item.state;
  const codes = [...new Set(item.findings.map(({ code }) => code))].sort();
  return `${item.state} ${codes.join(' ')} ${JSON.stringify(item.reasons)}`;
};

const foldedFrom = (id: string, members: readonly MapItem[], first: MapItem): MapItem => ({
  ...first,
  id,
  name: '',
  nic: '',
  facts: [],
  state: worst(members.map(({ state }) => state)),
  reasons: first.reasons,
  nodes: members.some(({ nodes }) => nodes.length === 0)
    ? []
    : [...new Set(members.flatMap(({ nodes }) => nodes))],
  findings: members.flatMap(({ findings }) => findings),
  policies: [],
  namespaces: [...new Set(members.flatMap(({ namespaces }) => namespaces))],
  networks: [...new Set(members.flatMap(({ networks }) => networks))],
  members,
});

/** Ids of what comes before items, by id. */
type Before = ReadonlyMap<string, readonly string[]>;

interface Folding {
  /** By the id of an item, that of the one that stands for it. */
  stands: Map<string, string>;
  items: MapItem[];
}

/** Folds the items of one column that hang on the same things and say the same. */
const foldColumn = (
  column: readonly MapItem[],
  before: Before,
  { stands, items }: Folding,
): void => {
  const hangsOn = ({ id }: MapItem): string =>
    [...new Set((before.get(id) ?? []).map((other) => stands.get(other) ?? other))]
      .sort()
      .join('\n');
  const groups = groupedBy(column, (item) => `${hangsOn(item)}\n${likeness(item)}`);
  for (const alike of groups.values()) {
    const [first] = alike;
    if (!first || alike.length <= SHOWN_BY_NAME) {
      items.push(...alike);
      continue;
    }
    const id = `some ${first.id}`;
    for (const item of alike) stands.set(item.id, id);
    items.push(foldedFrom(id, alike, first));
  }
};

/**
 * Folds networks and VMs: up to ten that are alike stay as they are, and of more one item says how many
 * there are. What is wrong is never folded with what is not, and nothing is lost: each item is there, or
 * among the members of one.
 */
export const foldMap = (model: MapModel): MapModel => {
  const before = groupedBy(model.edges, ({ to }) => to);
  const beforeIds: Before = new Map(
    [...before].map(([to, edges]) => [to, edges.map(({ from }) => from)]),
  );
  const stands = new Map<string, string>();
  const folded: MapItem[] = [];
  for (const column of ['network', 'vm'] as const) {
    foldColumn(
      model.items.filter((item) => item.column === column),
      beforeIds,
      { stands, items: folded },
    );
  }
  const edges = new Map<string, MapEdge>();
  for (const { from, to } of model.edges) {
    const edge = { from: stands.get(from) ?? from, to: stands.get(to) ?? to };
    edges.set(`${edge.from}\n${edge.to}`, edge);
  }
  const others = model.items.filter(({ column }) => column !== 'network' && column !== 'vm');
  return { ...model, items: [...others, ...folded], edges: [...edges.values()] };
};

/** The item of a folded map that is, or stands for, one of the whole map. */
export const standingFor = (model: MapModel, id: string): MapItem | undefined =>
  model.items.find((item) => item.id === id || item.members.some((member) => member.id === id));
