import { groupedBy } from '../core/collections';
import { networkText } from '../vm/lifecycle/vm-rows';
import type { NetworkSource } from '../vm/spec/interface-values';
import { sumOf, type Totals } from './figures';
import type { InterfaceTraffic } from './interfaces';

/** A network with what the interfaces of VMs on it received and sent together. */
export interface NetworkTraffic {
  /** `namespace/name` of the NetworkAttachmentDefinition, or `pod`. */
  key: string;
  network: NetworkSource;
  interfaces: readonly InterfaceTraffic[];
  /** How many of these are measured; the others are not in the totals. */
  measured: number;
  totals: Totals;
}

/** Where an interface leads, as a text; undefined where nobody knows any more. */
export const networkOf = ({ network }: InterfaceTraffic): string | undefined =>
  network && networkText(network);

/**
 * Sums of interfaces by the network they lead to. The pod network is one, though its VMs reach each
 * other through routers; what is between two VMs of one network is counted at both.
 */
export const networkTrafficOf = (rows: readonly InterfaceTraffic[]): NetworkTraffic[] =>
  [...groupedBy(rows, networkOf)].flatMap(([key, interfaces]) => {
    const network = interfaces[0]?.network;
    if (!network) return [];
    const measured = interfaces.filter(({ state }) => state === 'measured');
    return [
      {
        key,
        network,
        interfaces,
        measured: measured.length,
        totals: sumOf(measured.map(({ totals }) => totals)),
      },
    ];
  });
