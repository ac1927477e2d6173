import { textAt, type KubernetesResource } from '../core/resource';
import { secondsOfTime } from '../core/time';
import { nodeNameOf } from '../nodes/placement';
import { primaryNadsOf } from '../vm/interfaces/segments';
import { interfaceSpecsOf, type NetworkSource } from '../vm/spec/interface-values';
import { namespaceOf } from '../vm/spec/network-refs';
import type { World } from '../world/world';
import type { Series } from './answers';
import { figures, type Figure, type Totals } from './figures';
import { FIGURE, ofDay, type InterfaceKey, type OfDay } from './queries';

/**
 * Whether something is measured: `noCounters` never is (SR-IOV: the hypervisor does not see its packets);
 * of `none` there were no values in the answer.
 */
export type Measured = 'measured' | 'noCounters' | 'none';

/** One interface of a VM with what went through it. */
export interface InterfaceTraffic extends InterfaceKey {
  /** `namespace/vm/interface`. */
  key: string;
  state: Measured;
  totals: Totals;
  /** Where it leads; undefined for what ran within the span and is not there any more. */
  network: NetworkSource | undefined;
  /** As the VM runs now; '' where it does not. */
  node: string;
  /** When the VM was started, in seconds since 1970. */
  since: number | undefined;
}

export const keyOfInterface = (of: InterfaceKey): string =>
  `${of.namespace}/${of.name}/${of.interface}`;

const interfaceIn = ({ labels }: Series): InterfaceKey | undefined => {
  const { namespace, name, interface: nic } = labels;
  return namespace === undefined || name === undefined || nic === undefined
    ? undefined
    : { namespace, name, interface: nic };
};

/** Values of an answer by what they are of, and by the part of the query that they belong to. */
export const valuesBy = <K extends string>(
  series: readonly Series[],
  parts: readonly K[],
  keyOf: (series: Series) => string | undefined,
): Map<string, Partial<Record<K, number>>> => {
  const found = new Map<string, Partial<Record<K, number>>>();
  for (const one of series) {
    const key = keyOf(one);
    const part = parts.find((name) => name === one.labels[FIGURE]);
    const value = one.samples.at(-1)?.value;
    if (key === undefined || part === undefined || value === undefined) continue;
    const values: Partial<Record<K, number>> = found.get(key) ?? {};
    // Prometheus continues counters to both ends of the span, and so counts parts of packets.
    values[part] = (values[part] ?? 0) + Math.max(0, Math.round(value));
    found.set(key, values);
  }
  return found;
};

const keyIn = (series: Series): string | undefined => {
  const found = interfaceIn(series);
  return found && keyOfInterface(found);
};

const startOf = (vmi: KubernetesResource): number | undefined =>
  secondsOfTime(textAt(vmi, 'metadata', 'creationTimestamp'));

const isRunning = (vmi: KubernetesResource): boolean =>
  textAt(vmi, 'status', 'phase') === 'Running';

/** The pod network of a namespace may be a primary user-defined network. */
const leadsTo = (world: World, namespace: string, source: NetworkSource): NetworkSource => {
  const primary = source.kind === 'pod' ? primaryNadsOf(world).get(namespace) : undefined;
  if (!primary) return source;
  return { kind: 'multus', namespace, name: primary.name, text: primary.name };
};

const NOTHING: Totals = {};

/**
 * Interfaces of running VMs with what an answer to `interfaceTotals` says of them, then what the answer
 * knows besides: VMs that ran within the span. Joined by the interface's name in the VM's spec, which
 * is the series' label `interface`.
 *
 * @param namespace of which interfaces are wanted; undefined: all
 */
export const interfaceTrafficOf = (
  world: World,
  series: readonly Series[],
  namespace?: string,
): InterfaceTraffic[] => {
  const measured = valuesBy<Figure>(series, figures, keyIn);
  const rows = new Map<string, InterfaceTraffic>();
  for (const vmi of world.list('VirtualMachineInstance', namespace).filter(isRunning)) {
    const own = namespaceOf(vmi);
    const name = textAt(vmi, 'metadata', 'name') ?? '';
    for (const { name: nic, values } of interfaceSpecsOf(vmi.spec, own)) {
      const of = { namespace: own, name, interface: nic };
      const key = keyOfInterface(of);
      const totals = measured.get(key);
      rows.set(key, {
        ...of,
        key,
        state: totals ? 'measured' : values.binding === 'sriov' ? 'noCounters' : 'none',
        totals: totals ?? NOTHING,
        network: leadsTo(world, own, values.network),
        node: nodeNameOf(vmi) ?? '',
        since: startOf(vmi),
      });
    }
  }
  for (const of of series.map(interfaceIn)) {
    const key = of && keyOfInterface(of);
    const totals = key === undefined || rows.has(key) ? undefined : measured.get(key);
    if (!of || key === undefined || !totals) continue;
    rows.set(key, {
      ...of,
      key,
      state: 'measured',
      totals,
      network: undefined,
      node: '',
      since: undefined,
    });
  }
  return [...rows.values()];
};

/** What an answer to `lastDay` says, by the keys of interfaces. */
export const dayOf = (
  series: readonly Series[],
): ReadonlyMap<string, Partial<Record<OfDay, number>>> => valuesBy(series, ofDay, keyIn);

/** Series by what they are of, then by their part of the query. */
export const groupedSeries = (
  series: readonly Series[],
  keyOf: (series: Series) => string | undefined,
): ReadonlyMap<string, ReadonlyMap<string, Series>> => {
  const found = new Map<string, Map<string, Series>>();
  for (const one of series) {
    const key = keyOf(one);
    const part = one.labels[FIGURE];
    if (key === undefined || part === undefined) continue;
    const parts = found.get(key) ?? new Map<string, Series>();
    parts.set(part, one);
    found.set(key, parts);
  }
  return found;
};

/** Values of `interfaceRates`: received and sent, by the keys of interfaces. */
export const seriesByInterface = (
  series: readonly Series[],
): ReadonlyMap<string, ReadonlyMap<string, Series>> => groupedSeries(series, keyIn);
