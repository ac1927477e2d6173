import { useMemo } from 'react';
import {
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  PageSection,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { serviceRowsOf, type ServiceRow } from '../../domain/services/rows';
import type { VmView } from '../../domain/vm/interfaces/view';
import { GapList } from '../../ui/GapList';
import { FailedState, LoadingState, NothingState } from '../../ui/states';
import { DataTable } from '../../ui/table/DataTable';
import { useDataTable, type TableSpec } from '../../ui/table/useDataTable';
import { useT } from '../../ui/useT';
import { WhyNotReachable } from '../../ui/vms/WhyNotReachable';
import { CreateServiceButton } from './CreateServiceButton';
import { IsReadContext, RowFindings } from './RowFindings';
import { RestartNeeded } from './RestartNeeded';
import { ServiceRowActions } from './ServiceRowActions';
import { serviceColumns } from './serviceSpec';
import { useServiceWorld } from './useServiceWorld';

const actionsOf = (row: ServiceRow) => <ServiceRowActions row={row} />;

const NONE: readonly ServiceRow[] = [];

/** The Services that select a VM now or after its restart, and the way to a new one. */
const VmServicesTab = ({ obj: { view } }: { obj: { view: VmView } }) => {
  const t = useT();
  const { namespace, name } = view;
  const state = useServiceWorld(namespace);
  const world = state.state === 'ready' ? state.world : undefined;
  const isComing = state.state === 'ready' && state.progress !== undefined;
  const rows = useMemo(
    () =>
      world
        ? serviceRowsOf(world, world.list('Service', namespace)).filter(({ scene }) =>
            scene.vms.some((vm) => vm.name === name),
          )
        : NONE,
    [world, namespace, name],
  );
  const spec = useMemo(
    (): TableSpec<ServiceRow> => ({
      columns: serviceColumns(t, false, RowFindings),
      keyOf: ({ key }) => key,
      sortedBy: 'name',
    }),
    [t],
  );
  const table = useDataTable(spec, rows);
  const button = <CreateServiceButton namespace={namespace} exposed={{ vms: [name] }} />;
  const content = () => {
    if (state.state === 'loading' || (rows.length === 0 && isComing))
      return <LoadingState label={t('Loading Services')} />;
    const gap = state.gaps.find(({ kind }) => kind === 'Service');
    if (gap)
      return (
        <FailedState
          error={{ message: gap.message, ...(gap.reason === 'forbidden' ? { code: 403 } : {}) }}
          what={t('the Services')}
        />
      );
    if (rows.length === 0)
      return (
        <NothingState title={t('No Service selects this VM')}>
          <EmptyStateBody>
            {t('A Service gives VMs an address that stays, and spreads clients over them.')}
          </EmptyStateBody>
          <EmptyStateFooter>
            <EmptyStateActions>{button}</EmptyStateActions>
          </EmptyStateFooter>
        </NothingState>
      );
    return (
      <Stack hasGutter>
        {rows.map(({ key, scene }) => (
          <StackItem key={key}>
            <RestartNeeded scene={scene} />
          </StackItem>
        ))}
        <StackItem>{button}</StackItem>
        <StackItem>
          <IsReadContext.Provider value={!isComing}>
            <DataTable
              table={table}
              label={t('Services that select the VM')}
              pagesLabel={t('Pages of the list of Services')}
              items={t('Services')}
              nothing={{ title: t('No Service selects this VM') }}
              actions={actionsOf}
            />
          </IsReadContext.Provider>
        </StackItem>
        <StackItem>
          <WhyNotReachable
            namespace={namespace}
            vm={name}
            services={rows.map(({ view: { name: service } }) => service)}
          />
        </StackItem>
        <StackItem>
          <GapList gaps={state.gaps} />
        </StackItem>
      </Stack>
    );
  };
  return <PageSection hasBodyWrapper={false}>{content()}</PageSection>;
};

export default VmServicesTab;
