import { useState } from 'react';
import {
  Badge,
  MenuToggle,
  Select,
  SelectList,
  SelectOption,
  ToolbarFilter,
} from '@patternfly/react-core';
import { useT } from '../useT';
import type { FilterOption } from './model';
import { useMenuPlacement } from '../list/useMenuPlacement';

interface FilterSelectProps {
  /** Name of the filter, such as "Type". */
  label: string;
  options: readonly FilterOption[];
  selected: readonly string[];
  onChange: (selected: string[]) => void;
}

const toggled = (list: readonly string[], entry: string): string[] =>
  list.includes(entry) ? list.filter((other) => other !== entry) : [...list, entry];

/** A filter of a toolbar that lets rows through that have one of the chosen values. */
export const FilterSelect = ({ label, options, selected, onChange }: FilterSelectProps) => {
  const t = useT();
  const [open, setOpen] = useState(false);
  const { toggleRef, popperProps } = useMenuPlacement();
  // What is chosen stays in reach although no row has it any more.
  const gone = selected.filter((value) => !options.some((option) => option.value === value));
  const all: FilterOption[] = [...options, ...gone.map((value) => ({ value }))];
  const labelOf = (value: string): string =>
    options.find((option) => option.value === value)?.label ?? value;
  return (
    <ToolbarFilter
      categoryName={label}
      labels={selected.map((value) => ({ key: value, node: labelOf(value) }))}
      deleteLabel={(_category, removed) => {
        const value = typeof removed === 'string' ? removed : removed.key;
        onChange(selected.filter((other) => other !== value));
      }}
      deleteLabelGroup={() => onChange([])}
    >
      <Select
        isOpen={open}
        isScrollable
        onOpenChange={setOpen}
        onSelect={(_event, value) => onChange(toggled(selected, String(value)))}
        popperProps={popperProps}
        toggle={{
          toggleRef,
          toggleNode: (
            <MenuToggle
              ref={toggleRef}
              isExpanded={open}
              onClick={() => setOpen(!open)}
              {...(selected.length > 0 ? { badge: <Badge isRead>{selected.length}</Badge> } : {})}
            >
              {label}
            </MenuToggle>
          ),
        }}
      >
        <SelectList aria-label={label}>
          {all.map(({ value, count }) => (
            <SelectOption
              key={value}
              value={value}
              hasCheckbox
              isSelected={selected.includes(value)}
            >
              {count === undefined
                ? labelOf(value)
                : t('{{value}} ({{number}})', { value: labelOf(value), number: count })}
            </SelectOption>
          ))}
        </SelectList>
      </Select>
    </ToolbarFilter>
  );
};
