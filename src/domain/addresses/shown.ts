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
  findings: readonly Finding[];
  /** Sorts addresses as numbers, IPv4 first and those without one last. */
  order: string;
}

const DIGITS = 39;

const orderOf = ({ ip }: AddressRow): string =>
  ip ? `${ip.family} ${ip.value.toString().padStart(DIGITS, '0')}` : '9';

const placeOf = ({ kind, namespace, name }: ObjectReference, path: string): string =>
  `${kind} ${keyOf(namespace, name)} ${path}`;

/** Who else has the MAC address of an interface, by where that stands. */
const macFindings = derived((world: World) =>
  groupedBy(macFindingsOf(world), ({ object, path }) => placeOf(object, path)),
);

/** All addresses of a world as a table shows them. */
export const shownAddressesOf = derived((world: World): readonly ShownAddress[] => {
  const problems = groupedBy(addressProblemsOf(world), ({ row }) => row);
  const macs = macFindings(world);
  return addressRowsOf(world).map((row) => {
    const nad = nadOfRow(world, row);
    const ofMac =
      row.mac === undefined || macs.size === 0
        ? []
        : (macs.get(placeOf(referenceOf(row.owner), `${row.path}.macAddress`)) ?? []);
    return {
      ...row,
      networkText: row.network ? networkText(row.network) : 'guest',
      vlan: (nad && nadFactsOf(nad).vlan) ?? '',
      findings: [...(problems.get(row) ?? []).map(({ finding }) => finding), ...ofMac],
      order: orderOf(row),
    };
  });
});

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
    row.findings.map(({ code }) => code).join(' '),
  ]),
});
