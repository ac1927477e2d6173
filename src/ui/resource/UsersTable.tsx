import { useMemo, useState } from 'react';
import {
  Label,
  List,
  ListItem,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from 'react-router';
import { textAt } from '../../domain/core/resource';
import { networkUserRowOf, nicOf } from '../../domain/vm/lifecycle/network-user-row';
import type { NetworkUser } from '../../domain/vm/spec/network-users';
import { NameFilter } from '../list/NameFilter';
import { Pages } from '../list/Pages';
import { pageOf } from '../list/pageOf';
import { DEFAULT_PER_PAGE } from '../list/useListState';
import { vmPath } from '../routes';
import { NothingState } from '../states';
import { useT } from '../useT';

const NONE = '-';

const UserRow = ({ user }: { user: NetworkUser }) => {
  const t = useT();
  const row = useMemo(() => networkUserRowOf(user), [user]);
  const addresses = [...row.addresses.ipv4, ...row.addresses.ipv6];
  const status =
    textAt(user.vm, 'status', 'printableStatus') ?? textAt(user.vmi, 'status', 'phase');
  return (
    <Tr>
      <Td dataLabel={t('Virtual machine')} modifier="breakWord">
        <Link to={vmPath(user.namespace, user.name)}>{user.name}</Link>
      </Td>
      <Td dataLabel={t('Namespace')} modifier="breakWord">
        {user.namespace}
      </Td>
      <Td dataLabel={t('Status')}>{status ?? NONE}</Td>
      <Td dataLabel={t('Interface')} modifier="breakWord">
        {nicOf(user)}
      </Td>
      <Td dataLabel={t('State of the interface')}>
        <Label isCompact {...(row.isConnected ? { status: 'success' as const } : {})}>
          {t(row.state)}
        </Label>
      </Td>
      <Td dataLabel={t('IP addresses')} modifier="breakWord">
        {addresses.length === 0 ? (
          NONE
        ) : (
          <List isPlain>
            {addresses.map((address) => (
              <ListItem key={address}>{address}</ListItem>
            ))}
          </List>
        )}
      </Td>
    </Tr>
  );
};

/** VMs that use a network, in the order that they are given in. */
export const UsersTable = ({ users }: { users: readonly NetworkUser[] }) => {
  const t = useT();
  const [name, setName] = useState('');
  const [paging, setPaging] = useState({ page: 1, perPage: DEFAULT_PER_PAGE });
  const matching = useMemo(() => {
    const wanted = name.trim().toLowerCase();
    return users.filter((user) => user.name.toLowerCase().includes(wanted));
  }, [users, name]);
  const { page, shown } = pageOf(matching, paging);
  const filter = (text: string) => {
    setName(text);
    setPaging({ ...paging, page: 1 });
  };
  return (
    <>
      <Toolbar>
        <ToolbarContent>
          <NameFilter value={name} onChange={filter} />
          <ToolbarItem variant="pagination">
            <Pages
              label={t('Pages of the list of VMs')}
              items={t('VMs')}
              count={matching.length}
              page={page}
              perPage={paging.perPage}
              onPage={(next) => setPaging({ ...paging, page: next })}
              onPerPage={(perPage) => setPaging({ page: 1, perPage })}
            />
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      {matching.length === 0 ? (
        <NothingState title={t('No VM matches the filter')} />
      ) : (
        <Table aria-label={t('VMs that use the network')} variant="compact">
          <Thead>
            <Tr>
              <Th>{t('Virtual machine')}</Th>
              <Th>{t('Namespace')}</Th>
              <Th>{t('Status')}</Th>
              <Th>{t('Interface')}</Th>
              <Th>{t('State of the interface')}</Th>
              <Th>{t('IP addresses')}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {shown.map((user) => (
              <UserRow key={`${user.namespace}/${user.name} ${nicOf(user)}`} user={user} />
            ))}
          </Tbody>
        </Table>
      )}
    </>
  );
};
