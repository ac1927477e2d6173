import { useState } from 'react';
import { MenuToggle, Select, SelectList, SelectOption } from '@patternfly/react-core';
import { ColumnsIcon } from '@patternfly/react-icons';
import { useMenuPlacement } from '../list/useMenuPlacement';
import { useT } from '../useT';
import type { Column } from './model';

interface ColumnPickerProps<R> {
  columns: readonly Column<R>[];
  chosen: Readonly<Record<string, boolean>>;
  choose: (chosen: Readonly<Record<string, boolean>>) => void;
}

/** Which columns a table shows; remembered for the user. */
export const ColumnPicker = <R,>({ columns, chosen, choose }: ColumnPickerProps<R>) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const { toggleRef, popperProps } = useMenuPlacement();
  const isShown = ({ key, show }: Column<R>): boolean => chosen[key] ?? show !== 'extra';
  const free = columns.filter(({ show }) => show !== 'fixed');
  const toggle = (value: unknown) => {
    const column = free.find(({ key }) => key === value);
    if (column) choose({ ...chosen, [column.key]: !isShown(column) });
  };
  return (
    <Select
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={(_event, value) => toggle(value)}
      popperProps={popperProps}
      toggle={{
        toggleRef,
        toggleNode: (
          <MenuToggle
            ref={toggleRef}
            variant="plain"
            isExpanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            aria-label={t('Columns')}
            icon={<ColumnsIcon />}
          />
        ),
      }}
    >
      <SelectList aria-label={t('Columns')}>
        {free.map((column) => (
          <SelectOption
            key={column.key}
            value={column.key}
            hasCheckbox
            isSelected={isShown(column)}
          >
            {column.label}
          </SelectOption>
        ))}
      </SelectList>
    </Select>
  );
};
