import { groupedBy } from '../core/collections';
import type { Finding, ObjectReference } from '../findings/finding';
import { referenceOf } from '../findings/report';
import { nadFactsOf } from '../vm/interfaces/nad-facts';
import { networkText } from '../vm/lifecycle/vm-rows';
import { macFindingsOf } from '../vm/rules/collisions';
import { derived, keyOf, type World } from '../world/world';
import { addressProblemsOf } from './problems';
import { addressRowsOf, type AddressRow } from './rows';
import { nadOfRow } from './segments';

/** An address with what a table shows beside it. */
export interface ShownAddress extends AddressRow {
  /** `pod`, or `namespace/name` of the network; `guest` for interfaces that are made in the guest. */
  networkText: string;
  /** As shown; '' where there is none, or it is not known. */
  vlan: string;
  /** From which `findingsOfAddress` tells what is wrong. */
  world: World;
  /** Sorts addresses as numbers, letter by letter, IPv4 first and those without one last. */
  order: string;
}

/** Decimal digits of the largest address of each family. */
const DIGITS = { 4: 10, 6: 39 } as const;

const orderOf = ({ ip }: AddressRow): string =>
  ip ? `${ip.family} ${ip.value.toString().padStart(DIGITS[ip.family], '0')}` : '9';

const placeOf = ({ kind, namespace, name }: ObjectReference, path: string): string =>
  `${kind} ${keyOf(namespace, name)} ${path}`;

/** Who else has the MAC address of an interface, by where that stands. */
const macFindings = derived((world: World) =>
  groupedBy(macFindingsOf(world), ({ object, path }) => placeOf(object, path)),
);

const problemsByRow = derived((world: World) =>
  groupedBy(addressProblemsOf(world), ({ row }) => row.key),
);

/**
 * What is wrong with an address, and with the MAC address of its interface. Worked out for all
 * addresses of the world when the first is asked for it, so that rows can be shown before.
 */
export const findingsOfAddress = (row: ShownAddress): readonly Finding[] => {
  const own = (problemsByRow(row.world).get(row.key) ?? []).map(({ finding }) => finding);
  const macs = macFindings(row.world);
  if (row.mac === undefined || macs.size === 0) return own;
  const place = placeOf(referenceOf(row.owner), `${row.path}.macAddress`);
  return [...own, ...(macs.get(place) ?? [])];
};

/** All addresses of a world as a table shows them. */
export const shownAddressesOf = derived((world: World): readonly ShownAddress[] =>
  addressRowsOf(world).map((row) => {
    const nad = nadOfRow(world, row);
    return {
      ...row,
      networkText: row.network ? networkText(row.network) : 'guest',
      vlan: (nad && nadFactsOf(nad).vlan) ?? '',
      order: orderOf(row),
      world,
    };
  }),
);

/** Titles and lines of a table for a spreadsheet; titles are English, as is usual for data. */
export const addressTable = (
  rows: readonly ShownAddress[],
): { titles: readonly string[]; lines: string[][] } => ({
  titles: [
    'ip',
    'namespace',
    'vm',
    'interface',
    'network',
    'vlan',
    'mac',
    'node',
    'source',
    'findings',
  ],
  lines: rows.map((row) => [
    row.text,
    row.namespace,
    row.vm,
    row.interfaceName,
    row.networkText,
    row.vlan,
    row.mac ?? '',
    row.node,
    row.source ?? '',
    findingsOfAddress(row)
      .map(({ code }) => code)
      .join(' '),
  ]),
});
