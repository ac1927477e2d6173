import type { ReactNode } from 'react';
import { SearchInput, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { noVmFilter, type VmFilter } from '../../../domain/vm/lifecycle/vm-rows';
import { NameFilter } from '../../../ui/list/NameFilter';
import { FilterSelect } from '../../../ui/list/FilterSelect';
import { Pages } from '../../../ui/list/Pages';
import type { ListState } from '../../../ui/list/useListState';
import { useT } from '../../../ui/useT';
import type { filterOptions, VmSortKey } from './vmListSpec';

type State = ListState<VmFilter, VmSortKey>;

interface VmToolbarProps {
  state: State;
  update: (change: Partial<State>) => void;
  options: ReturnType<typeof filterOptions>;
  /** Number of VMs that pass the filter. */
  count: number;
  /** What can be done with the chosen VMs. */
  bulk: ReactNode;
}

export const VmToolbar = ({ state, update, options, count, bulk }: VmToolbarProps) => {
  const t = useT();
  const { filter, page, perPage } = state;
  const change = (part: Partial<VmFilter>) => update({ filter: { ...filter, ...part } });
  return (
    <Toolbar
      clearAllFilters={() => change(noVmFilter)}
      clearFiltersButtonText={t('Clear all filters')}
    >
      <ToolbarContent>
        <NameFilter value={filter.name} onChange={(name) => change({ name })} />
        <ToolbarItem>
          <SearchInput
            aria-label={t('Filter by IP address')}
            placeholder={t('IP address or CIDR')}
            value={filter.address}
            onChange={(_event, address) => change({ address })}
            onClear={() => change({ address: '' })}
            resetButtonLabel={t('Clear the address filter')}
          />
        </ToolbarItem>
        <FilterSelect
          label={t('Status')}
          options={options.statuses}
          selected={filter.statuses}
          onChange={(statuses) => change({ statuses })}
        />
        <FilterSelect
          label={t('Network')}
          options={options.networks.map((option) =>
            option.value === 'pod' ? { ...option, label: t('Pod network') } : option,
          )}
          selected={filter.networks}
          onChange={(networks) => change({ networks })}
        />
        {bulk}
        <ToolbarItem variant="pagination">
          <Pages
            label={t('Pages of the list of VMs')}
            items={t('VMs')}
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
