import {
  findingSortKeys,
  type FindingFilter,
  type FindingSortKey,
} from '../../domain/findings/query';
import type { ListSpec, ListState } from '../../ui/list/useListState';

export type ChecksState = ListState<FindingFilter, FindingSortKey>;

export const noFilter: FindingFilter = { severities: [], kinds: [], codes: [], text: '' };

/** How the page stands in the URL. */
export const checksSpec: ListSpec<FindingFilter, FindingSortKey> = {
  sortKeys: findingSortKeys,
  readFilter: (params) => ({
    severities: params.getAll('severity'),
    kinds: params.getAll('kind'),
    codes: params.getAll('code'),
    text: params.get('text') ?? '',
  }),
  writeFilter: ({ severities, kinds, codes, text }, params) => {
    for (const severity of severities) params.append('severity', severity);
    for (const kind of kinds) params.append('kind', kind);
    for (const code of codes) params.append('code', code);
    if (text) params.set('text', text);
  },
};
