import { lazy, Suspense, useCallback } from 'react';
import { ToolbarItem } from '@patternfly/react-core';
import type { ShownFinding } from '../../domain/findings/query';
import type { World } from '../../domain/world/world';
import { LoadingState } from '../../ui/states';
import { DataTable } from '../../ui/table/DataTable';
import type { DataTableState } from '../../ui/table/useDataTable';
import { useT } from '../../ui/useT';
import { ExportMenu } from './ExportMenu';

const MoreAbout = lazy(() => import('./MoreAbout'));

interface ChecksTableProps {
  table: DataTableState<ShownFinding>;
  world: World;
  /** Whether all is known that is filtered by. */
  isReady: boolean;
}

/** One row for each finding; it opens for the objects that it reasons from and for its fix. */
export const ChecksTable = ({ table, world, isReady }: ChecksTableProps) => {
  const t = useT();
  const details = useCallback(
    ({ finding }: ShownFinding) => (
      <Suspense fallback={<LoadingState label={t('Loading')} />}>
        <MoreAbout finding={finding} world={world} />
      </Suspense>
    ),
    [t, world],
  );
  if (!isReady) return <LoadingState label={t('Loading')} />;
  return (
    <DataTable
      table={table}
      label={t('Findings')}
      pagesLabel={t('Pages of the list of findings')}
      items={t('findings')}
      nothing={{ title: t('No finding matches the filter') }}
      toolbar={
        <ToolbarItem>
          <ExportMenu findings={table.matching} />
        </ToolbarItem>
      }
      details={details}
    />
  );
};
