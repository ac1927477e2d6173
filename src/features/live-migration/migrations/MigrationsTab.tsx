import { memo, useCallback, useMemo, useState } from 'react';
import { Content, EmptyStateBody, PageSection, Stack, StackItem } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { migrationRowsOf, type MigrationRow } from '../../../domain/vm/migration/history';
import type { KindName } from '../../../domain/world/kinds';
import type { World } from '../../../domain/world/world';
import { models } from '../../../k8s/models';
import { useWorld } from '../../../k8s/useWorld';
import { ActionButton } from '../../../ui/ActionButton';
import { GapList } from '../../../ui/GapList';
import { Growing } from '../../../ui/list/Growing';
import { CancelMigrationDialog } from '../../../ui/migration/CancelMigrationDialog';
import { useCancelRefusal } from '../../../ui/migration/useCancelRefusal';
import { NamespaceOffer } from '../../../ui/NamespaceOffer';
import { FailedState, LoadingState, MissingKindState, NothingState } from '../../../ui/states';
import { DataTable } from '../../../ui/table/DataTable';
import { useListTable } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import type { Scope } from '../scope';
import { MigrationDetails } from './MigrationDetails';
import { useMigrationSpec } from './migrationSpec';

const WATCHED: readonly KindName[] = [
  'VirtualMachineInstanceMigration',
  'VirtualMachineInstance',
  'NetworkAttachmentDefinition',
  'Namespace',
  'Node',
  'ClusterNetwork',
  'HyperConverged',
  'KubeVirt',
  'MigrationPolicy',
];

/** The network for live migration is in the namespace of KubeVirt, whichever is looked at. */
const EVERYWHERE: readonly KindName[] = ['NetworkAttachmentDefinition'];

interface CancelProps {
  row: MigrationRow;
  onCancel: (migration: KubernetesResource) => void;
}

const Cancel = ({ row: { namespace, migration, isCancelled }, onCancel }: CancelProps) => {
  const t = useT();
  const refusal = useCancelRefusal(namespace);
  if (!migration) return null;
  return (
    <ActionButton
      variant="link"
      refusal={isCancelled ? t('The migration is being cancelled.') : refusal}
      onClick={() => onCancel(migration)}
    >
      {t('Cancel')}
    </ActionButton>
  );
};

const details = (row: MigrationRow) => <MigrationDetails row={row} />;

interface ListProps {
  rows: readonly MigrationRow[];
  world: World;
  namespace: string | undefined;
}

const List = memo(({ rows, world, namespace }: ListProps) => {
  const t = useT();
  const [cancelled, setCancelled] = useState<KubernetesResource>();
  const table = useListTable(useMigrationSpec(world, namespace === undefined), rows);
  const actions = useCallback(
    (row: MigrationRow) => (row.isOver ? null : <Cancel row={row} onCancel={setCancelled} />),
    [],
  );
  return (
    <>
      <DataTable
        table={table}
        label={t('Migrations')}
        pagesLabel={t('Pages of the list of migrations')}
        items={t('migrations')}
        nothing={{
          title: t('No migration matches the filter'),
          body: t('Change the filter, or clear it to see all migrations.'),
        }}
        actions={actions}
        details={details}
      />
      {cancelled && (
        <CancelMigrationDialog migration={cancelled} onClose={() => setCancelled(undefined)} />
      )}
    </>
  );
});
List.displayName = 'List';

const Nothing = () => {
  const t = useT();
  return (
    <NothingState title={t('No migrations')}>
      <EmptyStateBody>
        {t('When VMs are migrated, this page follows them. Migrate a VM on its own page.')}
      </EmptyStateBody>
    </NothingState>
  );
};

/** Migrations that run, wait and are over. */
const MigrationsTab = ({ obj: { namespace } }: { obj: Scope }) => {
  const t = useT();
  const state = useWorld(WATCHED, namespace, EVERYWHERE);
  const world = state.state === 'ready' ? state.world : undefined;
  const rows = useMemo(() => (world ? migrationRowsOf(world) : []), [world]);
  if (state.state === 'loading') return <LoadingState label={t('Loading migrations')} />;
  const gap = state.gaps.find(({ kind }) => kind === 'VirtualMachineInstanceMigration');
  if (gap?.reason === 'missing') {
    return <MissingKindState kind="VirtualMachineInstanceMigration" provider="KubeVirt" />;
  }
  if (gap) {
    return (
      <FailedState
        error={{ code: gap.reason === 'forbidden' ? 403 : undefined, message: gap.message }}
        what={t('the migrations')}
        offer={<NamespaceOffer model={models.VirtualMachineInstanceMigration} />}
      />
    );
  }
  return (
    <PageSection hasBodyWrapper={false}>
      <Growing progress={state.progress}>
        <Stack hasGutter>
          <StackItem>
            {rows.length === 0 ? (
              <Nothing />
            ) : (
              <List rows={rows} world={state.world} namespace={namespace} />
            )}
          </StackItem>
          <StackItem>
            <Content component="small">
              {t(
                'The cluster keeps the last five migrations of each VM that are over, and older ones go.',
              )}
            </Content>
          </StackItem>
          <StackItem>
            <GapList gaps={state.gaps} />
          </StackItem>
        </Stack>
      </Growing>
    </PageSection>
  );
};

export default MigrationsTab;
