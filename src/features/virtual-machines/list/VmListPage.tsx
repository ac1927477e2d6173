import { useState } from 'react';
import { Flex, FlexItem } from '@patternfly/react-core';
import { DocumentTitle, ListPageBody, NamespaceBar } from '@openshift-console/dynamic-plugin-sdk';
import { useLocation, useParams } from 'react-router';
import type { KubernetesResource } from '../../../domain/core/resource';
import { models } from '../../../k8s/models';
import { asPage } from '../../../ui/notices/asPage';
import { PageHeader } from '../../../ui/PageHeader';
import { WatchedList } from '../../../ui/list/WatchedList';
import { LinkButton } from '../../../ui/LinkButton';
import { isOwnPath, vmCreatePath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { useCreateVmRefusal } from '../refusals';
import { BulkActions } from './BulkActions';
import { VmTable } from './VmTable';

interface MachinesProps {
  namespace: string | undefined;
  onChosen: (vms: readonly KubernetesResource[] | undefined) => void;
}

const CreateVmButton = ({ namespace }: { namespace: string | undefined }) => {
  const t = useT();
  return (
    <LinkButton
      to={vmCreatePath(namespace)}
      variant="primary"
      disabledReason={useCreateVmRefusal(namespace)}
    >
      {t('Create VirtualMachine')}
    </LinkButton>
  );
};

const Machines = ({ namespace, onChosen }: MachinesProps) => {
  const t = useT();
  return (
    <WatchedList<KubernetesResource>
      model={models.VirtualMachine}
      namespace={namespace}
      provider="KubeVirt"
      loading={t('Loading VMs')}
      what={t('the VMs')}
      nothing={{
        title: t('No VMs yet'),
        body: t('When there are VMs, this page shows their networks and addresses.'),
        action: <CreateVmButton namespace={namespace} />,
      }}
    >
      {(vms) => <VmTable vms={vms} namespace={namespace} onChosen={onChosen} />}
    </WatchedList>
  );
};

/** Rendered on this plugin's own route, or by the console on the kind's resource page. */
const VmListPage = (props: { namespace?: string }) => {
  const t = useT();
  const params = useParams();
  const { pathname } = useLocation();
  const namespace = props.namespace ?? params.ns;
  const [chosen, setChosen] = useState<readonly KubernetesResource[]>();
  return (
    <>
      <DocumentTitle>{t('VirtualMachines')}</DocumentTitle>
      {isOwnPath(pathname) && <NamespaceBar />}
      <PageHeader title={t('VirtualMachines')}>
        {chosen && (
          <Flex gap={{ default: 'gapSm' }}>
            <BulkActions namespace={namespace} vms={chosen} />
            <FlexItem>
              <CreateVmButton namespace={namespace} />
            </FlexItem>
          </Flex>
        )}
      </PageHeader>
      <ListPageBody>
        <Machines key={namespace ?? ''} namespace={namespace} onChosen={setChosen} />
      </ListPageBody>
    </>
  );
};

export default asPage(VmListPage);
