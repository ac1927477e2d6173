import type { Finding } from '../../../domain/findings/finding';
import { isNetworkType, type NetworkType } from '../../../domain/nad/network-type';
import { summarizeNad, type NadSummary } from '../../../domain/nad/summary';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { sortByText } from '../../../ui/list/sort';
import type { ListSpec, SortDirection } from '../../../ui/list/useListState';

export interface NetworkRow {
  nad: NetworkAttachmentDefinition;
  key: string;
  name: string;
  namespace: string;
  created: string;
  summary: NadSummary;
  /** What VMs are connected to: a bridge, or another thing of the node with its kind. */
  connection: Connection | undefined;
}

/** A bridge, a bridge mapping, an interface of the node, or a resource. */
export interface Connection {
  kind: 'bridge' | 'mapping' | 'interface' | 'resource';
  name: string;
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

/** Rows by what rules find; a hint alone counts as nothing. */
export const findingFilters = ['error', 'warning', 'none'] as const;
export type FindingFilter = (typeof findingFilters)[number];

export interface NetworkFilter {
  /** Part of the name, any case. */
  name: string;
  /** Each `key` or `key=value`; all of them must match. */
  labels: string[];
  /** Empty stands for every type. */
  types: NetworkType[];
  /** Empty stands for every network, healthy or not. */
  findings: FindingFilter[];
}

export const noFilter: NetworkFilter = { name: '', labels: [], types: [], findings: [] };

export const isFindingFilter = (text: string): text is FindingFilter =>
  (findingFilters as readonly string[]).includes(text);

/** How the list stands in the URL. */
export const listSpec: ListSpec<NetworkFilter, SortKey> = {
  sortKeys,
  readFilter: (params) => ({
    name: params.get('name') ?? '',
    labels: params.getAll('label'),
    types: params.getAll('type').filter(isNetworkType),
    findings: params.getAll('findings').filter(isFindingFilter),
  }),
  writeFilter: ({ name, labels, types, findings }, params) => {
    if (name) params.set('name', name);
    for (const label of labels) params.append('label', label);
    for (const type of types) params.append('type', type);
    for (const finding of findings) params.append('findings', finding);
  },
};

const connectionOf = (summary: NadSummary): Connection | undefined => {
  const { type, bridge, physicalNetworkName, master, resourceName } = summary;
  if (bridge !== undefined) return { kind: 'bridge', name: bridge };
  if (type === 'ovn-localnet' && physicalNetworkName !== undefined) {
    return { kind: 'mapping', name: physicalNetworkName };
  }
  if (master !== undefined) return { kind: 'interface', name: master };
  return type === 'sriov' && resourceName !== undefined
    ? { kind: 'resource', name: resourceName }
    : undefined;
};

/** One row per network. Reading the configuration is the costly part, so it happens once here. */
export const rowsOf = (nads: NetworkAttachmentDefinition[]): NetworkRow[] =>
  nads.map((nad) => {
    const name = nad.metadata?.name ?? '';
    const namespace = nad.metadata?.namespace ?? '';
    const summary = summarizeNad(nad);
    return {
      nad,
      key: `${namespace}/${name}`,
      name,
      namespace,
      created: nad.metadata?.creationTimestamp ?? '',
      summary,
      connection: connectionOf(summary),
    };
  });

const hasLabel = (labels: Record<string, string>, wanted: string): boolean => {
  const separator = wanted.indexOf('=');
  if (separator < 0) return Object.hasOwn(labels, wanted);
  return labels[wanted.slice(0, separator)] === wanted.slice(separator + 1);
};

const hasFindings = (findings: readonly Finding[], wanted: FindingFilter): boolean =>
  wanted === 'none'
    ? findings.every(({ severity }) => severity === 'info')
    : findings.some(({ severity }) => severity === wanted);

const NOTHING: readonly Finding[] = [];

/** Rows that pass a filter. */
export const filterRows = (
  rows: NetworkRow[],
  filter: NetworkFilter,
  byNetwork: ReadonlyMap<string, Finding[]>,
): NetworkRow[] => {
  const name = filter.name.trim().toLowerCase();
  return rows.filter(
    (row) =>
      row.name.toLowerCase().includes(name) &&
      (filter.types.length === 0 || filter.types.includes(row.summary.type)) &&
      filter.labels.every((label) => hasLabel(row.nad.metadata?.labels ?? {}, label)) &&
      (filter.findings.length === 0 ||
        filter.findings.some((wanted) => hasFindings(byNetwork.get(row.key) ?? NOTHING, wanted))),
  );
};

const valueOf: Record<SortKey, (row: NetworkRow) => string> = {
  name: (row) => row.name,
  namespace: (row) => row.namespace,
  type: (row) => row.summary.type,
  bridge: (row) => row.connection?.name ?? '',
  vlan: (row) => row.summary.vlan ?? '',
  description: (row) => row.summary.description ?? '',
  created: (row) => row.created,
};

/** Sorted copy; equal values keep the order of namespace and name. */
export const sortRows = (
  rows: NetworkRow[],
  key: SortKey,
  direction: SortDirection,
): NetworkRow[] => sortByText(rows, valueOf[key], direction, [valueOf.name, valueOf.namespace]);
