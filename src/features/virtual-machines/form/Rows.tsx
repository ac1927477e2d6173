import { useEffect, useRef } from 'react';
import {
  Button,
  Flex,
  FlexItem,
  FormSelect,
  FormSelectOption,
  TextInput,
} from '@patternfly/react-core';
import { MinusCircleIcon, PlusCircleIcon } from '@patternfly/react-icons';
import { useT } from '../../../ui/useT';

interface Column<R> {
  key: keyof R & string;
  /** Accessible name of the control in a row, such as "Name of port 1". */
  labelOf: (number: number) => string;
  placeholder: string;
  isNumber?: boolean;
  /** Makes it a choice. */
  options?: readonly { value: string; label: string }[];
}

interface RowsProps<R extends { [K in keyof R]: string }> {
  id: string;
  rows: readonly R[];
  columns: readonly Column<R>[];
  blank: R;
  addText: string;
  removeLabelOf: (number: number) => string;
  onChange: (rows: R[]) => void;
  onBlur: () => void;
}

/** Rows of a few short fields each, which can be added and removed. */
export const Rows = <R extends { [K in keyof R]: string }>({
  id,
  rows,
  columns,
  blank,
  addText,
  removeLabelOf,
  onChange,
  onBlur,
}: RowsProps<R>) => {
  const t = useT();
  const isAdded = useRef(false);
  const last = `${id}-${rows.length - 1}-${columns[0]?.key ?? ''}`;
  useEffect(() => {
    if (!isAdded.current) return;
    isAdded.current = false;
    document.getElementById(last)?.focus();
  }, [last]);

  const cell = (
    row: R,
    at: number,
    { key, labelOf, placeholder, isNumber, options }: Column<R>,
  ) => {
    const shared = {
      id: `${id}-${at}-${key}`,
      'aria-label': labelOf(at + 1),
      value: row[key],
      onBlur,
      onChange: (_event: unknown, value: string) =>
        onChange(rows.map((other, place) => (place === at ? { ...other, [key]: value } : other))),
    };
    if (!options) {
      return (
        <TextInput
          {...shared}
          placeholder={placeholder}
          autoComplete="off"
          {...(isNumber ? { inputMode: 'numeric' as const } : {})}
        />
      );
    }
    return (
      <FormSelect {...shared}>
        {options.map(({ value, label }) => (
          <FormSelectOption key={value} value={value} label={label} />
        ))}
        {!options.some(({ value }) => value === row[key]) && (
          <FormSelectOption value={row[key]} label={row[key] === '' ? t('Not set') : row[key]} />
        )}
      </FormSelect>
    );
  };

  return (
    <>
      {rows.map((row, at) => (
        // Rows have no identity but their place.
        <Flex key={at} flexWrap={{ default: 'nowrap' }} gap={{ default: 'gapSm' }}>
          {columns.map((column) => (
            <FlexItem key={column.key} flex={{ default: 'flex_1' }}>
              {cell(row, at, column)}
            </FlexItem>
          ))}
          <FlexItem>
            <Button
              variant="plain"
              aria-label={removeLabelOf(at + 1)}
              icon={<MinusCircleIcon />}
              onClick={() => onChange(rows.filter((_other, place) => place !== at))}
            />
          </FlexItem>
        </Flex>
      ))}
      <Button
        variant="link"
        isInline
        icon={<PlusCircleIcon />}
        onClick={() => {
          isAdded.current = true;
          onChange([...rows, blank]);
        }}
      >
        {addText}
      </Button>
    </>
  );
};
