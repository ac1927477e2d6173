import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { containsIp, formatCidr, parseIp, parseSloppyCidr, type Cidr, type Ip } from '../net/cidr';
import { canonicalMac } from '../net/mac';
import type { AddressRow } from './rows';

/** How a text is searched for. */
export type AddressSearch =
  | { kind: 'nothing' }
  /** Addresses and networks, of which one has to fit. */
  | { kind: 'addresses'; ips: readonly Ip[]; cidrs: readonly Cidr[] }
  /** A whole MAC address, or its hexadecimal digits as far as they are typed. */
  | { kind: 'mac'; digits: string; isWhole: boolean }
  /** A part of an address or of any name in the row; lower case. */
  | { kind: 'text'; text: string };

/** A list of addresses as people separate them. */
const partsOf = (text: string): string[] => text.split(/[\s,;]+/).filter((part) => part !== '');

/** At least two pairs with a separator that no IPv6 address has there, or all twelve digits. */
const macDigits = (text: string): string | undefined => {
  const isPart =
    /^[\da-f]{2}(?:-[\da-f]{1,2}){1,5}$/.test(text) ||
    /^[\da-f]{2}(?::[\da-f]{2}){2,5}:?$/.test(text) ||
    /^[\da-f]{4}\.[\da-f]{1,4}(?:\.[\da-f]{1,4})?$/.test(text) ||
    /^[\da-f]{12}$/.test(text);
  return isPart ? text.replace(/[^\da-f]/g, '') : undefined;
};

const listOf = (text: string): AddressSearch | undefined => {
  const ips: Ip[] = [];
  const cidrs: Cidr[] = [];
  for (const part of partsOf(text)) {
    const cidr = parseSloppyCidr(part);
    const ip = cidr ? undefined : parseIp(part);
    if (cidr) cidrs.push(cidr);
    else if (ip) ips.push(ip);
    else return undefined;
  }
  return { kind: 'addresses', ips, cidrs };
};

/**
 * Reads what was typed into the one search box: addresses and CIDRs of both families, also several
 * separated by blanks or commas; MAC addresses in any notation, also a part of one; else any text.
 */
export const readSearch = (typed: string): AddressSearch => {
  const text = typed.trim().toLowerCase();
  if (text === '') return { kind: 'nothing' };
  const mac = canonicalMac(text);
  if (mac !== undefined) return { kind: 'mac', digits: mac.replaceAll(':', ''), isWhole: true };
  const list = listOf(text);
  if (list) return list;
  const digits = macDigits(text);
  return digits === undefined ? { kind: 'text', text } : { kind: 'mac', digits, isWhole: false };
};

const sizeOf = ({ first, last }: Cidr): bigint => last - first + 1n;

/** Beyond this nobody counts: 2^64 and so on are said as a power. */
const LARGE = 1_000_000_000n;

const powerOf = (size: bigint): number => size.toString(2).length - 1;

const ofCidr = (cidr: Cidr): Reason => {
  const size = sizeOf(cidr);
  const value = formatCidr(cidr);
  return size > LARGE
    ? reason(msg('CIDR {{value}}, 2^{{power}} addresses'), { value, power: powerOf(size) })
    : reason(msg('CIDR {{value}}, {{number}} addresses'), {
        value,
        number: Number(size),
      });
};

/** How the search was understood; undefined where there is none. */
export const searchInWords = (search: AddressSearch): Reason | undefined => {
  switch (search.kind) {
    case 'nothing':
      return undefined;
    case 'text':
      return reason(msg('Part of an address or a name'));
    case 'mac':
      return search.isWhole ? reason(msg('MAC address')) : reason(msg('Part of a MAC address'));
    case 'addresses': {
      const { ips, cidrs } = search;
      const [cidr] = cidrs;
      if (ips.length + cidrs.length > 1) {
        return reason(msg('{{ips}} addresses and {{cidrs}} CIDRs, any of them'), {
          ips: ips.length,
          cidrs: cidrs.length,
        });
      }
      return cidr ? ofCidr(cidr) : reason(msg('One address'));
    }
  }
};

const namesOf = ({ text, vm, namespace, interfaceName, node, network }: AddressRow): string[] => [
  text,
  vm,
  namespace,
  interfaceName,
  node,
  network?.kind === 'multus' ? `${network.namespace}/${network.name}` : '',
];

/** Which rows a search lets through. */
export const matcherOf = (search: AddressSearch): ((row: AddressRow) => boolean) => {
  switch (search.kind) {
    case 'nothing':
      return () => true;
    case 'text':
      return (row) => namesOf(row).some((name) => name.toLowerCase().includes(search.text));
    case 'mac':
      return ({ mac }) => mac?.replaceAll(':', '').includes(search.digits) ?? false;
    case 'addresses':
      return ({ ip }) =>
        ip !== undefined &&
        (search.ips.some(({ family, value }) => family === ip.family && value === ip.value) ||
          search.cidrs.some((cidr) => containsIp(cidr, ip)));
  }
};
