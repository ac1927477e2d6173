import { useState } from 'react';
import {
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  Flex,
  FlexItem,
} from '@patternfly/react-core';
import {
  DocumentTitle,
  ListPageBody,
  ListPageHeader,
  NamespaceBar,
} from '@openshift-console/dynamic-plugin-sdk';
import { useLocation, useParams } from 'react-router';
import type { KubernetesResource } from '../../../domain/core/resource';
import { models } from '../../../k8s/models';
import { useWatchList } from '../../../k8s/useWatch';
import { asPage } from '../../../ui/notices/asPage';
import { NamespaceOffer } from '../../../ui/NamespaceOffer';
import { StaleAlert } from '../../../ui/list/StaleAlert';
import { LinkButton } from '../../../ui/LinkButton';
import { isOwnPath, vmCreatePath } from '../../../ui/routes';
import { FailedState, LoadingState, MissingKindState, NothingState } from '../../../ui/states';
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
  const watched = useWatchList<KubernetesResource>(models.VirtualMachine, namespace);
  if (watched.state === 'loading') return <LoadingState label={t('Loading VMs')} />;
  if (watched.state === 'missing') {
    return <MissingKindState kind="VirtualMachine" provider="KubeVirt" />;
  }
  if (watched.state === 'failed') {
    return (
      <FailedState
        error={watched.error}
        what={t('the VMs')}
        offer={<NamespaceOffer model={models.VirtualMachine} />}
      />
    );
  }
  return (
    <>
      <StaleAlert error={watched.stale} />
      {watched.data.length === 0 ? (
        <NothingState title={t('No VMs yet')}>
          <EmptyStateBody>
            {t('When there are VMs, this page shows their networks and addresses.')}
          </EmptyStateBody>
          <EmptyStateFooter>
            <EmptyStateActions>
              <CreateVmButton namespace={namespace} />
            </EmptyStateActions>
          </EmptyStateFooter>
        </NothingState>
      ) : (
        <VmTable vms={watched} namespace={namespace} onChosen={onChosen} />
      )}
    </>
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
      <ListPageHeader title={t('VirtualMachines')}>
        {chosen && (
          <Flex gap={{ default: 'gapSm' }}>
            <BulkActions namespace={namespace} vms={chosen} />
            <FlexItem>
              <CreateVmButton namespace={namespace} />
            </FlexItem>
          </Flex>
        )}
      </ListPageHeader>
      <ListPageBody>
        <Machines key={namespace ?? ''} namespace={namespace} onChosen={setChosen} />
      </ListPageBody>
    </>
  );
};

export default asPage(VmListPage);
