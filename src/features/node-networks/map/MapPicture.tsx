import {
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { Button, Title } from '@patternfly/react-core';
import { mapColumns, type MapColumn, type MapItem, type MapModel } from '../../../domain/map/items';
import { columnsBy, orderedColumns, type ColumnsOfMap } from '../../../domain/map/order';
import { traceOf, type Links } from '../../../domain/map/trace';
import { useT } from '../../../ui/useT';
import { Connections } from './Connections';
import { MapItemCard, type MapItemCardProps } from './MapItemCard';
import { columnText } from './words';

/** So many stand in a column until all are asked for. */
const MOST = 60;

interface MapPictureProps {
  model: MapModel;
  links: Links;
  /** Id of the item that is selected. */
  selected: string | undefined;
  onSelect: (id: string) => void;
  onLeave: () => void;
}

/** Where a key leads from an item; undefined where it leads nowhere. */
const targetOf = (
  key: string,
  id: string,
  columns: ColumnsOfMap,
  links: Links,
  current: Readonly<Partial<Record<MapColumn, string>>>,
): string | undefined => {
  const item = links.items.get(id);
  if (!item) return undefined;
  const column = columns[item.column];
  const place = column.findIndex((each) => each.id === id);
  const along = (ids: readonly string[] = []): string | undefined => {
    const shown = ids.filter((other) => {
      const found = links.items.get(other);
      return found !== undefined && columns[found.column].includes(found);
    });
    // The way that one came from is the way back.
    return shown.find((other) => Object.values(current).includes(other)) ?? shown[0];
  };
  switch (key) {
    case 'ArrowDown':
      return column[place + 1]?.id;
    case 'ArrowUp':
      return column[place - 1]?.id;
    case 'Home':
      return column[0]?.id;
    case 'End':
      return column.at(-1)?.id;
    case 'ArrowRight':
      return along(links.after.get(id));
    case 'ArrowLeft':
      return along(links.before.get(id));
    default:
      return undefined;
  }
};

/** One tab stop for each column; within, and along connections, the arrow keys lead. */
const useKeys = (columns: ColumnsOfMap, links: Links, onLeave: () => void) => {
  const held = useRef(new Map<string, HTMLButtonElement>());
  const [current, setCurrent] = useState<Partial<Record<MapColumn, string>>>({});
  const latest = useRef({ columns, links, current, onLeave });
  useEffect(() => {
    latest.current = { columns, links, current, onLeave };
  }, [columns, links, current, onLeave]);
  const hold = useCallback((id: string, element: HTMLButtonElement | null) => {
    if (element) held.current.set(id, element);
    else held.current.delete(id);
  }, []);
  const onFocus = useCallback((id: string) => {
    const column = latest.current.links.items.get(id)?.column;
    if (column) setCurrent((before) => ({ ...before, [column]: id }));
  }, []);
  const onKey = useCallback((event: KeyboardEvent, id: string) => {
    const now = latest.current;
    if (event.key === 'Escape') now.onLeave();
    const target = targetOf(event.key, id, now.columns, now.links, now.current);
    if (target === undefined) return;
    event.preventDefault();
    held.current.get(target)?.focus();
  }, []);
  return { held, hold, current, onFocus, onKey };
};

const NOTHING: readonly MapItem[] = [];

/** What each item is connected to, the same lists as long as the map is the same. */
const useNeighbours = (model: MapModel, links: Links) =>
  useMemo(() => {
    const itemsOf = (ids: readonly string[] = []) => ids.flatMap((id) => links.items.get(id) ?? []);
    return new Map(
      model.items.map(({ id }) => [
        id,
        { before: itemsOf(links.before.get(id)), after: itemsOf(links.after.get(id)) },
      ]),
    );
  }, [model, links]);

interface ColumnProps {
  column: MapColumn;
  items: readonly MapItem[];
  cardOf: (item: MapItem, isTabStop: boolean) => MapItemCardProps;
  tabStop: string | undefined;
  onAll: (() => void) | undefined;
}

const ColumnOf = ({ column, items, cardOf, tabStop, onAll }: ColumnProps) => {
  const t = useT();
  const id = useId();
  return (
    <section
      className={`vm-networking-console-plugin__map-column${
        items.length === 0 ? ' vm-networking-console-plugin__map-column--empty' : ''
      }`}
      aria-labelledby={id}
    >
      <Title
        id={id}
        headingLevel="h2"
        size="md"
        className="vm-networking-console-plugin__map-heading"
      >
        {t('{{column}} ({{number}})', { column: t(columnText(column)), number: items.length })}
      </Title>
      {items.length > 0 && (
        <ul className="vm-networking-console-plugin__map-list" aria-labelledby={id}>
          {items.map((item) => (
            <li key={item.id}>
              <MapItemCard {...cardOf(item, item.id === tabStop)} />
            </li>
          ))}
        </ul>
      )}
      {onAll && (
        <Button variant="link" onClick={onAll}>
          {t('Show all')}
        </Button>
      )}
    </section>
  );
};

/** The map: five lists beside one another, and behind them what is connected to what. */
export const MapPicture = ({ model, links, selected, onSelect, onLeave }: MapPictureProps) => {
  const frame = useRef<HTMLDivElement>(null);
  const [whole, setWhole] = useState<readonly MapColumn[]>([]);
  const all = useMemo(() => orderedColumns(model, links), [model, links]);
  const columns = useMemo(
    () =>
      columnsBy((column) => (whole.includes(column) ? all[column] : all[column].slice(0, MOST))),
    [all, whole],
  );
  const { held, hold, current, onFocus, onKey } = useKeys(columns, links, onLeave);
  // A link may lead to an item that is out of sight.
  const first = useRef(selected);
  useEffect(() => {
    if (first.current !== undefined)
      held.current.get(first.current)?.scrollIntoView({ block: 'center' });
  }, [held]);
  // Whoever closes the details goes on where they were opened.
  const before = useRef(selected);
  useEffect(() => {
    if (before.current !== undefined && selected === undefined) {
      if (document.activeElement === document.body) held.current.get(before.current)?.focus();
    }
    before.current = selected;
  }, [held, selected]);
  const neighbours = useNeighbours(model, links);
  const traced = useMemo(
    () => (selected === undefined ? new Set<string>() : traceOf(links, selected)),
    [links, selected],
  );
  const tabStopOf = (column: MapColumn): string | undefined => {
    const items = columns[column];
    const wanted = [current[column], selected].find((id) => items.some((item) => item.id === id));
    return wanted ?? items[0]?.id;
  };
  const cardOf = (item: MapItem, isTabStop: boolean): MapItemCardProps => ({
    item,
    before: neighbours.get(item.id)?.before ?? NOTHING,
    after: neighbours.get(item.id)?.after ?? NOTHING,
    nodeCount: model.nodeCount,
    isSelected: item.id === selected,
    isTraced: traced.has(item.id),
    isTabStop,
    onSelect,
    onFocus,
    onKey,
    hold,
  });
  return (
    <div className="vm-networking-console-plugin__map" ref={frame}>
      {mapColumns.map((column) => (
        <ColumnOf
          key={column}
          column={column}
          items={columns[column]}
          cardOf={cardOf}
          tabStop={tabStopOf(column)}
          onAll={
            columns[column].length < all[column].length
              ? () => setWhole((before) => [...before, column])
              : undefined
          }
        />
      ))}
      <Connections
        frame={frame}
        elements={held}
        columns={columns}
        edges={model.edges}
        traced={traced}
        items={links.items}
      />
    </div>
  );
};
