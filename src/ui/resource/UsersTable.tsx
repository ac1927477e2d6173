import { useMemo } from 'react';
import { Label } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { textAt } from '../../domain/core/resource';
import { networkUserRowOf, nicOf } from '../../domain/vm/lifecycle/network-user-row';
import type { NetworkUser } from '../../domain/vm/spec/network-users';
import { vmPath } from '../routes';
import { DataTable } from '../table/DataTable';
import { nameFilter } from '../table/filters';
import { Several } from '../table/Several';
import { useDataTable, type TableSpec } from '../table/useDataTable';
import { useT } from '../useT';

const NONE = '-';

const statusOf = ({ vm, vmi }: NetworkUser): string =>
  textAt(vm, 'status', 'printableStatus') ?? textAt(vmi, 'status', 'phase') ?? NONE;

const Addresses = ({ user }: { user: NetworkUser }) => {
  const t = useT();
  const { addresses } = networkUserRowOf(user);
  return (
    <Several
      count={2}
      entries={[...addresses.ipv4, ...addresses.ipv6].map((address) => ({
        key: address,
        node: address,
      }))}
      title={t('Addresses of {{name}}', { name: user.name })}
      allLabel={t('All addresses of {{name}}', { name: user.name })}
    />
  );
};

const State = ({ user }: { user: NetworkUser }) => {
  const t = useT();
  const { state, isConnected } = networkUserRowOf(user);
  return (
    <Label isCompact {...(isConnected ? { status: 'success' as const } : {})}>
      {t(state)}
    </Label>
  );
};

const specOf = (t: TFunction): TableSpec<NetworkUser> => ({
  keyOf: (user) => `${user.namespace}/${user.name} ${nicOf(user)}`,
  perPage: 50,
  then: [({ name }) => name, ({ namespace }) => namespace],
  filters: [nameFilter(t, ({ name }) => name)],
  columns: [
    {
      key: 'name',
      label: t('Virtual machine'),
      modifier: 'breakWord',
      sortText: ({ name }) => name,
      cell: ({ namespace, name }) => <Link to={vmPath(namespace, name)}>{name}</Link>,
    },
    {
      key: 'namespace',
      label: t('Namespace'),
      modifier: 'breakWord',
      sortText: ({ namespace }) => namespace,
      cell: ({ namespace }) => namespace,
    },
    { key: 'status', label: t('Status'), sortText: statusOf, cell: statusOf },
    {
      key: 'interface',
      label: t('Interface'),
      modifier: 'breakWord',
      sortText: nicOf,
      cell: nicOf,
    },
    {
      key: 'state',
      label: t('State of the interface'),
      cell: (user) => <State user={user} />,
    },
    {
      key: 'addresses',
      label: t('IP addresses'),
      cell: (user) => <Addresses user={user} />,
    },
  ],
});

/** VMs that use a network, in the order that they are given in. */
export const UsersTable = ({ users }: { users: readonly NetworkUser[] }) => {
  const t = useT();
  const table = useDataTable(
    useMemo(() => specOf(t), [t]),
    users,
  );
  return (
    <DataTable
      table={table}
      label={t('VMs that use the network')}
      pagesLabel={t('Pages of the list of VMs')}
      items={t('VMs')}
      nothing={{ title: t('No VM matches the filter') }}
    />
  );
};
