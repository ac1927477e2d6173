import { useMemo } from 'react';
import {
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  PageSection,
  ToolbarItem,
} from '@patternfly/react-core';
import { checkSriovNetworkIn } from '../../../domain/checks/of-sriov';
import { sriovNetworkRowOf } from '../../../domain/sriov/rows';
import type { World } from '../../../domain/world/world';
import { NothingState } from '../../../ui/states';
import { DataTable } from '../../../ui/table/DataTable';
import { useListTable } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { RowActions } from '../Actions';
import { CreateButton } from '../CreateButton';
import { SriovWorld } from '../SriovWorld';
import { useNetworkSpec, type CheckedNetwork } from './networkSpec';

const actionsOf = ({ network }: CheckedNetwork) => <RowActions part="networks" object={network} />;

const Table = ({ rows }: { rows: readonly CheckedNetwork[] }) => {
  const t = useT();
  const table = useListTable(useNetworkSpec(), rows);
  return (
    <DataTable
      table={table}
      label={t('SR-IOV networks')}
      pagesLabel={t('Pages of the list of SR-IOV networks')}
      items={t('networks')}
      actions={actionsOf}
      toolbar={
        <ToolbarItem>
          <CreateButton part="networks" variant="secondary" />
        </ToolbarItem>
      }
      nothing={{
        title: t('No network matches the filter'),
        body: t('Change the filter, or clear it to see all networks.'),
      }}
    />
  );
};

const Networks = ({ world }: { world: World }) => {
  const t = useT();
  const rows = useMemo(
    () =>
      world.list('SriovNetwork').map((network) => ({
        ...sriovNetworkRowOf(world, network),
        findings: checkSriovNetworkIn(world, network),
      })),
    [world],
  );
  if (rows.length > 0) return <Table rows={rows} />;
  return (
    <NothingState title={t('No SR-IOV networks yet')}>
      <EmptyStateBody>
        {t(
          'A SriovNetwork gives VMs of a namespace virtual functions of a resource, which a node policy makes of network cards.',
        )}
      </EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <CreateButton part="networks" variant="primary" />
        </EmptyStateActions>
      </EmptyStateFooter>
    </NothingState>
  );
};

/** Networks that give VMs virtual functions, and the network that was made of each. */
const NetworksTab = () => (
  <SriovWorld kind="SriovNetwork">
    {(world) => (
      <PageSection hasBodyWrapper={false}>
        <Networks world={world} />
      </PageSection>
    )}
  </SriovWorld>
);

export default NetworksTab;
