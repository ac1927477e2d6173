import { useMemo } from 'react';
import { Truncate } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { networkTypeLabel, networkTypes } from '../../../domain/nad/network-type';
import { Age } from '../../../ui/Age';
import { FindingBadge } from '../../../ui/findings';
import { networkPath } from '../../../ui/routes';
import { nameFilter } from '../../../ui/table/filters';
import type { TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { findingValues, type Connection, type NetworkRow } from './rows';

const NONE = '-';

const connectionText = (connection: Connection | undefined, t: TFunction): string => {
  if (!connection) return NONE;
  switch (connection.kind) {
    case 'mapping':
      return t('{{name}} (mapping)', { name: connection.name });
    case 'interface':
      return t('{{name}} (interface)', { name: connection.name });
    case 'resource':
      return t('{{name}} (resource)', { name: connection.name });
    default:
      return connection.name;
  }
};

const columnsOf = (t: TFunction, showNamespace: boolean): TableSpec<NetworkRow>['columns'] => [
  {
    key: 'name',
    label: t('Name'),
    show: 'fixed',
    width: 20,
    modifier: 'breakWord',
    sortText: ({ name }) => name,
    cell: ({ name, namespace, findings }) => (
      <>
        <Link to={networkPath(namespace, name)}>{name}</Link>{' '}
        <FindingBadge findings={findings} name={name} />
      </>
    ),
  },
  ...(showNamespace
    ? [
        {
          key: 'namespace',
          label: t('Namespace'),
          width: 15,
          modifier: 'breakWord',
          sortText: ({ namespace }: NetworkRow) => namespace,
          cell: ({ namespace }: NetworkRow) => namespace,
        } as const,
      ]
    : []),
  {
    key: 'type',
    label: t('Type'),
    width: 15,
    modifier: 'nowrap',
    sortText: ({ summary }) => summary.type,
    cell: ({ summary }) => t(networkTypeLabel(summary.type)),
  },
  {
    key: 'bridge',
    label: t('Bridge'),
    width: 15,
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
    key: 'description',
    label: t('Description'),
    width: 20,
    modifier: 'breakWord',
    sortText: ({ summary }) => summary.description ?? '',
    cell: ({ summary }) =>
      summary.description ? <Truncate content={summary.description} /> : NONE,
  },
  {
    key: 'created',
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
): TableSpec<NetworkRow> & { name: string } => ({
  name: 'networks',
  columns: columnsOf(t, showNamespace),
  filters: filtersOf(t),
  keyOf: ({ key }) => key,
  sortedBy: 'name',
  then: [({ name }) => name, ({ namespace }) => namespace],
});

/** The same, made once. */
export const useNetworkSpec = (showNamespace: boolean) => {
  const t = useT();
  return useMemo(() => networkSpecOf(t, showNamespace), [t, showNamespace]);
};
