import { useState } from 'react';
import {
  SearchInput,
  Toolbar,
  ToolbarContent,
  ToolbarFilter,
  ToolbarItem,
} from '@patternfly/react-core';
import { isNetworkType, networkTypeLabel, networkTypes } from '../../../domain/nad/network-type';
import { NameFilter } from '../../../ui/list/NameFilter';
import { FilterSelect } from '../../../ui/list/FilterSelect';
import { Pages } from '../../../ui/list/Pages';
import type { ListState } from '../../../ui/list/useListState';
import { useT } from '../../../ui/useT';
import { isFindingFilter, noFilter, type NetworkFilter, type SortKey } from './rows';

type State = ListState<NetworkFilter, SortKey>;

interface NetworkToolbarProps {
  state: State;
  update: (change: Partial<State>) => void;
  /** Number of networks that pass the filter. */
  count: number;
}

interface LabelFilterProps {
  labels: string[];
  onChange: (labels: string[]) => void;
}

const LabelFilter = ({ labels, onChange }: LabelFilterProps) => {
  const t = useT();
  const [label, setLabel] = useState('');
  const add = () => {
    const wanted = label.trim();
    if (wanted !== '' && !labels.includes(wanted)) onChange([...labels, wanted]);
    setLabel('');
  };
  return (
    <ToolbarFilter
      categoryName={t('Label')}
      labels={labels}
      deleteLabel={(_category, removed) => onChange(labels.filter((entry) => entry !== removed))}
      deleteLabelGroup={() => onChange([])}
    >
      <SearchInput
        aria-label={t('Filter by label')}
        placeholder={t('Filter by label: key or key=value')}
        value={label}
        onChange={(_event, value) => setLabel(value)}
        onSearch={add}
        onClear={() => setLabel('')}
        submitSearchButtonLabel={t('Add the label filter')}
        resetButtonLabel={t('Clear the label')}
      />
    </ToolbarFilter>
  );
};

export const NetworkToolbar = ({ state, update, count }: NetworkToolbarProps) => {
  const t = useT();
  const { filter, page, perPage } = state;
  const change = (part: Partial<NetworkFilter>) => update({ filter: { ...filter, ...part } });
  return (
    <Toolbar
      clearAllFilters={() => change(noFilter)}
      clearFiltersButtonText={t('Clear all filters')}
    >
      <ToolbarContent>
        <NameFilter value={filter.name} onChange={(name) => change({ name })} />
        <LabelFilter labels={filter.labels} onChange={(labels) => change({ labels })} />
        <FilterSelect
          label={t('Type')}
          options={networkTypes.map((value) => ({ value, label: t(networkTypeLabel(value)) }))}
          selected={filter.types}
          onChange={(selected) => change({ types: selected.filter(isNetworkType) })}
        />
        <FilterSelect
          label={t('Findings')}
          options={[
            { value: 'error', label: t('With errors') },
            { value: 'warning', label: t('With warnings') },
            { value: 'none', label: t('Without errors and warnings') },
          ]}
          selected={filter.findings}
          onChange={(selected) => change({ findings: selected.filter(isFindingFilter) })}
        />
        <ToolbarItem variant="pagination">
          <Pages
            label={t('Pages of the network list')}
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
