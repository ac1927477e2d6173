import { useMemo } from 'react';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { FindingBadge } from '../../../ui/findings';
import { userNetworkPath } from '../../../ui/routes';
import { createdColumn } from '../../../ui/table/createdColumn';
import { nameFilter } from '../../../ui/table/filters';
import type { TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { kindAbbreviations, topologyLabels, udnKinds } from '../kinds';
import { StatusLabel } from '../StatusLabel';
import type { UserNetworkRow } from './rows';
import { NONE } from '../../../ui/none';
import { listText } from '../../../ui/intl';

/** What is there of two values, as one line. */
const joined = (...values: (string | undefined)[]): string => {
  const there = values.filter((value): value is string => value !== undefined && value !== '');
  return there.length === 0 ? NONE : listText(there);
};

const columnsOf = (t: TFunction): TableSpec<UserNetworkRow>['columns'] => [
  {
    key: 'name',
    label: t('Name'),
    show: 'fixed',
    width: 20,
    modifier: 'breakWord',
    sortText: ({ summary }) => summary.name,
    cell: ({ summary: { name, namespace, kind }, findings }) => (
      <>
        <abbr title={kind}>{kindAbbreviations[kind]}</abbr>{' '}
        <Link to={userNetworkPath(namespace, name)}>{name}</Link>{' '}
        <FindingBadge findings={findings} name={name} />
      </>
    ),
  },
  {
    key: 'namespace',
    label: t('Namespace'),
    modifier: 'breakWord',
    sortText: ({ summary }) => summary.namespace ?? '',
    cell: ({ summary }) => summary.namespace ?? t('Whole cluster'),
  },
  {
    key: 'topology',
    label: t('Topology'),
    modifier: 'wrap',
    sortText: ({ summary: { topology = '', role = '' } }) => `${topology} ${role}`,
    cell: ({ summary: { topology = '', role } }) =>
      joined(t(topologyLabels[topology] ?? topology), role),
  },
  {
    key: 'physical',
    label: t('Physical network'),
    modifier: 'breakWord',
    sortText: ({ summary: { physicalNetwork = '', vlan = '' } }) => `${physicalNetwork} ${vlan}`,
    cell: ({ summary: { physicalNetwork, vlan } }) =>
      joined(physicalNetwork, vlan === undefined ? undefined : t('VLAN {{vlan}}', { vlan })),
  },
  {
    key: 'subnets',
    label: t('Subnets'),
    modifier: 'breakWord',
    sortText: ({ summary }) => summary.subnets.join(' '),
    cell: ({ summary }) => joined(...summary.subnets),
  },
  {
    key: 'mtu',
    label: t('MTU'),
    show: 'extra',
    sortText: ({ summary }) => summary.mtu ?? '',
    cell: ({ summary }) => summary.mtu ?? NONE,
  },
  {
    key: 'status',
    label: t('Status'),
    sortText: ({ summary }) => summary.status.state,
    cell: ({ summary }) => <StatusLabel status={summary.status} name={summary.name} />,
  },
  createdColumn(t, ({ summary }) => summary.created),
];

const filtersOf = (t: TFunction): NonNullable<TableSpec<UserNetworkRow>['filters']> => [
  nameFilter(t, ({ summary }) => summary.name),
  {
    kind: 'choice',
    key: 'kind',
    label: t('Kind'),
    options: udnKinds.map((value) => ({ value })),
    valuesOf: ({ summary }) => [summary.kind],
  },
  {
    kind: 'choice',
    key: 'topology',
    label: t('Topology'),
    options: Object.entries(topologyLabels).map(([value, label]) => ({ value, label: t(label) })),
    valuesOf: ({ summary }) => [summary.topology ?? ''],
  },
];

/** What the list of user-defined networks shows, and how it is filtered and sorted. */
export const userNetworkSpecOf = (t: TFunction): TableSpec<UserNetworkRow> & { name: string } => ({
  name: 'user-defined-networks',
  columns: columnsOf(t),
  filters: filtersOf(t),
  keyOf: ({ key }) => key,
  sortedBy: 'name',
  then: [
    ({ summary }) => summary.name,
    ({ summary }) => summary.namespace ?? '',
    ({ summary }) => summary.kind,
  ],
});

/** The same, made once. */
export const useUserNetworkSpec = () => {
  const t = useT();
  return useMemo(() => userNetworkSpecOf(t), [t]);
};
