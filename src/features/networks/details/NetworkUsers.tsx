import { lazy, Suspense, useMemo, useState } from 'react';
import {
  Alert,
  AlertActionLink,
  EmptyStateBody,
  HelperText,
  HelperTextItem,
  PageSection,
} from '@patternfly/react-core';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { formerUsersOf, type FormerUsers } from '../../../domain/vm/lifecycle/former-users';
import { keyOf } from '../../../domain/world/world';
import { GapList } from '../../../ui/GapList';
import { UsersTable } from '../../../ui/resource/UsersTable';
import { LoadingState, NothingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import type { NetworkFacts } from './useNetworkFacts';
import { useNetworkUsers } from './useNetworkUsers';

const MigrateSeveral = lazy(() => import('../../../ui/migration/MigrateSeveral'));

/** VMs that got the network before it was changed, and what gives them its settings of now. */
const Former = ({ former, network }: { former: FormerUsers; network: string }) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const { users, migratable } = former;
  return (
    <>
      <Alert
        variant="warning"
        isInline
        component="h2"
        title={t('{{count}} VMs may still use former settings of this network', {
          count: users.length,
        })}
        actionLinks={
          migratable.length > 0 && (
            <AlertActionLink onClick={() => setOpen(true)}>
              {t('Migrate these VMs')}
            </AlertActionLink>
          )
        }
      >
        {t(
          'They were started before the last change of the network, and keep what they were given then. A migration or a restart gives them the settings of now.',
        )}
      </Alert>
      {isOpen && (
        <Suspense fallback={null}>
          <MigrateSeveral former={former} network={network} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
};

const Users = ({ nad }: { nad: NetworkAttachmentDefinition }) => {
  const t = useT();
  const { name = '', namespace = '' } = nad.metadata ?? {};
  const found = useNetworkUsers(namespace, name);
  const former = useMemo(
    () => found && formerUsersOf(nad, found.users, found.migrations),
    [nad, found],
  );
  if (!found) return <LoadingState label={t('Looking for VMs that use the network')} />;
  const { users, gaps, isNamespaceOnly } = found;
  return (
    <>
      {former && former.users.length > 0 && (
        <Former former={former} network={keyOf(namespace, name)} />
      )}
      {users.length === 0 ? (
        <NothingState title={t('No VM uses this network')}>
          <EmptyStateBody>
            {t('As far as you can see. Add the network to a VM on the page of the VM.')}
          </EmptyStateBody>
        </NothingState>
      ) : (
        <UsersTable users={users} network={nad} />
      )}
      {isNamespaceOnly && (
        <HelperText>
          <HelperTextItem>
            {t('Only VMs of namespace {{namespace}} could be looked at.', { namespace })}
          </HelperTextItem>
        </HelperText>
      )}
      <GapList gaps={gaps} />
    </>
  );
};

/** VMs that use a network, running ones first. */
const NetworkUsers = ({ obj }: { obj: NetworkFacts }) => {
  const t = useT();
  return (
    <PageSection hasBodyWrapper={false} aria-label={t('VMs that use the network')}>
      <Users nad={obj.nad} />
    </PageSection>
  );
};

export default NetworkUsers;
