import { useMemo, useState } from 'react';
import { Table, Tbody, Th, Thead, Tr, type ThProps } from '@patternfly/react-table';
import type { TFunction } from 'i18next';
import type { Finding } from '../../../domain/findings/types';
import type { KubernetesResource } from '../../../domain/resource';
import { filterVmRows, noVmFilter } from '../../../domain/vm/vm-rows';
import type { Progress } from '../../../k8s/completeness';
import { GapList } from '../../../ui/GapList';
import { Growing } from '../../../ui/list/Growing';
import { NothingMatches } from '../../../ui/list/NothingMatches';
import { pageOf } from '../../../ui/list/pageOf';
import { useListState } from '../../../ui/list/useListState';
import { useT } from '../../../ui/useT';
import { BulkActions } from './BulkActions';
import { findingsOfRow, useVmList } from './useVmList';
import { filterOptions, sortVmRows, vmListSpec, type VmSortKey } from './vmListSpec';
import { VmTableRow } from './VmTableRow';
import { VmToolbar } from './VmToolbar';

const NOTHING_FOUND: readonly Finding[] = [];

interface Column {
  label: string;
  sortKey?: VmSortKey;
  width?: ThProps['width'];
}

const columnsOf = (t: TFunction, showNamespace: boolean): Column[] => [
  { label: t('Name'), sortKey: 'name', width: 15 },
  ...(showNamespace
    ? [{ label: t('Namespace'), sortKey: 'namespace' as const, width: 10 as const }]
    : []),
  { label: t('Status'), sortKey: 'status' },
  { label: t('Node'), sortKey: 'node', width: 10 },
  { label: t('Networks'), width: 20 },
  { label: t('IP addresses'), width: 20 },
  { label: t('Created'), sortKey: 'created' },
];

/** Keys of the chosen rows; those of VMs that are gone count for nothing. */
const useSelection = () => {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const choose = (keys: readonly string[], isChosen: boolean) => {
    const next = new Set(selected);
    for (const key of keys) {
      if (isChosen) next.add(key);
      else next.delete(key);
    }
    setSelected(next);
  };
  return { selected, choose };
};

interface VmTableProps {
  vms: readonly KubernetesResource[];
  /** undefined stands for all namespaces. */
  namespace: string | undefined;
  /** How far the list of VMs has come; undefined when it is complete. */
  progress: Progress | undefined;
}

export const VmTable = ({ vms, namespace, progress }: VmTableProps) => {
  const t = useT();
  const [state, update] = useListState(vmListSpec);
  const { filter, sortKey, direction } = state;
  const { rows, world, gaps, isComplete, progress: around } = useVmList(vms, namespace);
  const { selected, choose } = useSelection();

  const matching = useMemo(
    () => sortVmRows(filterVmRows(rows, filter), sortKey, direction),
    [rows, filter, sortKey, direction],
  );
  const { page, shown } = pageOf(matching, state);
  const findings = useMemo(
    () =>
      new Map(isComplete ? shown.map((row) => [row.key, findingsOfRow(world, row)] as const) : []),
    [world, shown, isComplete],
  );
  const options = useMemo(() => filterOptions(rows), [rows]);
  const chosen = rows.filter(({ key }) => selected.has(key)).map(({ vm }) => vm);
  const showNamespace = namespace === undefined;
  const columns = columnsOf(t, showNamespace);
  const sortOf = (key: VmSortKey, index: number): ThProps['sort'] => ({
    columnIndex: index,
    sortBy: { index: columns.findIndex((column) => column.sortKey === sortKey), direction },
    onSort: (_event, _index, next) => update({ sortKey: key, direction: next }),
  });

  return (
    // The VMs first, then what belongs to them.
    <Growing progress={progress ?? around}>
      <VmToolbar
        state={{ ...state, page }}
        update={update}
        options={options}
        count={matching.length}
        bulk={<BulkActions namespace={namespace} vms={chosen} />}
      />
      {matching.length === 0 ? (
        <NothingMatches
          title={t('No VM matches the filter')}
          onClear={() => update({ filter: noVmFilter })}
        >
          {t('Change the filter, or clear it to see all VMs.')}
        </NothingMatches>
      ) : (
        <Table aria-label={t('VirtualMachines')} variant="compact">
          <Thead>
            <Tr>
              <Th
                aria-label={t('Selection')}
                select={{
                  isSelected: shown.every(({ key }) => selected.has(key)),
                  onSelect: (_event, isChosen) =>
                    choose(
                      shown.map(({ key }) => key),
                      isChosen,
                    ),
                }}
              />
              {columns.map(({ label, sortKey: key, width }, index) => (
                <Th
                  key={label}
                  modifier="nowrap"
                  {...(width === undefined ? {} : { width })}
                  {...(key ? { sort: sortOf(key, index) } : {})}
                >
                  {label}
                </Th>
              ))}
            </Tr>
          </Thead>
          <Tbody>
            {shown.map((row, index) => (
              <VmTableRow
                key={row.key}
                row={row}
                index={index}
                findings={findings.get(row.key) ?? NOTHING_FOUND}
                showNamespace={showNamespace}
                isSelected={selected.has(row.key)}
                onSelect={(isChosen) => choose([row.key], isChosen)}
              />
            ))}
          </Tbody>
        </Table>
      )}
      <GapList gaps={gaps} />
    </Growing>
  );
};
