import { EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import {
  DocumentTitle,
  ListPageBody,
  ListPageHeader,
  NamespaceBar,
} from '@openshift-console/dynamic-plugin-sdk';
import { useLocation, useParams } from 'react-router';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { NetworkAttachmentDefinitionModel } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { useWatchList } from '../../../k8s/useWatch';
import { LinkButton } from '../../../ui/LinkButton';
import { Growing } from '../../../ui/list/Growing';
import { StaleAlert } from '../../../ui/list/StaleAlert';
import { isOwnPath, networkCreatePath } from '../../../ui/routes';
import { FailedState, LoadingState, MissingKindState, NothingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { NetworkTable } from './NetworkTable';

const CreateButton = ({ namespace }: { namespace: string | undefined }) => {
  const t = useT();
  const access = useAccess('create', NetworkAttachmentDefinitionModel, namespace);
  return (
    <LinkButton
      to={networkCreatePath(namespace)}
      variant="primary"
      disabledReason={
        access === 'denied'
          ? namespace === undefined
            ? t('You may not create networks in all namespaces. Choose one of your namespaces.')
            : t('You have no permission to create networks in namespace {{namespace}}.', {
                namespace,
              })
          : undefined
      }
    >
      {t('Create network')}
    </LinkButton>
  );
};

const Networks = ({ namespace }: { namespace: string | undefined }) => {
  const t = useT();
  const watched = useWatchList<NetworkAttachmentDefinition>(
    NetworkAttachmentDefinitionModel,
    namespace,
  );
  if (watched.state === 'loading') return <LoadingState label={t('Loading networks')} />;
  if (watched.state === 'missing') {
    return <MissingKindState kind="NetworkAttachmentDefinition" provider="Multus CNI" />;
  }
  if (watched.state === 'failed') {
    return <FailedState error={watched.error} what={t('the networks')} />;
  }
  return (
    <>
      <StaleAlert error={watched.stale} />
      {watched.data.length === 0 ? (
        <NothingState title={t('No networks yet')}>
          <EmptyStateBody>
            {t(
              'A network (NetworkAttachmentDefinition) connects the VMs of a namespace to a bridge on the nodes, and through it to a VLAN of your data center.',
            )}
          </EmptyStateBody>
          <EmptyStateFooter>
            <EmptyStateActions>
              <CreateButton namespace={namespace} />
            </EmptyStateActions>
          </EmptyStateFooter>
        </NothingState>
      ) : (
        <Growing progress={watched.progress}>
          <NetworkTable nads={watched.data} namespace={namespace} />
        </Growing>
      )}
    </>
  );
};

/** Rendered on this plugin's own route, or by the console on the kind's resource page. */
const NetworkListPage = (props: { namespace?: string }) => {
  const t = useT();
  const params = useParams();
  const { pathname } = useLocation();
  const namespace = props.namespace ?? params.ns;
  return (
    <>
      <DocumentTitle>{t('Networks')}</DocumentTitle>
      {isOwnPath(pathname) && <NamespaceBar />}
      <ListPageHeader title={t('Networks')}>
        <CreateButton namespace={namespace} />
      </ListPageHeader>
      <ListPageBody>
        <Networks key={namespace ?? ''} namespace={namespace} />
      </ListPageBody>
    </>
  );
};

export default NetworkListPage;
