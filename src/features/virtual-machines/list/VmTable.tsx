import { createContext, memo, useCallback, useContext, useEffect, useMemo } from 'react';
import type { KubernetesResource } from '../../../domain/core/resource';
import type { Finding } from '../../../domain/findings/finding';
import type { VmRow } from '../../../domain/vm/lifecycle/vm-rows';
import type { ReadyList } from '../../../k8s/useWatch';
import { FindingBadge } from '../../../ui/findings';
import { GapList } from '../../../ui/GapList';
import { Growing } from '../../../ui/list/Growing';
import { DataTable } from '../../../ui/table/DataTable';
import { useListTable } from '../../../ui/table/useDataTable';
import { useSelected } from '../../../ui/table/useSelection';
import { useT } from '../../../ui/useT';
import { findingsOfRow, useVmList, type VmList } from './useVmList';
import { useVmSpec } from './vmSpec';

const NOTHING_FOUND: readonly Finding[] = [];
const NONE_CHOSEN: readonly KubernetesResource[] = [];

interface VmTableProps {
  vms: ReadyList<KubernetesResource>;
  /** undefined stands for all namespaces. */
  namespace: string | undefined;
  /** Told of the VMs that are chosen; of none when there is no table. */
  onChosen: (vms: readonly KubernetesResource[] | undefined) => void;
}

type ListProps = Pick<VmList, 'rows' | 'world' | 'isComplete'> &
  Pick<VmTableProps, 'namespace' | 'onChosen'>;

const FindingsContext = createContext<(row: VmRow) => readonly Finding[]>(() => NOTHING_FOUND);

/** Drawn by itself: findings may be others although nothing else of a row is. */
const RowFindings = ({ row }: { row: VmRow }) => {
  const findingsOf = useContext(FindingsContext);
  return <FindingBadge findings={findingsOf(row)} name={row.name} />;
};

/** Apart from what watches the lists, so that a page of them that comes draws no table. */
const List = memo(({ rows, world, isComplete, namespace, onChosen }: ListProps) => {
  const t = useT();
  const findingsOf = useCallback(
    (row: VmRow) => (isComplete ? findingsOfRow(world, row) : NOTHING_FOUND),
    [world, isComplete],
  );
  const table = useListTable(useVmSpec(namespace === undefined, RowFindings), rows);
  const { selected, choose } = useSelected();
  const selection = useMemo(
    () => ({
      id: 'vms',
      selected,
      choose,
      allLabel: t('Choose all VMs of this page'),
      labelOf: ({ name }: VmRow) => t('Choose {{name}}', { name }),
    }),
    [selected, choose, t],
  );
  const chosen = useMemo(
    () =>
      selected.size === 0
        ? NONE_CHOSEN
        : rows.filter(({ key }) => selected.has(key)).map(({ vm }) => vm),
    [rows, selected],
  );
  useEffect(() => onChosen(chosen), [chosen, onChosen]);
  useEffect(() => () => onChosen(undefined), [onChosen]);
  return (
    <FindingsContext.Provider value={findingsOf}>
      <DataTable
        table={table}
        label={t('VirtualMachines')}
        pagesLabel={t('Pages of the list of VMs')}
        items={t('VMs')}
        nothing={{
          title: t('No VM matches the filter'),
          body: t('Change the filter, or clear it to see all VMs.'),
        }}
        selection={selection}
      />
    </FindingsContext.Provider>
  );
});
List.displayName = 'List';

export const VmTable = ({ vms, namespace, onChosen }: VmTableProps) => {
  const { rows, world, gaps, isComplete, progress: around } = useVmList(vms, namespace);
  return (
    // The VMs first, then what belongs to them.
    <Growing progress={vms.progress ?? around}>
      <List
        rows={rows}
        world={world}
        isComplete={isComplete}
        namespace={namespace}
        onChosen={onChosen}
      />
      <GapList gaps={gaps} />
    </Growing>
  );
};
