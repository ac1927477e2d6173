import { EmptyStateBody, HelperText, HelperTextItem, PageSection } from '@patternfly/react-core';
import { GapList } from '../../../ui/GapList';
import { UsersTable } from '../../../ui/resource/UsersTable';
import { LoadingState, NothingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import type { NetworkFacts } from './useNetworkFacts';
import { useNetworkUsers } from './useNetworkUsers';

const Users = ({ namespace, name }: { namespace: string; name: string }) => {
  const t = useT();
  const found = useNetworkUsers(namespace, name);
  if (!found) return <LoadingState label={t('Looking for VMs that use the network')} />;
  const { users, gaps, isNamespaceOnly } = found;
  return (
    <>
      {users.length === 0 ? (
        <NothingState title={t('No VM uses this network')}>
          <EmptyStateBody>
            {t('As far as you can see. Add the network to a VM on the page of the VM.')}
          </EmptyStateBody>
        </NothingState>
      ) : (
        <UsersTable users={users} />
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
  const { name = '', namespace = '' } = obj.nad.metadata ?? {};
  return (
    <PageSection hasBodyWrapper={false} aria-label={t('VMs that use the network')}>
      <Users namespace={namespace} name={name} />
    </PageSection>
  );
};

export default NetworkUsers;
