import { Fragment, memo, useCallback, useState, type ReactNode } from 'react';
import { Checkbox } from '@patternfly/react-core';
import {
  ExpandableRowContent,
  InnerScrollContainer,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
} from '@patternfly/react-table';
import { useT } from '../useT';
import type { Column } from './model';
import type { SortDirection } from './sort';
import type { Selection } from './useSelection';

export interface TableOfProps<R> {
  /** Accessible name. */
  label: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  keyOf: (row: R) => string;
  /** By what the rows are sorted; without it they are not sorted here. */
  sort?: {
    key: string | undefined;
    direction: SortDirection;
    onSort: (key: string, direction: SortDirection) => void;
  };
  /** The menu of a row. Has to stay the same function, as do the others. */
  actions?: ((row: R) => ReactNode) | undefined;
  /** What a row opens for. */
  details?: ((row: R) => ReactNode) | undefined;
  selection?: Selection<R> | undefined;
  /** A long table keeps its headings in sight. */
  isLong?: boolean;
  /** A table of many columns is moved sideways, and never becomes cards. */
  isWide?: boolean;
}

const stuck = ({ isSticky = false }: { isSticky?: boolean }) =>
  isSticky ? { isStickyColumn: true, hasRightBorder: true } : {};

interface RowProps<R> {
  row: R;
  rowKey: string;
  index: number;
  columns: readonly Column<R>[];
  actions: ((row: R) => ReactNode) | undefined;
  details: ((row: R) => ReactNode) | undefined;
  isOpen: boolean;
  onToggle: (key: string) => void;
  /** Accessible name of its box; undefined where rows are not chosen. */
  selectLabel: string | undefined;
  isSelected: boolean;
  refusal: string | undefined;
  /** Id of what says what becomes of the row. */
  describedBy: string | undefined;
  onSelect: (key: string, isSelected: boolean) => void;
}

const PlainRow = <R,>(props: RowProps<R>) => {
  const { row, rowKey, index, columns, actions, details, isOpen, isSelected } = props;
  const cells = columns.length + (actions ? 1 : 0) + (props.selectLabel === undefined ? 0 : 1);
  return (
    <>
      <Tr isRowSelected={isSelected}>
        {details && (
          <Td
            expand={{
              rowIndex: index,
              isExpanded: isOpen,
              onToggle: () => props.onToggle(rowKey),
              expandId: 'row',
            }}
          />
        )}
        {props.selectLabel !== undefined && (
          <Td isActionCell>
            <Checkbox
              id={`choose-${rowKey}`}
              aria-label={props.selectLabel}
              isChecked={isSelected}
              isDisabled={props.refusal !== undefined}
              {...(props.describedBy === undefined
                ? {}
                : { 'aria-describedby': props.describedBy })}
              onChange={(_event, isChecked) => props.onSelect(rowKey, isChecked)}
            />
          </Td>
        )}
        {columns.map((column) => (
          <Td
            key={column.key}
            dataLabel={column.label}
            {...(column.modifier ? { modifier: column.modifier } : {})}
            {...stuck(column)}
          >
            {/* One element: beneath one another in a narrow window, a cell lays its children out. */}
            <div>{column.cell(row)}</div>
          </Td>
        ))}
        {actions && <Td isActionCell>{actions(row)}</Td>}
      </Tr>
      {details && isOpen && (
        <Tr isExpanded>
          <Td colSpan={cells + 1}>
            <ExpandableRowContent>{details(row)}</ExpandableRowContent>
          </Td>
        </Tr>
      )}
    </>
  );
};

// Rows of which nothing changed are not drawn again: a key that is pressed changes few.
const Row = memo(PlainRow) as typeof PlainRow;

const Heading = <R,>(props: TableOfProps<R>) => {
  const { columns, rows, keyOf, sort, selection } = props;
  const t = useT();
  const index = columns.findIndex(({ key }) => key === sort?.key);
  const possible = selection
    ? rows.filter((row) => selection.refusalOf?.(row) === undefined).map(keyOf)
    : [];
  const count = possible.filter((key) => selection?.selected.has(key)).length;
  return (
    <Thead>
      <Tr>
        {props.details && <Th screenReaderText={t('Details')} />}
        {selection && (
          <Th>
            <Checkbox
              id={`choose-all-${selection.id}`}
              aria-label={selection.allLabel}
              isChecked={count > 0 && (count === possible.length || null)}
              isDisabled={possible.length === 0}
              onChange={(_event, isChecked) => selection.choose(possible, isChecked)}
            />
          </Th>
        )}
        {columns.map(({ key, label, heading = label, width, sortText, isSticky }, columnIndex) => (
          <Th
            key={key}
            modifier="nowrap"
            {...stuck({ ...(isSticky === undefined ? {} : { isSticky }) })}
            {...(width === undefined ? {} : { width })}
            {...(sort && sortText
              ? {
                  sort: {
                    columnIndex,
                    sortBy: index < 0 ? {} : { index, direction: sort.direction },
                    onSort: (_event, _index, direction) => sort.onSort(key, direction),
                  },
                }
              : {})}
          >
            {heading}
          </Th>
        ))}
        {props.actions && <Th screenReaderText={t('Actions')} />}
      </Tr>
    </Thead>
  );
};

const useOpenRows = () => {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (key: string) =>
      setOpen((before) => {
        const next = new Set(before);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    [],
  );
  return { open, toggle };
};

/** Rows under headings, and nothing around them. */
export const TableOf = <R,>(props: TableOfProps<R>) => {
  const { label, columns, rows, keyOf, actions, details, selection } = props;
  const { isLong = false, isWide = false } = props;
  const { open, toggle } = useOpenRows();
  const choose = selection?.choose;
  const select = useCallback(
    (key: string, isSelected: boolean) => choose?.([key], isSelected),
    [choose],
  );
  const drawn = rows.map((row, index) => {
    const key = keyOf(row);
    const isOpen = open.has(key);
    const line = (
      <Row
        row={row}
        rowKey={key}
        index={index}
        columns={columns}
        actions={actions}
        details={details}
        isOpen={isOpen}
        onToggle={toggle}
        selectLabel={selection?.labelOf(row)}
        isSelected={selection?.selected.has(key) ?? false}
        refusal={selection?.refusalOf?.(row)}
        describedBy={selection?.describedBy?.(row)}
        onSelect={select}
      />
    );
    if (!details) return <Fragment key={key}>{line}</Fragment>;
    return (
      <Tbody key={key} isExpanded={isOpen}>
        {line}
      </Tbody>
    );
  });
  // Beside the console's navigation a long table has no room below this width: cards have.
  const cardsBelow = isLong ? 'grid-xl' : 'grid-md';
  const table = (
    <Table
      aria-label={label}
      variant="compact"
      isStickyHeader={isLong && !isWide}
      gridBreakPoint={isWide ? '' : cardsBelow}
    >
      <Heading {...props} />
      {details ? drawn : <Tbody>{drawn}</Tbody>}
    </Table>
  );
  return isWide ? <InnerScrollContainer>{table}</InnerScrollContainer> : table;
};
