import { useEffect, useRef } from 'react';
import {
  Button,
  Flex,
  FlexItem,
  FormSelect,
  FormSelectOption,
  TextInput,
} from '@patternfly/react-core';
import { Controller } from 'react-hook-form';
import { MinusCircleIcon, PlusCircleIcon } from '@patternfly/react-icons';
import type { Row } from '../../domain/forms/leaf';
import { useT } from '../useT';
import { idOf } from './Field';
import type { ControlProps, Option } from './spec';

/** One text of each row; `label` names it with the `{{number}}` of the row. */
interface Column {
  key: string;
  label: string;
  /** Above the rows. */
  heading: string;
  placeholder?: string;
  isNumber?: boolean;
  /** Makes it a choice. */
  options?: readonly Option[];
}

/** What the rows of a field look like; texts are keys to be translated. */
interface RowsSpec {
  columns: readonly Column[];
  blank: Row;
  addText: string;
  /** Names the button that removes a row, with its `{{number}}`. */
  removeText: string;
}

interface RowsProps {
  id: string;
  spec: RowsSpec;
  rows: readonly Row[];
  onChange: (rows: Row[]) => void;
  onBlur: () => void;
}

const Rows = ({ id, spec, rows, onChange, onBlur }: RowsProps) => {
  const t = useT();
  const { columns, blank, addText, removeText } = spec;
  const isAdded = useRef(false);
  const adds = useRef<HTMLButtonElement>(null);
  const last = `${id}-${rows.length - 1}-${columns[0]?.key ?? ''}`;
  useEffect(() => {
    if (!isAdded.current) return;
    isAdded.current = false;
    document.getElementById(last)?.focus();
  }, [last]);

  const cell = (row: Row, at: number, column: Column) => {
    const { key, label, placeholder, isNumber, options } = column;
    const value = row[key] ?? '';
    const shared = {
      id: `${id}-${at}-${key}`,
      'aria-label': t(label, { number: at + 1 }),
      value,
      onBlur,
      onChange: (_event: unknown, typed: string) =>
        onChange(rows.map((other, place) => (place === at ? { ...other, [key]: typed } : other))),
    };
    if (!options) {
      return (
        <TextInput
          {...shared}
          autoComplete="off"
          {...(placeholder === undefined ? {} : { placeholder: t(placeholder) })}
          {...(isNumber ? { inputMode: 'numeric' as const } : {})}
        />
      );
    }
    return (
      <FormSelect {...shared}>
        {options.map((option) => (
          <FormSelectOption key={option.value} value={option.value} label={t(option.label)} />
        ))}
        {!options.some((option) => option.value === value) && (
          <FormSelectOption value={value} label={value === '' ? t('Not set') : value} />
        )}
      </FormSelect>
    );
  };

  return (
    <>
      {rows.map((row, at) => (
        // Rows have no identity but their place.
        <Flex
          key={at}
          flexWrap={{ default: 'nowrap' }}
          gap={{ default: 'gapSm' }}
          alignItems={{ default: 'alignItemsFlexEnd' }}
        >
          {columns.map((column) => (
            <FlexItem key={column.key} flex={{ default: 'flex_1' }}>
              {/* Each control has a name of its own, with the number of its row. */}
              {at === 0 && <small aria-hidden>{t(column.heading)}</small>}
              {cell(row, at, column)}
            </FlexItem>
          ))}
          <FlexItem>
            <Button
              variant="plain"
              aria-label={t(removeText, { number: at + 1 })}
              icon={<MinusCircleIcon />}
              onClick={() => {
                // The last button of its kind goes with the row.
                if (at === rows.length - 1) adds.current?.focus();
                onChange(rows.filter((_other, place) => place !== at));
              }}
            />
          </FlexItem>
        </Flex>
      ))}
      <Button
        ref={adds}
        variant="link"
        isInline
        icon={<PlusCircleIcon />}
        onClick={() => {
          isAdded.current = true;
          onChange([...rows, blank]);
        }}
      >
        {t(addText)}
      </Button>
    </>
  );
};

/** The control of a field whose value is rows of a few short texts, which can be added and removed. */
export const rowsControl = (spec: RowsSpec) => {
  const Control = (props: ControlProps) => (
    <Controller
      control={props.form.control}
      name={props.name}
      render={({ field }) => (
        <Rows
          id={idOf(props, props.name)}
          spec={spec}
          rows={Array.isArray(field.value) ? field.value : []}
          onChange={field.onChange}
          onBlur={field.onBlur}
        />
      )}
    />
  );
  return Control;
};
