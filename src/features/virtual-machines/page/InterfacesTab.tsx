import { Flex, PageSection, Stack, StackItem } from '@patternfly/react-core';
import { Link } from 'react-router';
import { keyOf } from '../../../domain/world/world';
import { FindingList } from '../../../ui/findings';
import { GapList } from '../../../ui/GapList';
import { dpdkVmPath, mapPath } from '../../../ui/routes';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { PendingBanner } from '../state/PendingBanner';
import { GuestInterfaces } from '../table/GuestInterfaces';
import { InterfaceTable } from '../table/InterfaceTable';
import { AddInterfaceButton, InterfaceActionItems, useInterfaceDialogs } from './InterfaceActions';
import type { VmFacts } from './useVmFacts';

/** The interfaces of a VM: what is asked for, what it has, and what brings the two together. */
export const InterfacesTab = ({ obj }: { obj: VmFacts }) => {
  const t = useT();
  const { open, dialogs } = useInterfaceDialogs(obj);
  const { vm, view, findings, isLoaded, gaps } = obj;
  const errors = findings.filter(({ severity }) => severity === 'error');
  return (
    <PageSection hasBodyWrapper={false} aria-label={t('Network interfaces')}>
      <Stack hasGutter>
        <StackItem>
          <PendingBanner vm={vm} vmWorld={obj} />
        </StackItem>
        {isLoaded && errors.length > 0 && (
          <StackItem>
            <FindingList findings={errors} about={vm} />
          </StackItem>
        )}
        {isLoaded ? (
          <StackItem>
            <InterfaceTable
              view={view}
              buttons={<AddInterfaceButton vm={vm} open={open} />}
              actionsOf={(name) => (
                <InterfaceActionItems vm={vm} view={view} name={name} open={open} />
              )}
            />
            <GuestInterfaces interfaces={view.guestOnly} />
            <Flex>
              <Link to={mapPath('vm', keyOf(view.namespace, view.name))}>
                {t('Show the VM on the map')}
              </Link>
              <Link to={dpdkVmPath(view.namespace, view.name)}>{t('Prepare the VM for DPDK')}</Link>
            </Flex>
          </StackItem>
        ) : (
          <StackItem>
            <LoadingState label={t('Loading the interfaces')} />
          </StackItem>
        )}
        <StackItem>
          <GapList gaps={gaps} />
        </StackItem>
      </Stack>
      {dialogs}
    </PageSection>
  );
};
