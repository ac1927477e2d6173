import { useLayoutEffect, useState, type RefObject } from 'react';
import type { MapEdge, MapItem, MapState } from '../../../domain/map/items';

interface Line extends MapEdge {
  path: string;
}

interface ConnectionsProps {
  /** What the lines lie behind, and are measured in. */
  frame: RefObject<HTMLElement>;
  /** The buttons of items, by id; those that are drawn follow from `columns`. */
  elements: RefObject<ReadonlyMap<string, HTMLElement>>;
  columns: unknown;
  edges: readonly MapEdge[];
  traced: ReadonlySet<string>;
  items: ReadonlyMap<string, MapItem>;
}

/** Share of the way between columns in which a line bends. */
const BEND = 0.5;
/** Pixels by which a line leaves its column, where both ends are in one. */
const LOOP = 16;

const pathOf = (frame: DOMRect, from: DOMRect, to: DOMRect): string => {
  const [fromY, toY] = [from, to].map((box) => box.top + box.height / 2 - frame.top) as [
    number,
    number,
  ];
  if (Math.abs(from.left - to.left) < 1) {
    const x = from.left - frame.left;
    return `M ${x} ${fromY} C ${x - LOOP} ${fromY}, ${x - LOOP} ${toY}, ${x} ${toY}`;
  }
  const [x1, x2] = [from.right - frame.left, to.left - frame.left];
  const middle = x1 + (x2 - x1) * BEND;
  return `M ${x1} ${fromY} C ${middle} ${fromY}, ${middle} ${toY}, ${x2} ${toY}`;
};

/** The card around a button, which is what is seen. */
const cardOf = (element: HTMLElement): Element => element.closest('li') ?? element;

const LINE = 'vm-networking-console-plugin__map-line';

const classOf = (isTraced: boolean, states: readonly (MapState | undefined)[]) => {
  const isBroken = states.includes('error');
  return [
    ...(isBroken ? [`${LINE}--broken`] : []),
    // What is broken, not there or not known is no connection.
    ...(isBroken || states.includes('absent') || states.includes('unknown')
      ? [`${LINE}--open`]
      : []),
    ...(isTraced ? [`${LINE}--traced`] : []),
  ].join(' ');
};

/** The connections, drawn behind the lists from where their items are; cards say the same in words. */
export const Connections = (props: ConnectionsProps) => {
  const { frame, elements, columns, edges, traced, items } = props;
  const [lines, setLines] = useState<readonly Line[]>([]);
  useLayoutEffect(() => {
    const around = frame.current;
    const drawn = elements.current;
    if (!around || !drawn) return undefined;
    const measure = () => {
      const box = around.getBoundingClientRect();
      const boxes = new Map(
        [...drawn].map(([id, element]) => [id, cardOf(element).getBoundingClientRect()]),
      );
      setLines(
        edges.flatMap((edge) => {
          const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
          return from && to ? [{ ...edge, path: pathOf(box, from, to) }] : [];
        }),
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(around);
    for (const element of drawn.values()) observer.observe(cardOf(element));
    return () => observer.disconnect();
  }, [frame, elements, columns, edges]);
  const isTraced = ({ from, to }: MapEdge) => traced.has(from) && traced.has(to);
  return (
    <svg
      className="vm-networking-console-plugin__map-lines"
      width="100%"
      height="100%"
      aria-hidden="true"
    >
      {lines
        // What is traced lies above the others.
        .toSorted((a, b) => Number(isTraced(a)) - Number(isTraced(b)))
        .map((line) => (
          <path
            key={`${line.from} ${line.to}`}
            d={line.path}
            className={classOf(isTraced(line), [
              items.get(line.from)?.state,
              items.get(line.to)?.state,
            ])}
          />
        ))}
    </svg>
  );
};
