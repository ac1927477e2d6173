import {
  cidrOf,
  containsCidr,
  containsIp,
  parseCidr,
  parseIp,
  parseSloppyCidr,
  parseSloppyIp,
  type Cidr,
  type Ip,
} from '../../net/cidr';
import { isRecord, listAt } from '../../core/resource';
import { pluginFields, type ParsedConfig } from '../config';
import { fieldsOf, fieldsUnder, type Fields } from '../../shapes/fields';
import { ipamSchema, whereaboutsRange } from '../schema/ipams';
import { countWithout, type AddressRange } from './range';

/** What the text of `range` says: a network, and bounds where it has the form `START-END/LENGTH`. */
export type RangeText =
  | { kind: 'ok'; cidr: Cidr; start?: Ip; end?: Ip }
  | { kind: 'unreadable' }
  | { kind: 'start-outside'; cidr: Cidr };

/**
 * Reads `range`: `10.0.0.0/24`, host bits allowed, or `10.0.0.5-10.0.0.9/24`.
 *
 * Source: whereabouts pkg/config/config.go LoadIPAMConfig.
 */
export const readRangeText = (text: string): RangeText => {
  const dash = text.indexOf('-');
  if (dash < 0) {
    const cidr = parseSloppyCidr(text);
    return cidr ? { kind: 'ok', cidr } : { kind: 'unreadable' };
  }
  const start = parseSloppyIp(text.slice(0, dash));
  const cidr = parseSloppyCidr(text.slice(dash + 1));
  if (!start || !cidr) return { kind: 'unreadable' };
  if (!containsIp(cidr, start)) return { kind: 'start-outside', cidr };
  return { kind: 'ok', cidr, start, end: { family: cidr.family, value: cidr.address } };
};

/** Reads one entry of `exclude`: a network or a single address. */
export const readExclude = (text: string): Cidr | undefined => {
  const cidr = parseCidr(text);
  if (cidr) return cidr;
  const ip = parseIp(text);
  return ip && cidrOf(ip, ip.family === 4 ? 32 : 128);
};

/** The range beside `type`, and those of `ipRanges`. */
export const whereaboutsRanges = (ipam: Fields): Fields[] => {
  const own = ipam.text('range') === undefined ? [] : [ipam];
  const path = ipam.pathOf('ipRanges');
  const others = listAt(ipam.get('ipRanges')).flatMap((entry, index) =>
    isRecord(entry) ? [fieldsOf(entry, whereaboutsRange, `${path}[${index}]`)] : [],
  );
  return [...own, ...others];
};

const usableOf = ({ first, last }: Cidr, all: boolean): [bigint, bigint] =>
  all ? [first, last] : [first + 1n, last - 1n];

/**
 * The addresses that one range hands out: without the first and the last of the network, unless
 * `enable_l3` says otherwise. Bounds that lie outside are passed over, as is an end that lies before
 * the start. Undefined where the range cannot be read.
 *
 * Source: whereabouts pkg/iphelpers GetIPRange, pkg/allocate.
 */
export const rangeOf = (fields: Fields, ipam: Fields): AddressRange | undefined => {
  const read = readRangeText(fields.text('range') ?? '');
  if (read.kind !== 'ok') return undefined;
  const { cidr } = read;
  const all = fields.flag('enable_l3') || ipam.flag('enable_l3');
  const [low, high] = usableOf(cidr, all);
  const bound = (own: Ip | undefined, key: string): bigint | undefined => {
    const ip = own ?? parseSloppyIp(fields.text(key) ?? '');
    return ip?.family === cidr.family ? ip.value : undefined;
  };
  const from = bound(read.start, 'range_start');
  const start = from !== undefined && from >= low && from <= high ? from : low;
  const to = bound(read.end, 'range_end');
  const end = to !== undefined && to >= start && to <= high ? to : high;
  const excludes = listAt(fields.get('exclude')).flatMap((entry) => {
    const exclude = typeof entry === 'string' ? readExclude(entry) : undefined;
    return exclude ? [exclude] : [];
  });
  const gateway = ipam.flag('exclude_gateway')
    ? readExclude(ipam.text('gateway') ?? '')
    : undefined;
  if (gateway && containsCidr(cidr, gateway)) excludes.push(gateway);
  const count = countWithout(start, end, excludes);
  return { cidr, start, end, excludes, count, path: fields.pathOf('range') };
};

/** The `ipam` part of a plugin, where it is of this type. */
export const ipamOf = (parsed: ParsedConfig, type: string): Fields | undefined => {
  if (parsed.kind !== 'ok') return undefined;
  const ipam = fieldsUnder(pluginFields(parsed), 'ipam', ipamSchema(type));
  return ipam?.get('type') === type ? ipam : undefined;
};

/** The addresses that a network with whereabouts hands out; empty for every other network. */
export const whereaboutsRangesOf = (parsed: ParsedConfig): AddressRange[] => {
  const ipam = ipamOf(parsed, 'whereabouts');
  if (!ipam) return [];
  return whereaboutsRanges(ipam).flatMap((fields) => rangeOf(fields, ipam) ?? []);
};
