import { EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import {
  DocumentTitle,
  ListPageBody,
  ListPageHeader,
  NamespaceBar,
} from '@openshift-console/dynamic-plugin-sdk';
import { useParams } from 'react-router';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { LinkButton } from '../../../ui/LinkButton';
import { Growing } from '../../../ui/list/Growing';
import { userNetworkCreatePath } from '../../../ui/routes';
import { FailedState, LoadingState, MissingKindState, NothingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { PROVIDER } from '../kinds';
import { ListNotes } from './ListNotes';
import { UserNetworkTable } from './UserNetworkTable';
import { useUserNetworks, type UserNetworks } from './useUserNetworks';

const CreateButton = ({ namespace }: { namespace: string | undefined }) => {
  const t = useT();
  const here = useAccess('create', models.UserDefinedNetwork, namespace);
  const inCluster = useAccess('create', models.ClusterUserDefinedNetwork);
  const isRefused = here === 'denied' && inCluster === 'denied';
  const reason =
    namespace === undefined
      ? t('You may not create networks in all namespaces. Choose one of your namespaces.')
      : t('You have no permission to create networks in namespace {{namespace}}.', { namespace });
  return (
    <LinkButton
      to={userNetworkCreatePath(namespace)}
      variant="primary"
      disabledReason={isRefused ? reason : undefined}
    >
      {t('Create user-defined network')}
    </LinkButton>
  );
};

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
          <CreateButton namespace={namespace} />
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
      return <FailedState error={networks.error} what={t('the user-defined networks')} />;
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

const Networks = ({ namespace }: { namespace: string | undefined }) => {
  const t = useT();
  const networks = useUserNetworks(namespace);
  return (
    <>
      <ListPageHeader title={t('User-defined networks')}>
        {networks.state !== 'missing' && <CreateButton namespace={namespace} />}
      </ListPageHeader>
      <ListPageBody>
        <Content networks={networks} namespace={namespace} />
      </ListPageBody>
    </>
  );
};

/** User-defined networks of a namespace, or of all, and those of the whole cluster. */
const UserNetworkListPage = () => {
  const t = useT();
  const { ns: namespace } = useParams();
  return (
    <>
      <DocumentTitle>{t('User-defined networks')}</DocumentTitle>
      <NamespaceBar />
      <Networks key={namespace ?? ''} namespace={namespace} />
    </>
  );
};

export default UserNetworkListPage;
