import * as codes from '../../findings/codes';
import { containsCidr, containsIp, formatCidr, parseSloppyIp, type Cidr } from '../../net/cidr';
import { listAt, printed } from '../../core/resource';
import type { Fields } from '../../shapes/fields';
import { rangeOf, readExclude, readRangeText, whereaboutsRanges } from '../ipam/whereabouts';
import type { Report } from '../../findings/report';
import { checkKeys } from './keys';
import { checkPluginShapes } from './shapes';

const checkBounds = (fields: Fields, cidr: Cidr, report: Report): void => {
  const range = formatCidr(cidr);
  const addresses: (bigint | undefined)[] = [];
  for (const key of ['range_start', 'range_end']) {
    const value = fields.text(key);
    const ip = value === undefined ? undefined : parseSloppyIp(value);
    const isInside = ip !== undefined && containsIp(cidr, ip);
    addresses.push(isInside ? ip.value : undefined);
    if (value === undefined) continue;
    const path = fields.pathOf(key);
    if (!ip) report(codes.notAddress, path, { key, value });
    else if (!isInside) report(codes.boundLiesOutsideRange, path, { key, value, range });
  }
  const [start, end] = addresses;
  if (start !== undefined && end !== undefined && end < start) {
    const value = fields.text('range_end') ?? '';
    report(codes.rangeEndsBeforeItBegins, fields.pathOf('range_end'), { end: value, range });
  }
};

const checkExcludes = (fields: Fields, cidr: Cidr, report: Report): void => {
  const path = fields.pathOf('exclude');
  listAt(fields.get('exclude')).forEach((entry, index) => {
    const exclude = typeof entry === 'string' ? readExclude(entry) : undefined;
    const params = { value: printed(entry), range: formatCidr(cidr) };
    if (!exclude) report(codes.excludedAddressesCannotBeRead, `${path}[${index}]`, params);
    else if (!containsCidr(cidr, exclude))
      report(codes.excludedAddressesLieOutsideRange, `${path}[${index}]`, params);
  });
};

const checkRange = (fields: Fields, ipam: Fields, report: Report): Cidr | undefined => {
  const text = fields.text('range') ?? '';
  const path = fields.pathOf('range');
  const read = readRangeText(text);
  if (read.kind === 'unreadable') {
    report(codes.rangeOfAddressesCannotBeRead, path, { value: text });
    return undefined;
  }
  const { cidr } = read;
  if (read.kind === 'start-outside') {
    report(codes.rangeBeginsOutsideItsNetwork, path, { value: text, range: formatCidr(cidr) });
    return cidr;
  }
  if (read.start === undefined) checkBounds(fields, cidr, report);
  else if (read.end !== undefined && read.end.value < read.start.value) {
    report(codes.rangeEndsBeforeItBegins, path, { end: text, range: formatCidr(cidr) });
  }
  checkExcludes(fields, cidr, report);
  const range = rangeOf(fields, ipam);
  if (range?.count === 0n) report(codes.rangeHasNoAddresses, path, { range: text });
  return cidr;
};

const checkGateway = (ipam: Fields, cidrs: readonly Cidr[], report: Report): void => {
  const value = ipam.text('gateway');
  if (value === undefined) return;
  const path = ipam.pathOf('gateway');
  const ip = parseSloppyIp(value);
  if (!ip) report(codes.notAddress, path, { key: 'gateway', value });
  else if (cidrs.length > 0 && !cidrs.some((cidr) => containsIp(cidr, ip))) {
    report(codes.gatewayLiesOutsideRange, path, { value });
  }
};

/**
 * Rules of whereabouts. Ranges that are in a file on the nodes are not seen here, so that nothing is
 * said of a configuration that names such a file.
 *
 * Source: whereabouts pkg/config/config.go LoadIPAMConfig, pkg/iphelpers GetIPRange, pkg/allocate.
 */
export const checkWhereabouts = (ipam: Fields, report: Report): void => {
  const ranges = whereaboutsRanges(ipam);
  const isElsewhere =
    ipam.text('configuration_path') !== undefined || listAt(ipam.get('addresses')).length > 0;
  if (ranges.length === 0 && !isElsewhere) report(codes.noRangeOfAddresses, ipam.pathOf('range'));
  const cidrs = ranges.flatMap((fields) => {
    if (fields !== ipam) {
      checkPluginShapes(fields, report);
      checkKeys(fields, report);
    }
    return checkRange(fields, ipam, report) ?? [];
  });
  checkGateway(ipam, cidrs, report);
};
