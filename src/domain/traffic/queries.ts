import { figures, NODE_METRICS, VM_METRICS, type Figure } from './figures';
import { either, oneOf, selector, sumBy, type Matcher } from './promql';
import type { Span } from './spans';

/** Label by which the parts of a query are told apart. */
export const FIGURE = 'figure';

/** What is asked of a server: values now, or with `span` points of a chart. */
export interface Query {
  promql: string;
  span?: Span;
}

/** One interface of a VM, as series name it: `interface` is its name in the VM's spec. */
export interface InterfaceKey {
  namespace: string;
  name: string;
  interface: string;
}

/** Labels of a VM add labels to its series, and a live migration begins new ones: all are summed. */
const OF_INTERFACE = ['namespace', 'name', 'interface'];
const OF_DEVICE = ['instance', 'device'];

const inNamespace = (namespace: string | undefined): Matcher[] =>
  namespace === undefined ? [] : [['namespace', '=', namespace]];

const each = <K extends string>(
  names: readonly K[],
  expressionOf: (name: K) => string,
): Record<string, string> => Object.fromEntries(names.map((name) => [name, expressionOf(name)]));

/** `increase` goes before the sum, as counters begin anew one by one. */
const totals = (
  metrics: Readonly<Record<Figure, string>>,
  labels: readonly string[],
  matchers: readonly Matcher[],
  { key }: Span,
): string =>
  either(
    FIGURE,
    each(figures, (figure) =>
      sumBy(labels, `increase(${selector(metrics[figure], matchers)}[${key}])`),
    ),
  );

const BYTES = ['receivedBytes', 'sentBytes'] as const;

const rates = (
  metrics: Readonly<Record<Figure, string>>,
  labels: readonly string[],
  matchers: readonly Matcher[],
  { window }: Span,
): string =>
  either(
    FIGURE,
    each(BYTES, (figure) =>
      sumBy(labels, `rate(${selector(metrics[figure], matchers)}[${window}s])`),
    ),
  );

/**
 * What the interfaces of VMs have received and sent over a span: of a namespace, or (undefined) of all;
 * of one VM where it is named.
 */
export const interfaceTotals = (namespace: string | undefined, span: Span, vm?: string): Query => ({
  promql: totals(
    VM_METRICS,
    OF_INTERFACE,
    [...inNamespace(namespace), ...(vm === undefined ? [] : [['name', '=', vm] as const])],
    span,
  ),
});

/** The same for the devices of nodes. Their series have no namespace, so only the cluster's endpoint tells. */
export const deviceTotals = (span: Span): Query => ({
  promql: totals(NODE_METRICS, OF_DEVICE, [['device', '!=', 'lo']], span),
});

/** Bytes per second of interfaces of VMs, point by point. @param names of the VMs; empty: all */
export const interfaceRates = (
  namespace: string | undefined,
  names: readonly string[],
  span: Span,
): Query => ({
  promql: rates(
    VM_METRICS,
    OF_INTERFACE,
    [...inNamespace(namespace), ...(names.length === 0 ? [] : [oneOf('name', names)])],
    span,
  ),
  span,
});

/** Bytes per second of devices of nodes, point by point. */
export const deviceRates = (devices: readonly string[], span: Span): Query => ({
  promql: rates(NODE_METRICS, OF_DEVICE, [oneOf('device', devices)], span),
  span,
});

/** Parts of `lastDay`. */
export const ofDay = ['received', 'sent', 'before'] as const;
export type OfDay = (typeof ofDay)[number];

/**
 * Packets of interfaces within the last day, and (`before`) whether they were measured a day ago: of one
 * that was not, nobody knows what was on it.
 */
export const lastDay = (namespace: string | undefined, vm?: string): Query => {
  const matchers: Matcher[] = [
    ...inNamespace(namespace),
    ...(vm === undefined ? [] : [['name', '=', vm] as const]),
  ];
  const received = selector(VM_METRICS.receivedPackets, matchers);
  const sent = selector(VM_METRICS.sentPackets, matchers);
  const parts: Record<OfDay, string> = {
    received: sumBy(OF_INTERFACE, `increase(${received}[1d])`),
    sent: sumBy(OF_INTERFACE, `increase(${sent}[1d])`),
    before: sumBy(OF_INTERFACE, `${received} offset 1d`),
  };
  return { promql: either(FIGURE, parts) };
};

/** Letters of names in one query: a proxy on the way takes 8,000 letters, and an address has more of them. */
const LETTERS = 1500;

/** Names in parts that fit into one query each. */
export const partsOfNames = (names: readonly string[]): string[][] => {
  const parts: string[][] = [];
  let letters = LETTERS;
  for (const name of names) {
    letters += name.length + 1;
    if (letters > LETTERS) {
      parts.push([]);
      letters = name.length + 1;
    }
    parts.at(-1)?.push(name);
  }
  return parts;
};
