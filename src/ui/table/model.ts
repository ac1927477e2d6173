import type { ReactNode } from 'react';
import type { TdProps, ThProps } from '@patternfly/react-table';
import { countedBy } from '../../domain/core/collections';
import { sortByText, type SortDirection } from './sort';

/** One column: everything that a table has to know of it, in one place. */
export interface Column<R> {
  /** Stands in the URL and in the user's preferences. */
  key: string;
  /** Heading, translated. */
  label: string;
  /** What stands in the heading, where that is more than its text. */
  heading?: ReactNode;
  /** What stands in its cells. */
  cell: (row: R) => ReactNode;
  /** The text that it is sorted by; without one it is not sorted. */
  sortText?: ((row: R) => string) | undefined;
  /** Whether that text is made for sorting, and compared letter by letter. */
  isPlainText?: boolean;
  /** Share of the width in percent. */
  width?: ThProps['width'];
  /** Long words of its own break, or nothing does. */
  modifier?: TdProps['modifier'];
  /** Whether it stays in sight where a wide table is moved sideways. */
  isSticky?: boolean;
  /** `fixed` is always there; `extra` is shown only when the user asks for it. */
  show?: 'fixed' | 'extra';
}

/** A text that the user types. */
export interface TextFilter<R> {
  kind: 'text';
  key: string;
  /** Accessible name of the field, and its placeholder unless that says more. */
  label: string;
  placeholder?: string;
  /** Accessible name of the button that empties it. */
  clearLabel: string;
  /** Reads the text (trimmed, lower case, not empty) once, and says which rows it lets through. */
  matcher: (wanted: string) => (row: R) => boolean;
  /** Why a text means nothing, translated; such a text filters nothing out. */
  problemOf?: (wanted: string) => string | undefined;
  /** How a text is understood, translated. */
  hintOf?: (wanted: string) => string | undefined;
}

export interface FilterOption {
  value: string;
  /** As shown; the value where it is left out. */
  label?: string;
  /** Number of rows that have it. */
  count?: number;
}

/** Values to choose from; a row passes that has one of those that are chosen. */
export interface ChoiceFilter<R> {
  kind: 'choice';
  key: string;
  label: string;
  valuesOf: (row: R) => readonly string[];
  /** How a value is shown, where that is not the value itself. */
  labelOf?: (value: string) => string;
  /** Undefined: the values that there are, with their counts. Others in the URL count for nothing. */
  options?: readonly FilterOption[];
  /** Something else on the page sets it, so that the toolbar needs no place for it. */
  isElsewhere?: boolean;
}

/** Labels of Kubernetes objects, `key` or `key=value`; a row passes that has all of them. */
export interface LabelFilter<R> {
  kind: 'label';
  key: string;
  label: string;
  labelsOf: (row: R) => Readonly<Record<string, string>>;
}

export type Filter<R> = TextFilter<R> | ChoiceFilter<R> | LabelFilter<R>;

/** What is filtered for, by the keys of filters; a text filter has one value or none. */
export type FilterValues = Readonly<Record<string, readonly string[]>>;

export const noValues: readonly string[] = [];

const hasLabel = (labels: Readonly<Record<string, string>>, wanted: string): boolean => {
  const separator = wanted.indexOf('=');
  if (separator < 0) return Object.hasOwn(labels, wanted);
  return labels[wanted.slice(0, separator)] === wanted.slice(separator + 1);
};

const predicateOf = <R>(
  filter: Filter<R>,
  values: readonly string[],
): ((row: R) => boolean) | undefined => {
  if (filter.kind === 'text') {
    const wanted = (values[0] ?? '').trim().toLowerCase();
    if (wanted === '' || filter.problemOf?.(wanted) !== undefined) return undefined;
    return filter.matcher(wanted);
  }
  if (values.length === 0) return undefined;
  if (filter.kind === 'label') {
    return (row) => values.every((wanted) => hasLabel(filter.labelsOf(row), wanted));
  }
  const wanted = new Set(values);
  return (row) => filter.valuesOf(row).some((value) => wanted.has(value));
};

/** The rows that pass every filter, in their order; the list itself where nothing is filtered for. */
export const filterRows = <R>(
  rows: readonly R[],
  filters: readonly Filter<R>[],
  values: FilterValues,
): readonly R[] => {
  const predicates = filters
    .map((filter) => predicateOf(filter, values[filter.key] ?? noValues))
    .filter((predicate) => predicate !== undefined);
  if (predicates.length === 0) return rows;
  return rows.filter((row) => predicates.every((passes) => passes(row)));
};

/** Whether anything is filtered for. */
export const isFiltered = (values: FilterValues): boolean =>
  Object.values(values).some((chosen) => chosen.length > 0);

