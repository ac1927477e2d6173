import { useCallback, useMemo } from 'react';
import { seriesByInterface } from '../../domain/traffic/interfaces';
import { interfaceRates, partsOfNames, type InterfaceKey } from '../../domain/traffic/queries';
import { ratesOf, type Rates } from '../../domain/traffic/rates';
import { gridOf, type Span } from '../../domain/traffic/spans';
import { seriesOf, useMetrics, type MetricsState } from '../../k8s/useMetrics';

/** Of more VMs at once no curves are asked for: that would be thousands of series. */
export const MOST_VMS = 200;

const vmsOf = (interfaces: readonly InterfaceKey[]): string[] =>
  [...new Set(interfaces.map(({ namespace, name }) => `${namespace}/${name}`))].sort();

/** Curves of interfaces over a span. */
export interface InterfaceRates {
  state: MetricsState;
  /** Times of the points, in seconds since 1970. */
  grid: readonly number[];
  /** By the key of an interface; undefined while they are on their way, or cannot be had. */
  of: (key: string) => Rates | undefined;
}

/**
 * The curves of some interfaces, such as those that a table shows.
 *
 * @param interfaces of more than 200 VMs: none are asked for
 */
export const useInterfaceRates = (
  interfaces: readonly InterfaceKey[],
  span: Span,
  { namespace, own }: { namespace: string | undefined; own: readonly string[] | undefined },
): InterfaceRates => {
  const wanted = vmsOf(interfaces);
  const isTooMany = wanted.length > MOST_VMS;
  const text = isTooMany ? '' : wanted.join(' ');
  const queriesFor = useCallback(
    (place: string | undefined) => {
      const vms = text === '' ? [] : text.split(' ').map((vm) => vm.split('/') as [string, string]);
      const names = vms.filter(([of]) => place === undefined || of === place).map(([, vm]) => vm);
      return partsOfNames([...new Set(names)]).map((part) => interfaceRates(place, part, span));
    },
    [text, span],
  );
  const state = useMetrics({ queriesFor, namespace, own, isOff: text === '' });
  return useMemo(() => {
    const at = state.state === 'ready' ? state.at : 0;
    const grid = gridOf(span, at);
    const all = seriesByInterface(seriesOf(state));
    const known = new Map<string, Rates>();
    return {
      state,
      grid,
      of: (key) => {
        if (state.state !== 'ready') return undefined;
        const rates = known.get(key) ?? ratesOf(grid, all.get(key));
        known.set(key, rates);
        return rates;
      },
    };
  }, [state, span]);
};
