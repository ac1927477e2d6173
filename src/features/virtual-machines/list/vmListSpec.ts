import type { VmFilter, VmRow } from '../../../domain/vm/lifecycle/vm-rows';
import { networkText } from '../../../domain/vm/lifecycle/vm-rows';
import { sortByText } from '../../../ui/list/sort';
import type { ListSpec, SortDirection } from '../../../ui/list/useListState';

export const vmSortKeys = ['name', 'namespace', 'status', 'node', 'created'] as const;
export type VmSortKey = (typeof vmSortKeys)[number];

/** How the list stands in the URL. */
export const vmListSpec: ListSpec<VmFilter, VmSortKey> = {
  sortKeys: vmSortKeys,
  readFilter: (params) => ({
    name: params.get('name') ?? '',
    statuses: params.getAll('status'),
    networks: params.getAll('network'),
    address: params.get('address') ?? '',
  }),
  writeFilter: ({ name, statuses, networks, address }, params) => {
    if (name) params.set('name', name);
    for (const status of statuses) params.append('status', status);
    for (const network of networks) params.append('network', network);
    if (address) params.set('address', address);
  },
};

const texts: Record<VmSortKey, (row: VmRow) => string> = {
  name: ({ name }) => name,
  namespace: ({ namespace }) => namespace,
  status: ({ status }) => status,
  node: ({ node }) => node,
  created: ({ created }) => created,
};

/** Sorted copy; rows that are equal come by name and namespace. */
export const sortVmRows = (
  rows: readonly VmRow[],
  key: VmSortKey,
  direction: SortDirection,
): VmRow[] => sortByText(rows, texts[key], direction, [texts.name, texts.namespace]);

const counted = (values: Iterable<string>): { value: string; count: number }[] => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => (a.value < b.value ? -1 : 1));
};

/** What there is to choose in the filters, with the number of VMs. */
export const filterOptions = (rows: readonly VmRow[]) => ({
  statuses: counted(rows.flatMap(({ status }) => (status === '' ? [] : [status]))),
  networks: counted(rows.flatMap(({ networks }) => [...new Set(networks.map(networkText))])),
});