/** What a filter offers: its own options, or the values of the rows with their counts. */
export const optionsOf = <R>(
  filter: ChoiceFilter<R>,
  rows: readonly R[],
): readonly FilterOption[] =>
  filter.options ??
  countedBy(rows, (row) => new Set(filter.valuesOf(row))).map((option) => ({
    ...option,
    label: filter.labelOf?.(option.value) ?? option.value,
  }));

/** Matches part of a text, in any case. */
export const partOf =
  <R>(textOf: (row: R) => string) =>
  (wanted: string) =>
  (row: R): boolean =>
    textOf(row).toLowerCase().includes(wanted);

export interface TableState {
  values: FilterValues;
  /** Undefined: the order in which the rows came. */
  sortKey: string | undefined;
  direction: SortDirection;
  /** Whether groups of rows are shown instead of rows. */
  isGrouped: boolean;
  /** 1 and up. */
  page: number;
  perPage: number;
}

/** Rows that have something in common; never empty. */
export interface Group<R> {
  key: string;
  first: R;
  rows: readonly R[];
}

/** Rows by what they have in common, in the order in which the first of each group comes. */
export const groupRows = <R>(rows: readonly R[], keyOf: (row: R) => string): Group<R>[] => {
  const groups = new Map<string, { key: string; first: R; rows: R[] }>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { key, first: row, rows: [row] });
  }
  return [...groups.values()];
};

/** What of a table stands in the URL, and what it begins with. */
export interface StateSpec<R> {
  columns: readonly Column<R>[];
  filters: readonly Filter<R>[];
  /** Key of the column that the table is sorted by at first; undefined: the order of the rows. */
  sortedBy: string | undefined;
  perPage: number;
}

const positive = (text: string | null, fallback: number): number => {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : fallback;
};

const readValues = <R>(filter: Filter<R>, params: URLSearchParams): readonly string[] => {
  const values = params.getAll(filter.key).filter((value) => value !== '');
  if (filter.kind !== 'choice' || !filter.options) return values;
  const { options } = filter;
  return values.filter((value) => options.some((option) => option.value === value));
};

/** Reads a URL; what it does not say, or says wrongly, is as at first. */
export const readState = <R>(params: URLSearchParams, spec: StateSpec<R>): TableState => {
  const sortKey = params.get('sortBy');
  const isColumn = spec.columns.some(({ key, sortText }) => key === sortKey && sortText);
  return {
    values: Object.fromEntries(
      spec.filters.map((filter) => [filter.key, readValues(filter, params)]),
    ),
    sortKey: isColumn && sortKey !== null ? sortKey : spec.sortedBy,
    direction: params.get('orderBy') === 'desc' ? 'desc' : 'asc',
    isGrouped: params.get('grouped') === 'true',
    page: positive(params.get('page'), 1),
    perPage: positive(params.get('perPage'), spec.perPage),
  };
};

/** The query for a state; what is as at first is left out. */
export const writeState = <R>(state: TableState, spec: StateSpec<R>): URLSearchParams => {
  const params = new URLSearchParams();
  for (const { key } of spec.filters) {
    for (const value of state.values[key] ?? noValues) params.append(key, value);
  }
  if (state.sortKey !== undefined && state.sortKey !== spec.sortedBy) {
    params.set('sortBy', state.sortKey);
  }
  if (state.direction !== 'asc') params.set('orderBy', state.direction);
  if (state.isGrouped) params.set('grouped', 'true');
  if (state.page !== 1) params.set('page', String(state.page));
  if (state.perPage !== spec.perPage) params.set('perPage', String(state.perPage));
  return params;
};

/** Sorted copy; rows that are equal come by `then`. The list itself where nothing is sorted by. */
export const sortRows = <R>(
  rows: readonly R[],
  columns: readonly Column<R>[],
  { sortKey, direction }: Pick<TableState, 'sortKey' | 'direction'>,
  then: readonly ((row: R) => string)[],
): readonly R[] => {
  const { sortText, isPlainText } = columns.find(({ key }) => key === sortKey) ?? {};
  return sortText ? sortByText(rows, sortText, direction, then, isPlainText) : rows;
};

/** The rows of a page, and the page itself, which is the last one where there are fewer. */
export const pageOf = <R>(
  rows: readonly R[],
  wanted: { page: number; perPage: number },
): { page: number; shown: readonly R[] } => {
  const { perPage } = wanted;
  const page = Math.min(wanted.page, Math.max(1, Math.ceil(rows.length / perPage)));
  return { page, shown: rows.slice((page - 1) * perPage, page * perPage) };
};

/** Columns to show: fixed ones, and of the others those that the user chose. */
export const visibleColumns = <R>(
  columns: readonly Column<R>[],
  chosen: Readonly<Record<string, boolean>>,
): readonly Column<R>[] =>
  columns.filter(({ key, show }) => show === 'fixed' || (chosen[key] ?? show !== 'extra'));
