import type { KubernetesResource } from '../../../domain/core/resource';
import { summarizeUdn, type UdnSummary } from '../../../domain/udn/summary';
import { sortByText } from '../../../ui/list/sort';
import type { ListSpec, SortDirection } from '../../../ui/list/useListState';
import { isUdnKind, topologyLabels, type UdnKind } from '../kinds';

export interface UserNetworkRow {
  udn: KubernetesResource;
  key: string;
  summary: UdnSummary;
}

export interface UserNetworkFilter {
  /** Part of the name, any case. */
  name: string;
  /** Empty stands for both. */
  kinds: UdnKind[];
  /** As the API writes them; empty stands for all. */
  topologies: string[];
}

export const noFilter: UserNetworkFilter = { name: '', kinds: [], topologies: [] };

const sortKeys = ['name', 'namespace', 'topology', 'subnets', 'status', 'created'] as const;
export type SortKey = (typeof sortKeys)[number];

const isTopology = (value: string): boolean => Object.hasOwn(topologyLabels, value);

/** How the list is filtered and sorted, and how that stands in the URL. */
export const listSpec: ListSpec<UserNetworkFilter, SortKey> = {
  sortKeys,
  readFilter: (params) => ({
    name: params.get('name') ?? '',
    kinds: params.getAll('kind').filter(isUdnKind),
    topologies: params.getAll('topology').filter(isTopology),
  }),
  writeFilter: ({ name, kinds, topologies }, params) => {
    if (name) params.set('name', name);
    kinds.forEach((kind) => params.append('kind', kind));
    topologies.forEach((topology) => params.append('topology', topology));
  },
};

/** One row for each network; read once. */
export const rowsOf = (udns: readonly KubernetesResource[]): UserNetworkRow[] =>
  udns.map((udn) => {
    const summary = summarizeUdn(udn);
    return { udn, summary, key: `${summary.kind}/${summary.namespace ?? ''}/${summary.name}` };
  });

export const filterRows = (
  rows: readonly UserNetworkRow[],
  filter: UserNetworkFilter,
): UserNetworkRow[] => {
  const name = filter.name.trim().toLowerCase();
  return rows.filter(
    ({ summary }) =>
      summary.name.toLowerCase().includes(name) &&
      (filter.kinds.length === 0 || filter.kinds.includes(summary.kind)) &&
      (filter.topologies.length === 0 || filter.topologies.includes(summary.topology ?? '')),
  );
};

// Columns that show several values are sorted by the first, and then by the others.
const valueOf: Record<SortKey, (row: UserNetworkRow) => string> = {
  name: ({ summary }) => summary.name,
  namespace: ({ summary }) => summary.namespace ?? '',
  topology: ({ summary: { topology = '', role = '', physicalNetwork = '', vlan = '' } }) =>
    `${topology} ${role} ${physicalNetwork} ${vlan}`,
  subnets: ({ summary: { subnets, mtu = '' } }) => `${subnets.join(' ')} ${mtu}`,
  status: ({ summary }) => summary.status.state,
  created: ({ summary }) => summary.created,
};

/** Sorted copy; equal values come in the order of name and namespace. */
export const sortRows = (
  rows: readonly UserNetworkRow[],
  key: SortKey,
  direction: SortDirection,
): UserNetworkRow[] =>
  sortByText(rows, valueOf[key], direction, [
    valueOf.name,
    valueOf.namespace,
    ({ summary }) => summary.kind,
  ]);
