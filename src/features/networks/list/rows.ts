import type { NetworkType } from '../../../domain/nad/network-type';
import { summarizeNad, type NadSummary } from '../../../domain/nad/summary';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';

export interface NetworkRow {
  nad: NetworkAttachmentDefinition;
  key: string;
  name: string;
  namespace: string;
  created: string;
  summary: NadSummary;
}

export const sortKeys = [
  'name',
  'namespace',
  'type',
  'bridge',
  'vlan',
  'description',
  'created',
] as const;
export type SortKey = (typeof sortKeys)[number];
export type SortDirection = 'asc' | 'desc';

export interface NetworkFilter {
  /** Part of the name, any case. */
  name: string;
  /** Each `key` or `key=value`; all of them must match. */
  labels: string[];
  /** Empty stands for every type. */
  types: NetworkType[];
}

/** One row per network. Reading the configuration is the costly part, so it happens once here. */
export const rowsOf = (nads: NetworkAttachmentDefinition[]): NetworkRow[] =>
  nads.map((nad) => {
    const name = nad.metadata?.name ?? '';
    const namespace = nad.metadata?.namespace ?? '';
    return {
      nad,
      key: `${namespace}/${name}`,
      name,
      namespace,
      created: nad.metadata?.creationTimestamp ?? '',
      summary: summarizeNad(nad),
    };
  });

const hasLabel = (labels: Record<string, string>, wanted: string): boolean => {
  const separator = wanted.indexOf('=');
  if (separator < 0) return Object.hasOwn(labels, wanted);
  return labels[wanted.slice(0, separator)] === wanted.slice(separator + 1);
};

export const filterRows = (rows: NetworkRow[], filter: NetworkFilter): NetworkRow[] => {
  const name = filter.name.trim().toLowerCase();
  return rows.filter(
    (row) =>
      row.name.toLowerCase().includes(name) &&
      (filter.types.length === 0 || filter.types.includes(row.summary.type)) &&
      filter.labels.every((label) => hasLabel(row.nad.metadata?.labels ?? {}, label)),
  );
};

const valueOf: Record<SortKey, (row: NetworkRow) => string> = {
  name: (row) => row.name,
  namespace: (row) => row.namespace,
  type: (row) => row.summary.type,
  bridge: (row) => row.summary.bridge ?? '',
  vlan: (row) => row.summary.vlan ?? '',
  description: (row) => row.summary.description ?? '',
  created: (row) => row.created,
};

// VLAN 9 stands before VLAN 100, and net-2 before net-10.
const collator = new Intl.Collator('en', { numeric: true });

/** Sorted copy; equal values keep the order of namespace and name. */
export const sortRows = (
  rows: NetworkRow[],
  key: SortKey,
  direction: SortDirection,
): NetworkRow[] => {
  const value = valueOf[key];
  const sign = direction === 'asc' ? 1 : -1;
  return [...rows].sort(
    (a, b) =>
      sign * collator.compare(value(a), value(b)) ||
      collator.compare(a.name, b.name) ||
      collator.compare(a.namespace, b.namespace),
  );
};
