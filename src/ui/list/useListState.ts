import { useCallback, useState } from 'react';
import { NavigationType, useNavigationType, useSearchParams } from 'react-router';

export type SortDirection = 'asc' | 'desc';

export interface ListState<F, K extends string> {
  filter: F;
  sortKey: K;
  direction: SortDirection;
  /** 1 and up. */
  page: number;
  perPage: number;
}

/** What a list can be sorted and filtered by, and how the filter is written to the URL. */
export interface ListSpec<F, K extends string> {
  /** The first is the one that the list is sorted by at first. */
  sortKeys: readonly [K, ...K[]];
  readFilter: (params: URLSearchParams) => F;
  writeFilter: (filter: F, params: URLSearchParams) => void;
}

export const DEFAULT_PER_PAGE = 50;
export const perPageOptions = [10, 20, 50, 100, 200].map((value) => ({
  title: String(value),
  value,
}));

const positive = (text: string | null, fallback: number): number => {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : fallback;
};

const read = <F, K extends string>(
  params: URLSearchParams,
  { sortKeys, readFilter }: ListSpec<F, K>,
): ListState<F, K> => ({
  filter: readFilter(params),
  sortKey: sortKeys.find((key) => key === params.get('sortBy')) ?? sortKeys[0],
  direction: params.get('orderBy') === 'desc' ? 'desc' : 'asc',
  page: positive(params.get('page'), 1),
  perPage: positive(params.get('perPage'), DEFAULT_PER_PAGE),
});

const write = <F, K extends string>(
  state: ListState<F, K>,
  { sortKeys, writeFilter }: ListSpec<F, K>,
): URLSearchParams => {
  const params = new URLSearchParams();
  writeFilter(state.filter, params);
  if (state.sortKey !== sortKeys[0]) params.set('sortBy', state.sortKey);
  if (state.direction !== 'asc') params.set('orderBy', state.direction);
  if (state.page !== 1) params.set('page', String(state.page));
  if (state.perPage !== DEFAULT_PER_PAGE) params.set('perPage', String(state.perPage));
  return params;
};

/**
 * Filter, order and page of a list. They are written to the URL, so that a reload, a bookmark and
 * the way back from a details page show the same rows. The state itself is local: the router updates
 * the URL later than a key is pressed. Any change but a turn of the page leads to page 1.
 *
 * @param spec must be the same object on each call
 */
export const useListState = <F, K extends string>(
  spec: ListSpec<F, K>,
): [ListState<F, K>, (change: Partial<ListState<F, K>>) => void] => {
  const [params, setParams] = useSearchParams();
  const navigation = useNavigationType();
  const [state, setState] = useState(() => read(params, spec));

  const query = params.toString();
  const [shownQuery, setShownQuery] = useState(query);
  // Back and forward bring another URL; the own changes of this list replace it.
  if (query !== shownQuery) {
    setShownQuery(query);
    if (navigation === NavigationType.Pop) setState(read(params, spec));
  }

  const update = useCallback(
    (change: Partial<ListState<F, K>>) => {
      const next = { ...state, page: 1, ...change };
      setState(next);
      setParams(write(next, spec), { replace: true });
    },
    [state, setParams, spec],
  );
  return [state, update];
};
