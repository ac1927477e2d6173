import { useMemo } from 'react';
import {
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  PageSection,
  ToolbarItem,
} from '@patternfly/react-core';
import { checkSriovPolicyIn } from '../../../domain/checks/of-sriov';
import { sriovPolicyRowsOf } from '../../../domain/sriov/rows';
import type { World } from '../../../domain/world/world';
import { NothingState } from '../../../ui/states';
import { DataTable } from '../../../ui/table/DataTable';
import { useListTable } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { RowActions } from '../Actions';
import { CreateButton } from '../CreateButton';
import { SriovWorld } from '../SriovWorld';
import { usePolicySpec, type CheckedPolicy } from './policySpec';

const actionsOf = ({ policy }: CheckedPolicy) => <RowActions part="policies" object={policy} />;

const Table = ({ rows }: { rows: readonly CheckedPolicy[] }) => {
  const t = useT();
  const table = useListTable(usePolicySpec(), rows);
  return (
    <DataTable
      table={table}
      label={t('SR-IOV node policies')}
      pagesLabel={t('Pages of the list of SR-IOV node policies')}
      items={t('policies')}
      actions={actionsOf}
      toolbar={
        <ToolbarItem>
          <CreateButton part="policies" variant="secondary" />
        </ToolbarItem>
      }
      nothing={{
        title: t('No policy matches the filter'),
        body: t('Change the filter, or clear it to see all policies.'),
      }}
    />
  );
};

const Policies = ({ world }: { world: World }) => {
  const t = useT();
  const rows = useMemo(
    () =>
      sriovPolicyRowsOf(world).map((row) => ({
        ...row,
        findings: checkSriovPolicyIn(world, row.policy),
      })),
    [world],
  );
  if (rows.length > 0) return <Table rows={rows} />;
  return (
    <NothingState title={t('No SR-IOV node policies yet')}>
      <EmptyStateBody>
        {t(
          'A SriovNetworkNodePolicy makes virtual functions of network cards and gives them out under the name of a resource, which networks then ask for.',
        )}
      </EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <CreateButton part="policies" variant="primary" />
        </EmptyStateActions>
      </EmptyStateFooter>
    </NothingState>
  );
};

/** What policies make virtual functions of which network cards, and how far each is. */
const PoliciesTab = () => (
  <SriovWorld kind="SriovNetworkNodePolicy">
    {(world) => (
      <PageSection hasBodyWrapper={false}>
        <Policies world={world} />
      </PageSection>
    )}
  </SriovWorld>
);

export default PoliciesTab;
