import { useMemo } from 'react';
import { Label, Skeleton, Truncate } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { networkTypeLabel, networkTypes } from '../../../domain/nad/network-type';
import { Age } from '../../../ui/Age';
import { FindingBadge } from '../../../ui/findings';
import { managerPath, networkPath } from '../../../ui/routes';
import { nameFilter } from '../../../ui/table/filters';
import type { TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import type { Around } from './around';
import { findingValues, type Connection, type NetworkRow } from './rows';
import { NONE } from '../../../ui/none';

const connectionText = (connection: Connection | undefined, t: TFunction): string => {
  if (!connection) return NONE;
  switch (connection.kind) {
    case 'mapping':
      return t('{{name}} (mapping)', { name: connection.name });
    case 'interface':
      return t('{{name}} (interface)', { name: connection.name });
    case 'resource':
      // What stands before it is the same for all of an operator.
      return t('{{name}} (resource)', {
        name: connection.name.slice(connection.name.lastIndexOf('/') + 1),
      });
    default:
      return connection.name;
  }
};

/** What the rest of the cluster tells of a network; undefined while that is being read. */
type AroundOf = (row: NetworkRow) => Around | undefined;

const Vms = ({ row, around }: { row: NetworkRow; around: Around | undefined }) => {
  const t = useT();
  if (!around) return <Skeleton screenreaderText={t('Loading')} />;
  const { count, isAll } = around.vms;
  if (count === 0) return <>{isAll ? 0 : NONE}</>;
  return (
    <Link
      to={networkPath(row.namespace, row.name, 'vms')}
      aria-label={t('{{count}} VMs use {{name}}', { count, name: row.name })}
    >
      {isAll ? count : t('at least {{count}}', { count })}
    </Link>
  );
};

const Nodes = ({ row, around }: { row: NetworkRow; around: Around | undefined }) => {
  const t = useT();
  if (!around) return <Skeleton screenreaderText={t('Loading')} />;
  if (!around.nodes) return <>{NONE}</>;
  const { ready, count } = around.nodes;
  return (
    <Link
      to={networkPath(row.namespace, row.name, 'nodes')}
      aria-label={t('{{ready}} of {{count}} nodes are ready for {{name}}', {
        ready,
        count,
        name: row.name,
      })}
    >
      {t('{{ready}}/{{count}}', { ready, count })}
    </Link>
  );
};

/** As the documentation abbreviates them. */
const SHORT: Record<string, string> = {
  UserDefinedNetwork: 'UDN',
  ClusterUserDefinedNetwork: 'CUDN',
};

/** The object whose controller made a network; one that this plugin shows leads to its page. */
const ManagedBy = ({ row: { summary, namespace } }: { row: NetworkRow }) => {
  const t = useT();
  const { managedBy } = summary;
  if (!managedBy) return null;
  const who = t('Managed by {{kind}} {{name}}', { ...managedBy });
  const label = (
    <Label isCompact color="blue" title={who}>
      {t('by {{kind}}', { kind: SHORT[managedBy.kind] ?? managedBy.kind })}
    </Label>
  );
  const path = managerPath(managedBy, namespace);
  return path === undefined ? (
    label
  ) : (
    <Link to={path} aria-label={who}>
      {label}
    </Link>
  );
};

const columnsOf = (
  t: TFunction,
  showNamespace: boolean,
  aroundOf: AroundOf,
): TableSpec<NetworkRow>['columns'] => [
  {
    key: 'name',
    label: t('Name'),
    show: 'fixed',
    width: 25,
    modifier: 'breakWord',
    sortText: ({ name }) => name,
    cell: (row) => (
      <>
        <Link to={networkPath(row.namespace, row.name)}>{row.name}</Link>{' '}
        <FindingBadge findings={row.findings} name={row.name} /> <ManagedBy row={row} />
      </>
    ),
  },
  ...(showNamespace
    ? [
        {
          key: 'namespace',
          label: t('Namespace'),
          width: 10,
          modifier: 'breakWord',
          sortText: ({ namespace }: NetworkRow) => namespace,
          cell: ({ namespace }: NetworkRow) => namespace,
        } as const,
      ]
    : []),
  {
    key: 'type',
    label: t('Type'),
    modifier: 'nowrap',
    sortText: ({ summary }) => summary.type,
    cell: ({ summary }) => t(networkTypeLabel(summary.type)),
  },
  {
    key: 'bridge',
    label: t('Bridge'),
    width: 20,
    modifier: 'breakWord',
    sortText: ({ connection }) => connection?.name ?? '',
    cell: ({ connection }) => connectionText(connection, t),
  },
  {
    key: 'vlan',
    label: t('VLAN'),
    width: 10,
    sortText: ({ summary }) => summary.vlan ?? '',
    cell: ({ summary }) => summary.vlan ?? NONE,
  },
  {
    key: 'vms',
    label: t('VMs'),
    modifier: 'nowrap',
    cell: (row) => <Vms row={row} around={aroundOf(row)} />,
  },
  {
    key: 'nodes',
    label: t('Nodes ready'),
    modifier: 'nowrap',
    cell: (row) => <Nodes row={row} around={aroundOf(row)} />,
  },
  {
    key: 'description',
    show: 'extra',
    label: t('Description'),
    width: 15,
    modifier: 'breakWord',
    sortText: ({ summary }) => summary.description ?? '',
    cell: ({ summary }) =>
      summary.description ? <Truncate content={summary.description} /> : NONE,
  },
  {
    key: 'created',
    show: 'extra',
    label: t('Created'),
    width: 10,
    modifier: 'nowrap',
    sortText: ({ created }) => created,
    cell: ({ created }) => <Age timestamp={created} />,
  },
];

const filtersOf = (t: TFunction): NonNullable<TableSpec<NetworkRow>['filters']> => [
  nameFilter(t, ({ name }) => name),
  {
    kind: 'label',
    key: 'label',
    label: t('Label'),
    labelsOf: ({ nad }) => nad.metadata?.labels ?? {},
  },
  {
    kind: 'choice',
    key: 'type',
    label: t('Type'),
    options: networkTypes.map((value) => ({ value, label: t(networkTypeLabel(value)) })),
    valuesOf: ({ summary }) => [summary.type],
  },
  {
    kind: 'choice',
    key: 'findings',
    label: t('Findings'),
    options: [
      { value: 'error', label: t('With errors') },
      { value: 'warning', label: t('With warnings') },
      { value: 'none', label: t('Without errors and warnings') },
    ],
    valuesOf: findingValues,
  },
];

/** What the list of networks shows, and how it is filtered and sorted. */
export const networkSpecOf = (
  t: TFunction,
  showNamespace: boolean,
  aroundOf: AroundOf,
): TableSpec<NetworkRow> & { name: string } => ({
  name: 'networks',
  columns: columnsOf(t, showNamespace, aroundOf),
  filters: filtersOf(t),
  keyOf: ({ key }) => key,
  sortedBy: 'name',
  then: [({ name }) => name, ({ namespace }) => namespace],
});

/** The same, made once. */
export const useNetworkSpec = (showNamespace: boolean, aroundOf: AroundOf) => {
  const t = useT();
  return useMemo(() => networkSpecOf(t, showNamespace, aroundOf), [t, showNamespace, aroundOf]);
};
