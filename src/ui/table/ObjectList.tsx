import type { ReactNode } from 'react';
import {
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  ToolbarItem,
} from '@patternfly/react-core';
import { LoadingState, NothingState } from '../states';
import { DataTable } from './DataTable';
import { useListTable, type TableSpec } from './useDataTable';

interface TableProps<R> {
  rows: readonly R[];
  spec: TableSpec<R> & { name: string };
  /** Accessible name, that of its pages, and what it lists; translated. */
  label: string;
  pagesLabel: string;
  items: string;
  /** What is said where a filter leaves none. */
  unmatched: { title: string; body: string };
  /** Stands beside the filters. */
  create: ReactNode;
  /** The menu of a row. Has to stay the same function. */
  actions: (row: R) => ReactNode;
}

interface ObjectListProps<R> extends TableProps<R> {
  /** Whether all of them are there: before that nobody says that there are none. */
  isWhole: boolean;
  /** What is being read, translated. */
  loading: string;
  /** What is said where there are none at all. */
  none: { title: string; body: string };
  /** What leads on from there, such as a button that creates one. */
  children: ReactNode;
}

const Table = <R,>({ rows, spec, unmatched, create, ...props }: TableProps<R>) => (
  <DataTable
    {...props}
    table={useListTable(spec, rows)}
    toolbar={<ToolbarItem>{create}</ToolbarItem>}
    nothing={unmatched}
  />
);

/** Objects of a kind with what can be done with them, or that there are none yet and how to make one. */
export const ObjectList = <R,>({
  isWhole,
  loading,
  none,
  children,
  ...table
}: ObjectListProps<R>) => {
  if (table.rows.length > 0) return <Table {...table} />;
  if (!isWhole) return <LoadingState label={loading} />;
  return (
    <NothingState title={none.title}>
      <EmptyStateBody>{none.body}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>{children}</EmptyStateActions>
      </EmptyStateFooter>
    </NothingState>
  );
};
