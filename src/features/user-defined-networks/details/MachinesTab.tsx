import { useMemo, useState } from 'react';
import {
  Alert,
  Label,
  PageSection,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from '@patternfly/react-core';
import { OffIcon, PlayIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from 'react-router';
import type { Impact } from '../../../domain/checks/impact';
import type { KubernetesResource } from '../../../domain/core/resource';
import { NameFilter } from '../../../ui/list/NameFilter';
import { Pages } from '../../../ui/table/Pages';
import { usePaging } from '../../../ui/list/usePaging';
import { vmPath } from '../../../ui/routes';
import { LoadingState, NothingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { useUdnImpact } from '../useUdnImpact';

const Machines = ({ users }: { users: Impact['users'] }) => {
  const t = useT();
  const [name, setName] = useState('');
  const matching = useMemo(
    () => users.filter((user) => user.name.includes(name.trim().toLowerCase())),
    [users, name],
  );
  const { shown, paging, toFirst } = usePaging(matching);
  const find = (wanted: string) => {
    setName(wanted);
    toFirst();
  };
  return (
    <>
      <Toolbar>
        <ToolbarContent>
          <NameFilter value={name} onChange={find} />
          <ToolbarItem variant="pagination">
            <Pages label={t('Pages of the VMs')} items={t('VMs')} {...paging} />
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      {matching.length === 0 ? (
        <NothingState title={t('No VM matches the filter')} />
      ) : (
        <Table aria-label={t('VMs that use the network')} variant="compact">
          <Thead>
            <Tr>
              <Th>{t('Name')}</Th>
              <Th>{t('Namespace')}</Th>
              <Th>{t('Interface')}</Th>
              <Th>{t('State')}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {shown.map(({ namespace, name: vm, ref, runningRef, isRunning }) => {
              const nic = (ref ?? runningRef)?.network ?? '';
              return (
                <Tr key={`${namespace}/${vm}/${nic}`}>
                  <Td dataLabel={t('Name')} modifier="breakWord">
                    <Link to={vmPath(namespace, vm)}>{vm}</Link>
                  </Td>
                  <Td dataLabel={t('Namespace')} modifier="breakWord">
                    {namespace}
                  </Td>
                  <Td dataLabel={t('Interface')} modifier="breakWord">
                    {nic}
                  </Td>
                  <Td dataLabel={t('State')}>
                    <span>
                      <Label
                        isCompact
                        variant="outline"
                        icon={isRunning ? <PlayIcon /> : <OffIcon />}
                        {...(isRunning ? { status: 'success' as const } : {})}
                      >
                        {isRunning ? t('Running') : t('Stopped')}
                      </Label>
                    </span>
                  </Td>
                </Tr>
              );
            })}
          </Tbody>
        </Table>
      )}
    </>
  );
};

/** VMs that use the network in any of its namespaces, running ones first. */
export const MachinesTab = ({ obj: udn }: { obj: KubernetesResource }) => {
  const t = useT();
  const { impact } = useUdnImpact(udn);
  return (
    <PageSection hasBodyWrapper={false}>
      {!impact && <LoadingState label={t('Looking for VMs that use the network')} />}
      {impact && impact.unknown.length > 0 && (
        <Alert
          variant="info"
          isInline
          component="h2"
          title={t('There may be more: not everything could be looked at')}
        >
          {t('Your user may not list these kinds, or reading them failed: {{kinds}}.', {
            kinds: impact.unknown.join(', '),
          })}
        </Alert>
      )}
      {impact?.users.length === 0 && (
        <NothingState title={t('No VM that you can see uses this network.')} />
      )}
      {impact && impact.users.length > 0 && <Machines users={impact.users} />}
    </PageSection>
  );
};
