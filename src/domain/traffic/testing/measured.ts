import { figures, type Figure, type Totals } from '../figures';
import type { InterfaceTraffic } from '../interfaces';
import type { DeviceTraffic } from '../nodes';
import type { Series } from '../answers';

/** Builders of measured things, as small as rules need them; only for tests. */

/** 2026-03-04T05:06:07Z. */
export const NOW = 1_772_600_767;
const WEEK = 7 * 86_400;

const ZEROS = Object.fromEntries(figures.map((figure) => [figure, 0])) as Record<Figure, number>;

/** Figures of which all are 0 that are not given. */
export const totalsOf = (totals: Totals): Totals => ({ ...ZEROS, ...totals });

export const row = (
  totals: Totals = {},
  changes: Partial<InterfaceTraffic> = {},
): InterfaceTraffic => ({
  namespace: 'shop',
  name: 'web',
  interface: 'lan',
  key: 'shop/web/lan',
  state: 'measured',
  totals: totalsOf({ receivedPackets: 100_000, sentPackets: 100_000, ...totals }),
  network: { kind: 'multus', namespace: 'shop', name: 'lan', text: 'lan' },
  node: 'worker-1',
  since: NOW - WEEK,
  ...changes,
});

export const device = (
  totals: Totals = {},
  changes: Partial<DeviceTraffic> = {},
): DeviceTraffic => ({
  key: 'worker-1/eno1',
  node: 'worker-1',
  device: 'eno1',
  type: 'ethernet',
  controller: undefined,
  known: 'own',
  totals: totalsOf(totals),
  counted: ['eno1'],
  lacking: [],
  speed: undefined,
  ...changes,
});

/** One series of an instant. */
export const seriesOf = (labels: Record<string, string>, value: number): Series => ({
  labels,
  samples: [{ at: NOW, value }],
});

/** An answer to `interfaceTotals` about one interface. */
export const totalsIn = (vm: string, nic: string, totals: Totals, namespace = 'shop'): Series[] =>
  figures.flatMap((figure) => {
    const value = totals[figure];
    return value === undefined
      ? []
      : [seriesOf({ namespace, name: vm, interface: nic, figure }, value)];
  });

/** An answer to `deviceTotals` about one device. */
export const deviceIn = (instance: string, name: string, totals: Totals): Series[] =>
  figures.flatMap((figure) => {
    const value = totals[figure];
    return value === undefined ? [] : [seriesOf({ instance, device: name, figure }, value)];
  });
