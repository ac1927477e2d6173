import { EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { useParams } from 'react-router';
import { asPage } from '../../../ui/notices/asPage';
import { Growing } from '../../../ui/list/Growing';
import { models } from '../../../k8s/models';
import { NamespaceOffer } from '../../../ui/NamespaceOffer';
import { CreateNetworkButton, NetworksPage } from '../../../ui/NetworksPage';
import { FailedState, LoadingState, MissingKindState, NothingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { PROVIDER } from '../kinds';
import { ListNotes } from './ListNotes';
import { UserNetworkTable } from './UserNetworkTable';
import { useUserNetworks, type UserNetworks } from './useUserNetworks';

const Empty = ({ namespace }: { namespace: string | undefined }) => {
  const t = useT();
  return (
    <NothingState title={t('No user-defined networks yet')}>
      <EmptyStateBody>
        {t(
          'OVN-Kubernetes makes a user-defined network in one or several namespaces: a VLAN of your data center, or a segment that only VMs share.',
        )}
      </EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <CreateNetworkButton namespace={namespace} />
        </EmptyStateActions>
      </EmptyStateFooter>
    </NothingState>
  );
};

interface ContentProps {
  networks: UserNetworks;
  namespace: string | undefined;
}

const Content = ({ networks, namespace }: ContentProps) => {
  const t = useT();
  switch (networks.state) {
    case 'loading':
      return <LoadingState label={t('Loading networks')} />;
    case 'missing':
      return (
        <MissingKindState
          kind="UserDefinedNetwork"
          provider={t('{{provider}} of OpenShift 4.18 and later', { provider: PROVIDER })}
        />
      );
    case 'failed':
      return (
        <FailedState
          error={networks.error}
          what={t('the user-defined networks')}
          offer={<NamespaceOffer model={models.UserDefinedNetwork} />}
        />
      );
    case 'ready':
      return (
        <>
          <ListNotes notes={networks.notes} />
          {networks.udns.length === 0 ? (
            <Empty namespace={namespace} />
          ) : (
            <Growing progress={networks.progress}>
              <UserNetworkTable udns={networks.udns} />
            </Growing>
          )}
        </>
      );
  }
};

const Networks = ({ namespace }: { namespace: string | undefined }) => (
  <Content networks={useUserNetworks(namespace)} namespace={namespace} />
);

/** User-defined networks of a namespace, or of all, and those of the whole cluster. */
const UserNetworkListPage = () => {
  const { ns: namespace } = useParams();
  return (
    <NetworksPage namespace={namespace} shown="user-defined">
      <Networks key={namespace ?? ''} namespace={namespace} />
    </NetworksPage>
  );
};

export default asPage(UserNetworkListPage);
