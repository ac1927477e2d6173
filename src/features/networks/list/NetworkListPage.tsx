import { useParams } from 'react-router';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { NetworkAttachmentDefinitionModel } from '../../../k8s/models';
import { asPage } from '../../../ui/notices/asPage';
import { Growing } from '../../../ui/list/Growing';
import { WatchedList } from '../../../ui/list/WatchedList';
import { CreateNetworkButton, NetworksPage } from '../../../ui/NetworksPage';
import { useT } from '../../../ui/useT';
import { NetworkTable } from './NetworkTable';

const Networks = ({ namespace }: { namespace: string | undefined }) => {
  const t = useT();
  return (
    <WatchedList<NetworkAttachmentDefinition>
      model={NetworkAttachmentDefinitionModel}
      namespace={namespace}
      provider="Multus CNI"
      loading={t('Loading networks')}
      what={t('the networks')}
      nothing={{
        title: t('No networks yet'),
        body: t(
          'A network (NetworkAttachmentDefinition) connects the VMs of a namespace to a bridge on the nodes, and through it to a VLAN of your data center.',
        ),
        action: <CreateNetworkButton namespace={namespace} />,
      }}
    >
      {({ data, progress }) => (
        <Growing progress={progress}>
          <NetworkTable nads={data} namespace={namespace} />
        </Growing>
      )}
    </WatchedList>
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
