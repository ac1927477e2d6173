import type { MapItem, MapModel, MapState } from './items';
import { linksOf, traceOf } from './trace';

/** What is to be seen of a map; empty lists ask for everything. */
export interface MapFilter {
  namespaces: readonly string[];
  /** `namespace/name`. */
  networks: readonly string[];
  /** Names of nodes. */
  nodes: readonly string[];
  /** `namespace/name`. */
  vms: readonly string[];
  states: readonly MapState[];
  /** Part of a name, in any case. */
  text: string;
}

export const everything: MapFilter = {
  namespaces: [],
  networks: [],
  nodes: [],
  vms: [],
  states: [],
  text: '',
};

const meets = (wanted: readonly string[], own: readonly string[]): boolean =>
  wanted.length === 0 || own.some((value) => wanted.includes(value));

/** Of a VM that is asked for, its node alone is of interest. */
const nodesWanted = (model: MapModel, { nodes, vms }: MapFilter): readonly string[] => {
  if (nodes.length > 0 || vms.length === 0) return nodes;
  const own = model.items.filter(({ kind, name }) => kind === 'vm' && vms.includes(name));
  return own.every((item) => item.nodes.length > 0)
    ? [...new Set(own.flatMap((item) => item.nodes))]
    : [];
};

/** An item on some of its nodes; undefined where it is on none of them. */
const onNodes = (item: MapItem, wanted: ReadonlySet<string>): MapItem | undefined => {
  if (wanted.size === 0 || item.column === 'network') return item;
  // What is not known of any node may be there on each.
  if (item.nodes.length === 0) return item.kind === 'vm' ? undefined : item;
  const nodes = item.nodes.filter((name) => wanted.has(name));
  if (nodes.length === item.nodes.length) return item;
  return nodes.length === 0 ? undefined : { ...item, nodes };
};

const isSought = (filter: MapFilter, text: string, { name, nic, state }: MapItem): boolean =>
  (filter.states.length === 0 || filter.states.includes(state)) &&
  `${name} ${nic}`.toLowerCase().includes(text);

/**
 * The part of a map that a filter leaves: what it asks for, and all that this is connected to. Neither
 * takes the way to the wire away from what is left.
 */
export const filterMap = (model: MapModel, filter: MapFilter): MapModel => {
  const { namespaces, networks, vms, states } = filter;
  const text = filter.text.trim().toLowerCase();
  const nodes = new Set(nodesWanted(model, filter));
  const isOfUsers = namespaces.length + networks.length + vms.length > 0;
  const isAllowed = (item: MapItem): boolean => {
    switch (item.column) {
      case 'vm':
        return (
          meets(namespaces, item.namespaces) &&
          meets(networks, item.networks) &&
          meets(vms, [item.name])
        );
      case 'network':
        return meets(networks, item.networks);
      default:
        return true;
    }
  };
  const allowed = model.items.flatMap((item) =>
    isAllowed(item) ? (onNodes(item, nodes) ?? []) : [],
  );
  const ids = new Set(allowed.map(({ id }) => id));
  const edges = model.edges.filter(({ from, to }) => ids.has(from) && ids.has(to));
  const isAll = states.length === 0 && text === '';
  if (isAll && !isOfUsers) return { ...model, items: allowed, edges };
  const links = linksOf({ items: allowed, edges });
  /** Of a namespace: its VMs with the networks they are on, and the networks that are open to it. */
  const isOwn = (item: MapItem): boolean => {
    if (!isOfUsers) return true;
    if (item.column === 'vm') return true;
    if (item.column !== 'network' || vms.length > 0) return false;
    return meets(namespaces, item.namespaces);
  };
  const own = new Set<string>();
  for (const item of allowed) {
    if (isOwn(item)) for (const id of traceOf(links, item.id)) own.add(id);
  }
  const left = new Set<string>();
  for (const item of allowed) {
    if (!own.has(item.id) || (!isAll && !isSought(filter, text, item))) continue;
    for (const id of traceOf(links, item.id)) if (own.has(id)) left.add(id);
  }
  return {
    ...model,
    items: allowed.filter(({ id }) => left.has(id)),
    edges: edges.filter(({ from, to }) => left.has(from) && left.has(to)),
  };
};
