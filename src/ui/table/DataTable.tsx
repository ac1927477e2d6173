import { useCallback, type ReactNode } from 'react';
import { Switch, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { useT } from '../useT';
import { ColumnPicker } from './ColumnPicker';
import { isFiltered, type Group } from './model';
import { NothingMatches } from './NothingMatches';
import { Pages } from './Pages';
import { TableFilters } from './TableFilters';
import { TableOf, type TableOfProps } from './TableOf';
import type { DataTableState } from './useDataTable';

interface DataTableProps<R> extends Pick<
  TableOfProps<R>,
  'label' | 'actions' | 'details' | 'selection' | 'isWide'
> {
  table: DataTableState<R>;
  /** Accessible name of the pages, such as "Pages of the network list". */
  pagesLabel: string;
  /** What is counted, such as "networks". */
  items: string;
  /** Said when no row passes the filter. */
  nothing: { title: string; body?: string };
  /** Further entries of the toolbar. */
  toolbar?: ReactNode;
}

const groupKey = ({ key }: { key: string }): string => key;

/** A table with its filters, its pages and, where it has a name, a choice of columns. */
export const DataTable = <R,>(props: DataTableProps<R>) => {
  const { table, pagesLabel, items, nothing, toolbar } = props;
  const { state, update, matching, rows, spec, choice } = table;
  const t = useT();
  const { details } = props;
  const { keyOf } = spec;
  const { visible } = table;
  const rowsOfGroup = useCallback(
    ({ key, rows: members }: Group<R>) => (
      <TableOf label={key} columns={visible} rows={members} keyOf={keyOf} details={details} />
    ),
    [visible, keyOf, details],
  );
  const clear = () => update({ values: {} });
  // A short part of a page has nothing to turn over.
  const isWhole = rows.length <= state.perPage && spec.name === undefined;
  return (
    <>
      <Toolbar
        hasNoPadding
        {...(spec.filters && spec.name !== undefined
          ? { clearAllFilters: clear, clearFiltersButtonText: t('Clear all filters') }
          : {})}
      >
        <ToolbarContent>
          <TableFilters table={table} />
          {spec.groups && (
            <ToolbarItem alignSelf="center">
              <Switch
                id={`${spec.name ?? 'table'}-grouped`}
                label={spec.groups.label}
                isChecked={state.isGrouped}
                onChange={(_event, isGrouped) => update({ isGrouped })}
              />
            </ToolbarItem>
          )}
          {toolbar}
          {choice && (
            <ToolbarItem>
              <ColumnPicker columns={spec.columns} {...choice} />
            </ToolbarItem>
          )}
          {!isWhole && (
            <ToolbarItem variant="pagination">
              <Pages
                label={pagesLabel}
                items={items}
                count={table.groups?.count ?? matching.length}
                page={state.page}
                perPage={state.perPage}
                onPage={(page) => update({ page })}
                onPerPage={(perPage) => update({ perPage })}
              />
            </ToolbarItem>
          )}
        </ToolbarContent>
      </Toolbar>
      {matching.length === 0 ? (
        <NothingMatches
          title={nothing.title}
          {...(isFiltered(state.values) ? { onClear: clear } : {})}
        >
          {nothing.body}
        </NothingMatches>
      ) : table.groups && spec.groups ? (
        <TableOf
          label={props.label}
          columns={spec.groups.columns}
          rows={table.groups.shown}
          keyOf={groupKey}
          details={rowsOfGroup}
          isLong
        />
      ) : (
        <TableOf
          label={props.label}
          columns={table.visible}
          rows={table.shown}
          keyOf={spec.keyOf}
          sort={{
            key: state.sortKey,
            direction: state.direction,
            onSort: (sortKey, direction) => update({ sortKey, direction }),
          }}
          actions={props.actions}
          details={props.details}
          selection={props.selection}
          isLong
          isWide={props.isWide ?? false}
        />
      )}
    </>
  );
};
