import { useCallback, useMemo, type ReactNode } from 'react';
import { EmptyStateBody, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import type { InterfaceRow } from '../../../domain/vm/interfaces/interfaces';
import type { VmView } from '../../../domain/vm/interfaces/view';
import { verdictOf } from '../../../domain/vm/explain/verdict';
import { stateOf } from '../../../domain/vm/lifecycle/interface-state';
import { ActionsMenu } from '../../../ui/list/ActionsMenu';
import { NothingState } from '../../../ui/states';
import { DataTable } from '../../../ui/table/DataTable';
import { useDataTable, type TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { InterfaceStateLabel } from '../state/InterfaceStateLabel';
import { AddressList } from './AddressList';
import { NONE } from '../../../ui/none';
import { Link, Mac, Name, Network, Type } from './interfaceCells';
import { matchesRow, sortTexts } from './rows';
import { onDemand } from '../../../ui/onDemand';

const InterfaceDetails = onDemand<{ view: VmView; row: InterfaceRow }>(
  () => import('./InterfaceDetails'),
);

const specOf = (t: TFunction, view: VmView): TableSpec<InterfaceRow> => ({
  // Unsorted, the order is that of the VM, in which the guest numbers its interfaces.
  keyOf: ({ name }) => name,
  then: [sortTexts.name],
  filters: [
    {
      kind: 'text',
      key: 'text',
      label: t('Filter interfaces'),
      placeholder: t('Filter by name, network or address'),
      clearLabel: t('Clear the filter'),
      matcher: (wanted) => (row) => matchesRow(row, wanted),
    },
  ],
  columns: [
    {
      key: 'name',
      label: t('Name'),
      width: 15,
      modifier: 'breakWord',
      sortText: sortTexts.name,
      cell: (row) => <Name row={row} />,
    },
    {
      key: 'network',
      label: t('Network'),
      width: 15,
      modifier: 'breakWord',
      sortText: sortTexts.network,
      cell: (row) => <Network view={view} row={row} />,
    },
    {
      key: 'binding',
      label: t('Type'),
      width: 10,
      sortText: sortTexts.binding,
      cell: (row) => <Type row={row} />,
    },
    {
      key: 'mac',
      label: t('MAC address'),
      modifier: 'nowrap',
      sortText: sortTexts.mac,
      cell: (row) => <Mac row={row} />,
    },
    {
      key: 'addresses',
      label: t('IP addresses'),
      width: 15,
      cell: ({ status, name }) =>
        status ? <AddressList addresses={status} name={name} isPlain /> : NONE,
    },
    {
      key: 'link',
      label: t('Link'),
      modifier: 'nowrap',
      cell: (row) => <Link view={view} row={row} />,
    },
    {
      key: 'state',
      label: t('State'),
      modifier: 'nowrap',
      cell: (row) => (
        <InterfaceStateLabel
          name={row.name}
          state={stateOf(view, row)}
          verdict={verdictOf(view, row)}
        />
      ),
    },
  ],
});

interface InterfaceTableProps {
  view: VmView;
  /** Buttons beside the filter. */
  buttons: ReactNode;
  /** Entries of the menu of a row. */
  actionsOf: (name: string) => ReactNode;
}

/** Interfaces of a VM, as they are configured and as they run. */
export const InterfaceTable = ({ view, buttons, actionsOf }: InterfaceTableProps) => {
  const t = useT();
  const table = useDataTable(
    useMemo(() => specOf(t, view), [t, view]),
    view.rows,
  );
  const details = useCallback(
    (row: InterfaceRow) => <InterfaceDetails view={view} row={row} />,
    [view],
  );
  if (view.rows.length === 0) {
    return (
      <>
        <Toolbar>
          <ToolbarContent>
            <ToolbarItem>{buttons}</ToolbarItem>
          </ToolbarContent>
        </Toolbar>
        <NothingState title={t('The VM has no network interface')}>
          <EmptyStateBody>
            {t('It can reach nothing and nothing can reach it until you add one.')}
          </EmptyStateBody>
        </NothingState>
      </>
    );
  }
  return (
    <DataTable
      table={table}
      label={t('Network interfaces')}
      pagesLabel={t('Pages of the list of interfaces')}
      items={t('interfaces')}
      nothing={{ title: t('No interface matches the filter') }}
      toolbar={<ToolbarItem>{buttons}</ToolbarItem>}
      details={details}
      actions={({ name }) => (
        <ActionsMenu label={t('Actions of {{name}}', { name })}>{actionsOf(name)}</ActionsMenu>
      )}
    />
  );
};
