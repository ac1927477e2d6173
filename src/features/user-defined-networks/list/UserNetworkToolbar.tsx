import { Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { NameFilter } from '../../../ui/list/NameFilter';
import { FilterSelect } from '../../../ui/list/FilterSelect';
import { Pages } from '../../../ui/list/Pages';
import type { ListState } from '../../../ui/list/useListState';
import { useT } from '../../../ui/useT';
import { isUdnKind, topologyLabels, udnKinds } from '../kinds';
import { noFilter, type SortKey, type UserNetworkFilter } from './rows';

type State = ListState<UserNetworkFilter, SortKey>;

interface UserNetworkToolbarProps {
  state: State;
  update: (change: Partial<State>) => void;
  /** Number of networks that pass the filter. */
  count: number;
}

export const UserNetworkToolbar = ({ state, update, count }: UserNetworkToolbarProps) => {
  const t = useT();
  const { filter, page, perPage } = state;
  const change = (part: Partial<UserNetworkFilter>) => update({ filter: { ...filter, ...part } });
  return (
    <Toolbar
      clearAllFilters={() => change(noFilter)}
      clearFiltersButtonText={t('Clear all filters')}
    >
      <ToolbarContent>
        <NameFilter value={filter.name} onChange={(name) => change({ name })} />
        <FilterSelect
          label={t('Kind')}
          options={udnKinds.map((value) => ({ value }))}
          selected={filter.kinds}
          onChange={(selected) => change({ kinds: selected.filter(isUdnKind) })}
        />
        <FilterSelect
          label={t('Topology')}
          options={Object.entries(topologyLabels).map(([value, label]) => ({
            value,
            label: t(label),
          }))}
          selected={filter.topologies}
          onChange={(topologies) => change({ topologies })}
        />
        <ToolbarItem variant="pagination">
          <Pages
            label={t('Pages of the list of user-defined networks')}
            items={t('networks')}
            count={count}
            page={page}
            perPage={perPage}
            onPage={(next) => update({ page: next })}
            onPerPage={(next) => update({ perPage: next })}
          />
        </ToolbarItem>
      </ToolbarContent>
    </Toolbar>
  );
};
