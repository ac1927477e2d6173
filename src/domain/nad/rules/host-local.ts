import * as codes from '../../findings/codes';
import {
  containsIp,
  formatCidr,
  hasHostBits,
  parseCidr,
  parseIp,
  type Cidr,
  type Ip,
} from '../../net/cidr';
import type { Fields } from '../../shapes/fields';
import { hostLocalRangeOf, hostLocalSets } from '../ipam/host-local';
import type { AddressRange } from '../ipam/range';
import type { Report } from '../../findings/report';
import { checkKeys } from './keys';
import { checkPluginShapes } from './shapes';
import { printed } from '../../core/resource';

const subnetOf = (fields: Fields, report: Report): Cidr | undefined => {
  const value = fields.get('subnet');
  const path = fields.pathOf('subnet');
  const cidr = typeof value === 'string' ? parseCidr(value) : undefined;
  if (!cidr) {
    if (value === undefined || typeof value === 'string') {
      report(codes.subnetOfAddressesCannotBeRead, path, { value: printed(value ?? '') });
    }
    return undefined;
  }
  const subnet = formatCidr(cidr);
  if (cidr.last - cidr.first < 3n) report(codes.subnetTooSmall, path, { value: subnet });
  else if (hasHostBits(cidr))
    report(codes.subnetHasHostBits, path, { value: printed(value), expected: subnet });
  return cidr;
};

const addressIn = (
  fields: Fields,
  key: string,
  subnet: Cidr | undefined,
  report: Report,
): Ip | undefined => {
  const value = fields.text(key);
  if (value === undefined) return undefined;
  const ip = parseIp(value);
  if (!ip) report(codes.boundOrGatewayNotAddress, fields.pathOf(key), { key, value });
  else if (subnet && !containsIp(subnet, ip)) {
    report(codes.boundOrGatewayLiesOutsideSubnet, fields.pathOf(key), {
      key,
      value,
      subnet: formatCidr(subnet),
    });
  } else return ip;
  return undefined;
};

const checkRange = (fields: Fields, report: Report): void => {
  const subnet = subnetOf(fields, report);
  addressIn(fields, 'gateway', subnet, report);
  const start = addressIn(fields, 'rangeStart', subnet, report);
  const end = addressIn(fields, 'rangeEnd', subnet, report);
  if (start && end && end.value < start.value) {
    report(codes.rangeOfSubnetUpsideDown, fields.pathOf('rangeEnd'), {
      start: fields.text('rangeStart') ?? '',
      end: fields.text('rangeEnd') ?? '',
    });
  }
};

const checkOverlaps = (ranges: readonly AddressRange[], report: Report): void => {
  const ordered = [...ranges].sort((a, b) => (a.start < b.start ? -1 : Number(a.start > b.start)));
  for (const family of [4, 6]) {
    let reach = -1n;
    for (const { cidr, start, end, path } of ordered) {
      if (cidr.family !== family || end < start) continue;
      if (start <= reach) report(codes.rangesOverlap, path, { subnet: formatCidr(cidr) });
      if (end > reach) reach = end;
    }
  }
};

/**
 * Rules of host-local.
 *
 * Source: containernetworking/plugins plugins/ipam/host-local/backend/allocator (config.go,
 * range.go, range_set.go).
 */
export const checkHostLocal = (ipam: Fields, report: Report): void => {
  const sets = hostLocalSets(ipam);
  if (sets.length === 0) report(codes.noSubnet, ipam.pathOf('subnet'));
  for (const set of sets) {
    for (const fields of set) {
      if (fields !== ipam) {
        checkPluginShapes(fields, report);
        checkKeys(fields, report);
      }
      checkRange(fields, report);
    }
    const families = new Set(set.flatMap((range) => hostLocalRangeOf(range)?.cidr.family ?? []));
    const first = set[0];
    if (families.size > 1 && first)
      report(codes.ipv4AndIpv6InOneSetOfRanges, first.pathOf('subnet'));
  }
  checkOverlaps(
    sets.flatMap((set) => set.flatMap((range) => hostLocalRangeOf(range) ?? [])),
    report,
  );
};
