import { useMemo } from 'react';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import type { Finding } from '../../../domain/findings/finding';
import type { SriovNetworkRow } from '../../../domain/sriov/rows';
import { isOpenToAll } from '../../../domain/sriov/types';
import { FindingBadge } from '../../../ui/findings';
import { networkPath, sriovObjectPath, vmPath } from '../../../ui/routes';
import { createdColumn } from '../../../ui/table/createdColumn';
import { nameFilter } from '../../../ui/table/filters';
import { Several } from '../../../ui/table/Several';
import type { TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { MadeText } from '../looks';

/** A SriovNetwork with what is wrong with it. */
export interface CheckedNetwork extends SriovNetworkRow {
  findings: readonly Finding[];
}

const columnsOf = (t: TFunction): TableSpec<CheckedNetwork>['columns'] => [
  {
    key: 'name',
    label: t('Name'),
    show: 'fixed',
    width: 20,
    modifier: 'breakWord',
    sortText: ({ name }) => name,
    cell: ({ name, network, findings }) => (
      <>
        <Link to={sriovObjectPath('networks', network.metadata?.namespace ?? '', name)}>
          {name}
        </Link>{' '}
        <FindingBadge findings={findings} name={name} />
      </>
    ),
  },
  {
    key: 'target',
    label: t('For VMs of'),
    width: 15,
    modifier: 'breakWord',
    sortText: ({ target }) => target,
    cell: ({ target }) => (isOpenToAll(target) ? t('All namespaces') : target),
  },
  {
    key: 'resource',
    label: t('Resource'),
    width: 15,
    modifier: 'breakWord',
    sortText: ({ resource }) => resource,
    cell: ({ resource }) => resource,
  },
  {
    key: 'vlan',
    label: t('VLAN'),
    modifier: 'nowrap',
    sortText: ({ vlan }) => String(vlan),
    cell: ({ vlan }) => (vlan === 0 ? t('Untagged') : vlan),
  },
  {
    key: 'made',
    label: t('Network of the VMs'),
    width: 15,
    sortText: ({ made }) => made,
    cell: ({ made, target, name }) =>
      made === 'yes' ? (
        <Link to={networkPath(target, name)}>{t('Made')}</Link>
      ) : (
        <MadeText state={made} />
      ),
  },
  {
    key: 'users',
    label: t('VMs'),
    sortText: ({ users }) => String(users.length),
    cell: ({ users, name }) => (
      <Several
        count={2}
        entries={users.map((user) => ({
          key: `${user.namespace}/${user.name}`,
          node: <Link to={vmPath(user.namespace, user.name)}>{user.name}</Link>,
        }))}
        title={t('VMs on {{name}}', { name })}
        allLabel={t('All VMs on {{name}}', { name })}
      />
    ),
  },
  createdColumn(t, ({ network }) => network.metadata?.creationTimestamp),
];

/** What the list of SriovNetworks shows, and how it is filtered and sorted. */
export const useNetworkSpec = (): TableSpec<CheckedNetwork> & { name: string } => {
  const t = useT();
  return useMemo(
    () => ({
      name: 'sriov-networks',
      columns: columnsOf(t),
      filters: [
        nameFilter(t, ({ name }) => name),
        {
          kind: 'choice',
          key: 'target',
          label: t('For VMs of'),
          valuesOf: ({ target }) => [target],
          labelOf: (target) => (isOpenToAll(target) ? t('All namespaces') : target),
        },
        {
          kind: 'choice',
          key: 'resource',
          label: t('Resource'),
          valuesOf: ({ resource }) => [resource],
        },
      ],
      keyOf: ({ key }) => key,
      sortedBy: 'name',
      then: [({ name }) => name],
    }),
    [t],
  );
};
