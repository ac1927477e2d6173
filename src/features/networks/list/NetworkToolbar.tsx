import { useState, type Ref } from 'react';
import {
  Badge,
  MenuToggle,
  Pagination,
  SearchInput,
  Select,
  SelectList,
  SelectOption,
  Toolbar,
  ToolbarContent,
  ToolbarFilter,
  ToolbarItem,
  type MenuToggleElement,
} from '@patternfly/react-core';
import { networkTypeLabel, networkTypes, type NetworkType } from '../../../domain/nad/network-type';
import { useT } from '../../../ui/useT';
import { perPageOptions, type ListState } from './useListState';

interface NetworkToolbarProps {
  state: ListState;
  update: (change: Partial<ListState>) => void;
  /** Number of networks that pass the filter. */
  count: number;
}

const toggled = <T,>(list: T[], entry: T): T[] =>
  list.includes(entry) ? list.filter((other) => other !== entry) : [...list, entry];

const TypeSelect = ({
  selected,
  onToggle,
}: {
  selected: NetworkType[];
  onToggle: (type: NetworkType) => void;
}) => {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <Select
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={(_event, value) => {
        const type = networkTypes.find((candidate) => candidate === value);
        if (type) onToggle(type);
      }}
      toggle={(ref: Ref<MenuToggleElement>) => (
        <MenuToggle
          ref={ref}
          isExpanded={open}
          onClick={() => setOpen(!open)}
          {...(selected.length > 0 ? { badge: <Badge isRead>{selected.length}</Badge> } : {})}
        >
          {t('Type')}
        </MenuToggle>
      )}
    >
      <SelectList aria-label={t('Type')}>
        {networkTypes.map((type) => (
          <SelectOption key={type} value={type} hasCheckbox isSelected={selected.includes(type)}>
            {t(networkTypeLabel(type))}
          </SelectOption>
        ))}
      </SelectList>
    </Select>
  );
};

export const NetworkToolbar = ({ state, update, count }: NetworkToolbarProps) => {
  const t = useT();
  const [label, setLabel] = useState('');
  const { filter, page, perPage } = state;
  const change = (part: Partial<ListState['filter']>) => update({ filter: { ...filter, ...part } });

  const addLabel = () => {
    const wanted = label.trim();
    if (wanted !== '' && !filter.labels.includes(wanted)) {
      change({ labels: [...filter.labels, wanted] });
    }
    setLabel('');
  };

  return (
    <Toolbar
      clearAllFilters={() => change({ name: '', labels: [], types: [] })}
      clearFiltersButtonText={t('Clear all filters')}
    >
      <ToolbarContent>
        <ToolbarItem>
          <SearchInput
            aria-label={t('Filter by name')}
            placeholder={t('Filter by name')}
            value={filter.name}
            onChange={(_event, name) => change({ name })}
            onClear={() => change({ name: '' })}
            resetButtonLabel={t('Clear the name filter')}
          />
        </ToolbarItem>
        <ToolbarFilter
          categoryName={t('Label')}
          labels={filter.labels}
          deleteLabel={(_category, removed) =>
            change({ labels: filter.labels.filter((entry) => entry !== removed) })
          }
          deleteLabelGroup={() => change({ labels: [] })}
        >
          <SearchInput
            aria-label={t('Filter by label')}
            placeholder={t('Filter by label: key or key=value')}
            value={label}
            onChange={(_event, value) => setLabel(value)}
            onSearch={addLabel}
            onClear={() => setLabel('')}
            submitSearchButtonLabel={t('Add the label filter')}
            resetButtonLabel={t('Clear the label')}
          />
        </ToolbarFilter>
        <ToolbarFilter
          categoryName={t('Type')}
          labels={filter.types.map((type) => ({ key: type, node: t(networkTypeLabel(type)) }))}
          deleteLabel={(_category, removed) =>
            change({
              types: filter.types.filter(
                (type) => type !== (typeof removed === 'string' ? removed : removed.key),
              ),
            })
          }
          deleteLabelGroup={() => change({ types: [] })}
        >
          <TypeSelect
            selected={filter.types}
            onToggle={(type) => change({ types: toggled(filter.types, type) })}
          />
        </ToolbarFilter>
        <ToolbarItem variant="pagination">
          <Pagination
            isCompact
            itemCount={count}
            page={page}
            perPage={perPage}
            perPageOptions={perPageOptions}
            onSetPage={(_event, next) => update({ page: next })}
            onPerPageSelect={(_event, next) => update({ perPage: next })}
            titles={{
              paginationAriaLabel: t('Pages of the network list'),
              ofWord: t('of'),
              items: t('networks'),
            }}
          />
        </ToolbarItem>
      </ToolbarContent>
    </Toolbar>
  );
};
