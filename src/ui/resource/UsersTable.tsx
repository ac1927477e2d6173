import { useMemo } from 'react';
import { Label, LabelGroup } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { textAt, type KubernetesResource } from '../../domain/core/resource';
import { mayUseFormer } from '../../domain/vm/lifecycle/former-users';
import { networkUserRowOf, nicOf } from '../../domain/vm/lifecycle/network-user-row';
import type { NetworkUser } from '../../domain/vm/spec/network-users';
import { vmPath } from '../routes';
import { DataTable } from '../table/DataTable';
import { nameFilter } from '../table/filters';
import { Several } from '../table/Several';
import { useDataTable, type TableSpec } from '../table/useDataTable';
import { useT } from '../useT';
import { NONE } from '../none';

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

interface StateProps {
  user: NetworkUser;
  network: KubernetesResource | undefined;
}

const State = ({ user, network }: StateProps) => {
  const t = useT();
  const { state, isConnected } = networkUserRowOf(user);
  const isFormer = network !== undefined && mayUseFormer(network, user);
  return (
    <LabelGroup numLabels={2}>
      <Label isCompact {...(isConnected ? { status: 'success' as const } : {})}>
        {t(state)}
      </Label>
      {isFormer && (
        <Label isCompact status="warning">
          {t('May use former settings')}
        </Label>
      )}
    </LabelGroup>
  );
};

const specOf = (t: TFunction, network: KubernetesResource | undefined): TableSpec<NetworkUser> => ({
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
      cell: (user) => <State user={user} network={network} />,
    },
    {
      key: 'addresses',
      label: t('IP addresses'),
      cell: (user) => <Addresses user={user} />,
    },
  ],
});

interface UsersTableProps {
  users: readonly NetworkUser[];
  /** The network, where its last change is to be compared with when VMs got it. */
  network?: KubernetesResource;
}

/** VMs that use a network, in the order that they are given in. */
export const UsersTable = ({ users, network }: UsersTableProps) => {
  const t = useT();
  const table = useDataTable(
    useMemo(() => specOf(t, network), [t, network]),
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
