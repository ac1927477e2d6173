import { containsIp, parseCidr, parseIp, type Cidr, type Ip } from '../../net/cidr';
import { isRecord, listAt } from '../../core/resource';
import type { ParsedConfig } from '../config';
import { fieldsOf, type Fields } from '../../shapes/fields';
import { hostLocalRange } from '../schema/ipams';
import { countWithout, type AddressRange } from './range';
import { ipamOf } from './whereabouts';

/** The sets of ranges: the one beside `type`, and those of `ranges`. A VM gets one address of each. */
export const hostLocalSets = (ipam: Fields): Fields[][] => {
  const own = ipam.get('subnet') === undefined ? [] : [[ipam]];
  const path = ipam.pathOf('ranges');
  const others = listAt(ipam.get('ranges')).map((set, index) =>
    listAt(set).flatMap((range, place) =>
      isRecord(range) ? [fieldsOf(range, hostLocalRange, `${path}[${index}][${place}]`)] : [],
    ),
  );
  return [...own, ...others];
};

const inside = (cidr: Cidr, text: string | undefined): Ip | undefined => {
  const ip = parseIp(text ?? '');
  return ip && containsIp(cidr, ip) ? ip : undefined;
};

/**
 * The addresses of one range; undefined where its subnet cannot be read or has none. Bounds outside
 * the subnet, which the plugin refuses, are not counted. The gateway is left out.
 *
 * Source: containernetworking/plugins plugins/ipam/host-local/backend/allocator/range.go.
 */
export const hostLocalRangeOf = (fields: Fields): AddressRange | undefined => {
  const cidr = parseCidr(fields.text('subnet') ?? '');
  if (!cidr || cidr.last - cidr.first < 3n) return undefined;
  const start = inside(cidr, fields.text('rangeStart'))?.value ?? cidr.first + 1n;
  // The last address of an IPv4 network is for broadcast.
  const top = cidr.family === 4 ? cidr.last - 1n : cidr.last;
  const end = inside(cidr, fields.text('rangeEnd'))?.value ?? top;
  const gateway = inside(cidr, fields.text('gateway'))?.value ?? cidr.first + 1n;
  const count = countWithout(start, end, [{ ...cidr, first: gateway, last: gateway }]);
  return { cidr, start, end, excludes: [], count, path: fields.pathOf('subnet') };
};

/** The addresses that a network with host-local hands out on each node; empty for other networks. */
export const hostLocalRangesOf = (parsed: ParsedConfig): AddressRange[] => {
  const ipam = ipamOf(parsed, 'host-local');
  if (!ipam) return [];
  return hostLocalSets(ipam).flatMap((set) =>
    set.flatMap((range) => hostLocalRangeOf(range) ?? []),
  );
};
