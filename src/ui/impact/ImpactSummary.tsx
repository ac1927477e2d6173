import { useState } from 'react';
import { Alert, Button, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import type { Impact } from '../../domain/checks/impact';
import type { NetworkUser } from '../../domain/vm/spec/network-users';
import { LoadingState } from '../states';
import { useT } from '../useT';
import { listText } from '../intl';

const FEW = 10;

const UserList = ({ users }: { users: NetworkUser[] }) => {
  const t = useT();
  const [all, setAll] = useState(false);
  const shown = all ? users : users.slice(0, FEW);
  return (
    <>
      <List aria-label={t('VMs that use the network')}>
        {shown.map(({ namespace, name, ref, runningRef, isRunning }) => {
          const params = { vm: `${namespace}/${name}`, nic: (ref ?? runningRef)?.network ?? '' };
          return (
            <ListItem key={`${params.vm} ${params.nic}`}>
              {isRunning
                ? t('{{vm}}, interface {{nic}}: running', params)
                : t('{{vm}}, interface {{nic}}: stopped', params)}
            </ListItem>
          );
        })}
      </List>
      {!all && users.length > FEW && (
        <Button variant="link" isInline onClick={() => setAll(true)}>
          {t('Show all {{count}} VMs', { count: users.length })}
        </Button>
      )}
    </>
  );
};

/** Whether anybody is known to notice. */
const isInUse = ({ users, migrationSettings }: Impact): boolean =>
  users.length + migrationSettings.length > 0;

/** Whether a deletion may hurt: the network is in use, or nobody can tell whether it is. */
export const mayHurt = (impact: Impact): boolean =>
  isInUse(impact) || impact.unknown.includes('VirtualMachine');

interface ImpactSummaryProps {
  impact: Impact | undefined;
  /** What becomes of running VMs. */
  consequence: string;
}

/** Who uses a network, running VMs first, and what could not be looked at. */
export const ImpactSummary = ({ impact, consequence }: ImpactSummaryProps) => {
  const t = useT();
  if (!impact) return <LoadingState label={t('Looking for VMs that use the network')} />;
  const { users, runningCount, migrationSettings, sameNetwork, unknown } = impact;
  return (
    <Stack hasGutter>
      {users.length > 0 && (
        <StackItem>
          <Alert
            variant="warning"
            isInline
            component="h2"
            title={t('{{count}} VMs use this network, {{running}} of them running', {
              count: users.length,
              running: runningCount,
            })}
          >
            <p>{consequence}</p>
            <UserList users={users} />
          </Alert>
        </StackItem>
      )}
      {migrationSettings.map(({ kind, name }) => (
        <StackItem key={`${kind} ${name}`}>
          <Alert
            variant="warning"
            isInline
            component="h2"
            title={t('Live migrations of the whole cluster use this network')}
          >
            {t(
              '{{kind}} {{name}} names it as the network for live migration. A change restarts virt-handler on every node.',
              { kind, name },
            )}
          </Alert>
        </StackItem>
      ))}
      {sameNetwork.length > 0 && (
        <StackItem>
          <Alert
            variant="info"
            isInline
            component="h2"
            title={t('Other network definitions describe the same OVN-Kubernetes network')}
          >
            <p>{t('Their configurations must stay the same as this one:')}</p>
            <List>
              {sameNetwork.map(({ namespace, name }) => (
                <ListItem key={`${namespace ?? ''}/${name}`}>
                  {namespace}/{name}
                </ListItem>
              ))}
            </List>
          </Alert>
        </StackItem>
      )}
      {unknown.length > 0 && (
        <StackItem>
          <Alert
            variant="info"
            isInline
            component="h2"
            title={t('There may be more: not everything could be looked at')}
          >
            {t('Your user may not list these kinds, or reading them failed: {{kinds}}.', {
              kinds: listText(unknown),
            })}
          </Alert>
        </StackItem>
      )}
      {!isInUse(impact) && (
        <StackItem>
          <p>{t('No VM that you can see uses this network.')}</p>
        </StackItem>
      )}
    </Stack>
  );
};
