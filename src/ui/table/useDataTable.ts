import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useUserPreference } from '@openshift-console/dynamic-plugin-sdk';
import { NavigationType, useNavigationType, useSearchParams } from 'react-router';
import {
  filterRows,
  groupRows,
  pageOf,
  readState,
  sortRows,
  visibleColumns,
  writeState,
  type Column,
  type Filter,
  type Group,
  type StateSpec,
  type TableState,
} from './model';

/** Groups of rows: what stands in the line of a group, which opens for its rows. */
export interface GroupSpec<R> {
  /** Text of the switch, such as "Group by rule". */
  label: string;
  keyOf: (row: R) => string;
  columns: readonly Column<Group<R>>[];
}

/** What a table shows, and how it can be filtered and sorted. Has to stay the same while it is used. */
export interface TableSpec<R> {
  columns: readonly Column<R>[];
  filters?: readonly Filter<R>[];
  keyOf: (row: R) => string;
  /** Key of the column that it is sorted by at first; undefined: the order of the rows. */
  sortedBy?: string;
  /** Texts by which rows come that are equal in the column that is sorted by. */
  then?: readonly ((row: R) => string)[];
  perPage?: number;
  /** How rows can be grouped, if the user wants it. */
  groups?: GroupSpec<R>;
  /**
   * Of a page's main table: filter, order and page stand in the URL, and the user's choice of columns
   * is remembered by this name.
   */
  name?: string;
  /** Parameters of the URL that belong to something else on the page, and stay as they are. */
  keeps?: readonly string[];
}

export const DEFAULT_PER_PAGE = 50;
const SMALL_PER_PAGE = 20;

type ChosenColumns = Readonly<Record<string, boolean>>;
const asDefault: ChosenColumns = {};

/** All of a table that changes, for `DataTable` and for what stands around it. */
export interface DataTableState<R> {
  spec: TableSpec<R>;
  /** All rows, in no order. */
  rows: readonly R[];
  /** Those that pass the filter, in order. */
  matching: readonly R[];
  /** Those of the page; none where groups are shown. */
  shown: readonly R[];
  /** Groups of the rows that pass the filter, where they are shown. */
  groups: { count: number; shown: readonly Group<R>[] } | undefined;
  state: TableState;
  /** Any change but a turn of the page leads to page 1. */
  update: (change: Partial<TableState>) => void;
  visible: readonly Column<R>[];
  /** What the user chose of the columns; undefined where there is nothing to choose. */
  choice: ColumnChoice | undefined;
}

const NOTHING: readonly never[] = [];

const stateSpecOf = <R>(spec: TableSpec<R>): StateSpec<R> => ({
  columns: spec.columns,
  filters: spec.filters ?? NOTHING,
  sortedBy: spec.sortedBy,
  perPage: spec.perPage ?? (spec.name === undefined ? SMALL_PER_PAGE : DEFAULT_PER_PAGE),
});

const NO_PARAMS = new URLSearchParams();

/**
 * The state of a table. Where it has a name, it is written to the URL, so that a reload, a bookmark
 * and the way back from a details page show the same rows; the state itself is local, and the URL
 * follows when the rows are there: the router draws the whole page again.
 */
const useTableState = <R>(spec: TableSpec<R>) => {
  const [params, setParams] = useSearchParams();
  const navigation = useNavigationType();
  const inUrl = spec.name !== undefined;
  const [state, setState] = useState(() =>
    readState(inUrl ? params : NO_PARAMS, stateSpecOf(spec)),
  );
  const query = params.toString();
  const [shownQuery, setShownQuery] = useState(query);
  // Back and forward bring another URL; the own changes of this table replace it.
  if (inUrl && query !== shownQuery) {
    setShownQuery(query);
    if (navigation === NavigationType.Pop) setState(readState(params, stateSpecOf(spec)));
  }
  const [changed, setChanged] = useState<TableState>();
  const settled = useDeferredValue(changed);
  const shownInUrl = useRef<TableState>();
  useEffect(() => {
    // The router's setter is another one after each change of the URL, which says nothing new.
    if (!inUrl || settled === undefined || settled === shownInUrl.current) return;
    shownInUrl.current = settled;
    setParams(
      (before) => {
        const written = writeState(settled, stateSpecOf(spec));
        for (const key of spec.keeps ?? NOTHING) {
          for (const value of before.getAll(key)) written.append(key, value);
        }
        return written;
      },
      { replace: true },
    );
  }, [settled, setParams, spec, inUrl]);
  const update = useCallback(
    (change: Partial<TableState>) => {
      const next = { ...state, page: 1, ...change };
      setState(next);
      setChanged(next);
    },
    [state],
  );
  return { state, update };
};

interface ColumnChoice {
  chosen: ChosenColumns;
  choose: (chosen: ChosenColumns) => void;
}

const useRows = <R>(
  spec: TableSpec<R>,
  rows: readonly R[],
  choice: ColumnChoice | undefined,
): DataTableState<R> => {
  const { state, update } = useTableState(spec);
  const { columns, filters = NOTHING, then = NOTHING } = spec;
  const { sortKey, direction } = state;
  // Typing stays quick over thousands of rows.
  const values = useDeferredValue(state.values);
  // A key of the search leaves the order as it is: only what passes is picked out.
  const sorted = useMemo(
    () => sortRows(rows, columns, { sortKey, direction }, then),
    [rows, columns, sortKey, direction, then],
  );
  const matching = useMemo(() => filterRows(sorted, filters, values), [sorted, filters, values]);
  const { isGrouped } = state;
  const groupKeyOf = isGrouped ? spec.groups?.keyOf : undefined;
  const grouped = useMemo(
    () => groupKeyOf && groupRows(matching, groupKeyOf),
    [matching, groupKeyOf],
  );
  const { page, shown } = pageOf(matching, state);
  const ofGroups = grouped && pageOf(grouped, state);
  const chosen = choice?.chosen ?? asDefault;
  const visible = useMemo(() => visibleColumns(columns, chosen), [columns, chosen]);
  return {
    spec,
    rows,
    matching,
    shown: ofGroups ? NOTHING : shown,
    groups: ofGroups && { count: grouped.length, shown: ofGroups.shown },
    state: { ...state, page: ofGroups?.page ?? page },
    update,
    visible,
    choice,
  };
};

/**
 * Filters, sorts and pages the rows of a table that is a part of its page.
 *
 * @param spec must stay the same object while nothing of it changes
 */
export const useDataTable = <R>(spec: TableSpec<R>, rows: readonly R[]): DataTableState<R> =>
  useRows(spec, rows, undefined);

/**
 * The same for the main table of a page: filter, order and page stand in the URL, and the user's
 * choice of columns is remembered.
 */
export const useListTable = <R>(
  spec: TableSpec<R> & { name: string },
  rows: readonly R[],
): DataTableState<R> => {
  const [chosen, choose] = useUserPreference<ChosenColumns>(
    `vm-networking.columns.${spec.name}`,
    asDefault,
    true,
  );
  return useRows(spec, rows, { chosen, choose });
};
