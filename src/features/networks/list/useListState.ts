import { useCallback, useState } from 'react';
import { NavigationType, useNavigationType, useSearchParams } from 'react-router';
import { isNetworkType } from '../../../domain/nad/network-type';
import { sortKeys, type NetworkFilter, type SortDirection, type SortKey } from './rows';

export interface ListState {
  filter: NetworkFilter;
  sortKey: SortKey;
  direction: SortDirection;
  /** 1 and up. */
  page: number;
  perPage: number;
}

const DEFAULT_PER_PAGE = 50;
export const perPageOptions = [10, 20, 50, 100, 200].map((value) => ({
  title: String(value),
  value,
}));

const positive = (text: string | null, fallback: number): number => {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : fallback;
};

const parse = (params: URLSearchParams): ListState => ({
  filter: {
    name: params.get('name') ?? '',
    labels: params.getAll('label'),
    types: params.getAll('type').filter(isNetworkType),
  },
  sortKey: sortKeys.find((key) => key === params.get('sortBy')) ?? 'name',
  direction: params.get('orderBy') === 'desc' ? 'desc' : 'asc',
  page: positive(params.get('page'), 1),
  perPage: positive(params.get('perPage'), DEFAULT_PER_PAGE),
});

const write = (state: ListState): URLSearchParams => {
  const params = new URLSearchParams();
  if (state.filter.name) params.set('name', state.filter.name);
  state.filter.labels.forEach((label) => params.append('label', label));
  state.filter.types.forEach((type) => params.append('type', type));
  if (state.sortKey !== 'name') params.set('sortBy', state.sortKey);
  if (state.direction !== 'asc') params.set('orderBy', state.direction);
  if (state.page !== 1) params.set('page', String(state.page));
  if (state.perPage !== DEFAULT_PER_PAGE) params.set('perPage', String(state.perPage));
  return params;
};

/**
 * Filter, order and page of the list. They are written to the URL, so that a reload, a bookmark and
 * the way back from a details page show the same rows. The state itself is local: the router updates
 * the URL later than a key is pressed. Any change but a turn of the page leads to page 1.
 */
export const useListState = (): [ListState, (change: Partial<ListState>) => void] => {
  const [params, setParams] = useSearchParams();
  const navigation = useNavigationType();
  const [state, setState] = useState(() => parse(params));

  const query = params.toString();
  const [shownQuery, setShownQuery] = useState(query);
  // Back and forward bring another URL; the own changes of this list replace it.
  if (query !== shownQuery) {
    setShownQuery(query);
    if (navigation === NavigationType.Pop) setState(parse(params));
  }

  const update = useCallback(
    (change: Partial<ListState>) => {
      const next = { ...state, page: 1, ...change };
      setState(next);
      setParams(write(next), { replace: true });
    },
    [state, setParams],
  );
  return [state, update];
};
