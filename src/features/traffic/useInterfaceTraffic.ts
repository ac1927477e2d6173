import { useCallback, useMemo } from 'react';
import { hintsByInterface } from '../../domain/traffic/hints';
import { bytesOf } from '../../domain/traffic/figures';
import { dayOf, interfaceTrafficOf, type InterfaceTraffic } from '../../domain/traffic/interfaces';
import { interfaceTotals, lastDay } from '../../domain/traffic/queries';
import type { Span } from '../../domain/traffic/spans';
import type { Finding } from '../../domain/findings/finding';
import type { World } from '../../domain/world/world';
import { seriesOf, useMetrics, type MetricsState } from '../../k8s/useMetrics';

/** Interfaces with their figures, and what these tell. */
export interface InterfacesMeasured {
  state: MetricsState;
  /** Those with the most traffic first. */
  rows: readonly InterfaceTraffic[];
  /** Hints by the key of an interface. */
  hints: ReadonlyMap<string, readonly Finding[]>;
}

const byTraffic = (a: InterfaceTraffic, b: InterfaceTraffic): number =>
  (bytesOf(b.totals) ?? -1) - (bytesOf(a.totals) ?? -1) || (a.key < b.key ? -1 : 1);

/**
 * What the interfaces of VMs received and sent over a span.
 *
 * @param vm of this one alone
 */
export const useInterfaceTraffic = (
  world: World,
  span: Span,
  { namespace, own, vm }: { namespace: string | undefined; own: readonly string[]; vm?: string },
): InterfacesMeasured => {
  const queriesFor = useCallback(
    (place: string | undefined) => [interfaceTotals(place, span, vm), lastDay(place, vm)],
    [span, vm],
  );
  const state = useMetrics({ queriesFor, namespace, own });
  const series = seriesOf(state);
  const rows = useMemo(
    () =>
      interfaceTrafficOf(world, series, namespace)
        .filter(({ name }) => vm === undefined || name === vm)
        .sort(byTraffic),
    [world, series, namespace, vm],
  );
  const at = state.state === 'ready' ? state.at : 0;
  const hints = useMemo(
    () => hintsByInterface(rows, span, dayOf(series), at),
    [rows, span, series, at],
  );
  return { state, rows, hints };
};
