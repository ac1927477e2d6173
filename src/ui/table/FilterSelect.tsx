import { useMemo, useState } from 'react';
import {
  Badge,
  MenuToggle,
  Select,
  SelectList,
  SelectOption,
  ToolbarFilter,
} from '@patternfly/react-core';
import { useT } from '../useT';
import { optionsOf, type ChoiceFilter } from './model';
import { useMenuPlacement } from '../list/useMenuPlacement';

interface FilterSelectProps<R> {
  filter: ChoiceFilter<R>;
  /** All rows, whose values there are to choose from. */
  rows: readonly R[];
  selected: readonly string[];
  onChange: (selected: string[]) => void;
}

const toggled = (list: readonly string[], entry: string): string[] =>
  list.includes(entry) ? list.filter((other) => other !== entry) : [...list, entry];

const textOf = <R,>({ options, labelOf }: ChoiceFilter<R>, value: string): string =>
  options?.find((option) => option.value === value)?.label ?? labelOf?.(value) ?? value;

/** Drawn only while it is open: thousands of rows may have as many values. */
const Options = <R,>({ filter, rows, selected }: Omit<FilterSelectProps<R>, 'onChange'>) => {
  const t = useT();
  const options = useMemo(() => optionsOf(filter, rows), [filter, rows]);
  const known = useMemo(() => new Set(options.map(({ value }) => value)), [options]);
  // What is chosen stays in reach although no row has it any more.
  const gone = selected.filter((value) => !known.has(value));
  const all = [...options, ...gone.map((value) => ({ value, label: value, count: undefined }))];
  return (
    <SelectList aria-label={filter.label}>
      {all.length === 0 && <SelectOption isDisabled>{t('Nothing to choose from')}</SelectOption>}
      {all.map(({ value, label = value, count }) => (
        <SelectOption key={value} value={value} hasCheckbox isSelected={selected.includes(value)}>
          {count === undefined
            ? label
            : t('{{value}} ({{number}})', { value: label, number: count })}
        </SelectOption>
      ))}
    </SelectList>
  );
};

/** A filter of a toolbar that lets rows through that have one of the chosen values. */
export const FilterSelect = <R,>({ filter, rows, selected, onChange }: FilterSelectProps<R>) => {
  const { label } = filter;
  const [open, setOpen] = useState(false);
  const { toggleRef, popperProps } = useMenuPlacement();
  return (
    <ToolbarFilter
      categoryName={label}
      labels={selected.map((value) => ({ key: value, node: textOf(filter, value) }))}
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
        {open && <Options filter={filter} rows={rows} selected={selected} />}
      </Select>
    </ToolbarFilter>
  );
};
