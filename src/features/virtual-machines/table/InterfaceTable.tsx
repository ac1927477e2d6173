import { useMemo, useState, type ReactNode } from 'react';
import {
  Button,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  SearchInput,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from '@patternfly/react-core';
import { Table, Th, Thead, Tr, type ThProps } from '@patternfly/react-table';
import type { VmView } from '../../../domain/vm/interfaces/view';
import { Pages } from '../../../ui/list/Pages';
import { sortByText } from '../../../ui/list/sort';
import { usePaging } from '../../../ui/list/usePaging';
import { NothingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { InterfaceRowView } from './InterfaceRowView';
import { matchesRow, sortTexts, type SortColumn } from './rows';

interface InterfaceTableProps {
  view: VmView;
  /** Buttons beside the filter. */
  buttons: ReactNode;
  /** Entries of the menu of a row. */
  actionsOf: (name: string) => ReactNode;
}

const useSorted = (view: VmView) => {
  const [text, setText] = useState('');
  const [sort, setSort] = useState<{ column: SortColumn; direction: 'asc' | 'desc' }>();
  const rows = useMemo(() => {
    const matching = view.rows.filter((row) => matchesRow(row, text));
    // Without a choice, the order of the VM is that in which the guest numbers its interfaces.
    return sort
      ? sortByText(matching, sortTexts[sort.column], sort.direction, [sortTexts.name])
      : matching;
  }, [view, text, sort]);
  return { rows, text, setText, sort, setSort };
};

/** Interfaces of a VM, as they are configured and as they run. */
export const InterfaceTable = ({ view, buttons, actionsOf }: InterfaceTableProps) => {
  const t = useT();
  const { rows, text, setText, sort, setSort } = useSorted(view);
  const { shown, paging, toFirst } = usePaging(rows);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const columns: { key: SortColumn | undefined; label: string; width: ThProps['width'] }[] = [
    { key: 'name', label: t('Name'), width: 15 },
    { key: 'network', label: t('Network'), width: 15 },
    { key: 'binding', label: t('Type'), width: 10 },
    { key: 'mac', label: t('MAC address'), width: 20 },
    { key: undefined, label: t('IP addresses'), width: 15 },
    { key: undefined, label: t('Link'), width: 10 },
    { key: undefined, label: t('State'), width: 15 },
  ];
  const sortOf = (key: SortColumn, index: number): ThProps['sort'] => ({
    columnIndex: index,
    sortBy: sort
      ? {
          index: columns.findIndex((column) => column.key === sort.column),
          direction: sort.direction,
        }
      : {},
    onSort: (_event, _index, direction) => setSort({ column: key, direction }),
  });
  const filter = (next: string) => {
    setText(next);
    toFirst();
  };
  const toggle = (name: string) => {
    const next = new Set(open);
    if (!next.delete(name)) next.add(name);
    setOpen(next);
  };
  return (
    <>
      <Toolbar>
        <ToolbarContent>
          <ToolbarItem>
            <SearchInput
              aria-label={t('Filter interfaces')}
              placeholder={t('Filter by name, network or address')}
              value={text}
              onChange={(_event, next) => filter(next)}
              onClear={() => filter('')}
              resetButtonLabel={t('Clear the filter')}
            />
          </ToolbarItem>
          <ToolbarItem>{buttons}</ToolbarItem>
          {view.rows.length > paging.perPage && (
            <ToolbarItem variant="pagination">
              <Pages
                label={t('Pages of the list of interfaces')}
                items={t('interfaces')}
                {...paging}
              />
            </ToolbarItem>
          )}
        </ToolbarContent>
      </Toolbar>
      {rows.length === 0 ? (
        <NoRows isFiltered={view.rows.length > 0} onClear={() => filter('')} />
      ) : (
        <Table aria-label={t('Network interfaces')} variant="compact">
          <Thead>
            <Tr>
              <Th screenReaderText={t('Details')} />
              {columns.map(({ key, label, width }, index) => (
                <Th
                  key={label}
                  modifier="nowrap"
                  width={width}
                  {...(key ? { sort: sortOf(key, index) } : {})}
                >
                  {label}
                </Th>
              ))}
              <Th screenReaderText={t('Actions')} />
            </Tr>
          </Thead>
          {shown.map((row, index) => (
            <InterfaceRowView
              key={row.name}
              view={view}
              row={row}
              index={index}
              isOpen={open.has(row.name)}
              onToggle={() => toggle(row.name)}
              actions={actionsOf(row.name)}
            />
          ))}
        </Table>
      )}
    </>
  );
};

const NoRows = ({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) => {
  const t = useT();
  if (!isFiltered) {
    return (
      <NothingState title={t('The VM has no network interface')}>
        <EmptyStateBody>
          {t('It can reach nothing and nothing can reach it until you add one.')}
        </EmptyStateBody>
      </NothingState>
    );
  }
  return (
    <NothingState title={t('No interface matches the filter')}>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button variant="link" onClick={onClear}>
            {t('Clear the filter')}
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </NothingState>
  );
};
