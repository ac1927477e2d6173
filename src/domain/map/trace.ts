import type { MapEdge, MapItem, MapModel } from './items';

/** What is connected to what, from both ends. */
export interface Links {
  /** Ids of what is nearer to the wire, by id. */
  before: ReadonlyMap<string, readonly string[]>;
  /** Ids of what is nearer to the VM, by id. */
  after: ReadonlyMap<string, readonly string[]>;
  items: ReadonlyMap<string, MapItem>;
  nodesOf: (id: string) => ReadonlySet<string>;
}

const append = (lists: Map<string, string[]>, key: string, value: string): void => {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
};

/** The connections of a map, to be asked for often. */
export const linksOf = ({ items, edges }: Pick<MapModel, 'items' | 'edges'>): Links => {
  const before = new Map<string, string[]>();
  const after = new Map<string, string[]>();
  for (const { from, to } of edges satisfies readonly MapEdge[]) {
    append(before, to, from);
    append(after, from, to);
  }
  const byId = new Map(items.map((item) => [item.id, item]));
  const nodes = new Map<string, ReadonlySet<string>>();
  const nodesOf = (id: string): ReadonlySet<string> => {
    const known = nodes.get(id) ?? new Set(byId.get(id)?.nodes);
    nodes.set(id, known);
    return known;
  };
  return { before, after, items: byId, nodesOf };
};

const reach = (start: string, next: ReadonlyMap<string, readonly string[]>): Set<string> => {
  const found = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const other of next.get(id) ?? []) {
      if (found.has(other)) continue;
      found.add(other);
      open.push(other);
    }
  }
  return found;
};

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  if (a.size === 0 || b.size === 0) return true;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  return [...small].some((name) => large.has(name));
};

/**
 * All that an item is connected to, towards the wire and towards the VMs, with itself: of a VM that runs
 * only what its own node has. What one item finds another, finds it, too.
 */
export const traceOf = (links: Links, id: string): ReadonlySet<string> => {
  if (!links.items.has(id)) return new Set();
  const own = links.nodesOf(id);
  const reached = [...reach(id, links.before), ...reach(id, links.after)];
  return new Set([id, ...reached.filter((other) => meet(own, links.nodesOf(other)))]);
};
