import { memo, useDeferredValue, useMemo, useState } from 'react';
import {
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  Flex,
  PageSection,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { resourcesForGuests } from '../../../domain/dpdk/vm/functions';
import { dpdkRowsOf, type DpdkRow } from '../../../domain/dpdk/vm/rows';
import type { World } from '../../../domain/world/world';
import { models } from '../../../k8s/models';
import { ActionButton } from '../../../ui/ActionButton';
import { WorldOfKind } from '../../../ui/list/WorldOfKind';
import { NamespaceOffer } from '../../../ui/NamespaceOffer';
import { NothingState } from '../../../ui/states';
import { DataTable } from '../../../ui/table/DataTable';
import { useListTable } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import type { DpdkScope } from '../scope';
import { ChooseVm } from './ChooseVm';
import { NewNamespaceButton } from './NewNamespaceButton';
import { Project } from './Project';
import { useDpdkVmWorld } from './useDpdkVmWorld';
import { useVmsSpec } from './vmsSpec';

const List = memo(({ rows, isOfAll }: { rows: readonly DpdkRow[]; isOfAll: boolean }) => {
  const t = useT();
  const table = useListTable(useVmsSpec(isOfAll), rows);
  return (
    <DataTable
      table={table}
      label={t('VMs for DPDK')}
      pagesLabel={t('Pages of the VMs for DPDK')}
      items={t('VMs')}
      nothing={{
        title: t('No VM matches the filter'),
        body: t('Change the filter, or clear it to see all VMs.'),
      }}
    />
  );
});
List.displayName = 'List';

const Machines = ({ world, namespace }: { world: World; namespace: string | undefined }) => {
  const t = useT();
  const [isChoosing, setChoosing] = useState(false);
  const rows = useMemo(() => dpdkRowsOf(world), [world]);
  const vms = world.list('VirtualMachine');
  const [resource] = useMemo(() => resourcesForGuests(world), [world]);
  const create = <NewNamespaceButton resource={resource} />;
  const choose = (
    <ActionButton
      variant={rows.length === 0 ? 'primary' : 'secondary'}
      refusal={vms.length === 0 ? t('There is no VM.') : undefined}
      onClick={() => setChoosing(true)}
    >
      {t('Prepare a VM')}
    </ActionButton>
  );
  return (
    <>
      {rows.length === 0 ? (
        <NothingState title={t('No VM for DPDK yet')}>
          <EmptyStateBody>
            {t(
              'VMs with an SR-IOV interface, dedicated CPUs or huge pages are listed here, with what they lack for DPDK.',
            )}
          </EmptyStateBody>
          <EmptyStateFooter>
            <EmptyStateActions>{choose}</EmptyStateActions>
            <EmptyStateActions>{create}</EmptyStateActions>
          </EmptyStateFooter>
        </NothingState>
      ) : (
        <Stack hasGutter>
          <StackItem>
            <Flex>
              {choose}
              {create}
            </Flex>
          </StackItem>
          <StackItem>
            <List rows={rows} isOfAll={namespace === undefined} />
          </StackItem>
        </Stack>
      )}
      {isChoosing && (
        <ChooseVm vms={vms} namespace={namespace} onClose={() => setChoosing(false)} />
      )}
    </>
  );
};

/** VMs that are meant for DPDK, how far each is, and what their project lacks. */
const VmsTab = ({ obj: { namespace } }: { obj: DpdkScope }) => {
  const t = useT();
  // What is on the screen can be used while all VMs are judged anew.
  const state = useDeferredValue(useDpdkVmWorld(namespace));
  return (
    <WorldOfKind
      state={state}
      kind="VirtualMachine"
      provider="KubeVirt"
      loading={t('Loading VMs')}
      what={t('the VMs')}
      offer={<NamespaceOffer model={models.VirtualMachine} />}
    >
      {(world) => (
        <PageSection hasBodyWrapper={false}>
          <Stack hasGutter>
            <StackItem>
              <Project world={world} namespace={namespace} />
            </StackItem>
            <StackItem>
              <Machines world={world} namespace={namespace} />
            </StackItem>
          </Stack>
        </PageSection>
      )}
    </WorldOfKind>
  );
};

export default VmsTab;
