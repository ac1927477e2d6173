import { EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { useParams } from 'react-router';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { NetworkAttachmentDefinitionModel } from '../../../k8s/models';
import { useWatchList } from '../../../k8s/useWatch';
import { asPage } from '../../../ui/notices/asPage';
import { Growing } from '../../../ui/list/Growing';
import { NamespaceOffer } from '../../../ui/NamespaceOffer';
import { StaleAlert } from '../../../ui/list/StaleAlert';
import { CreateNetworkButton, NetworksPage } from '../../../ui/NetworksPage';
import { FailedState, LoadingState, MissingKindState, NothingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { NetworkTable } from './NetworkTable';

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
    return (
      <FailedState
        error={watched.error}
        what={t('the networks')}
        offer={<NamespaceOffer model={NetworkAttachmentDefinitionModel} />}
      />
    );
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
              <CreateNetworkButton namespace={namespace} />
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
  const params = useParams();
  const namespace = props.namespace ?? params.ns;
  return (
    <NetworksPage namespace={namespace} shown="definitions">
      <Networks key={namespace ?? ''} namespace={namespace} />
    </NetworksPage>
  );
};

export default asPage(NetworkListPage);
