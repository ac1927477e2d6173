import { BlockList, isIPv6 } from 'node:net';
import { at } from '../../apiserver/conversion/paths.ts';
import { familyOf, type Family } from '../../apiserver/services/service.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import { textsOf } from './lists.ts';

/** The ranges of a pool as they are written: `10.0.0.1-10.0.0.9` or `10.0.0.0/28`. */
export const rangesOf = ({ spec }: KubernetesObject): string[] => textsOf(at(spec, ['addresses']));

export const isOfFamily = (range: string, family: Family): boolean =>
  familyOf(range.split(/[-/]/)[0]?.trim() ?? '') === family;

const numberOf = (ip: string): number =>
  ip.split('.').reduce((number, part) => number * 256 + Number(part), 0);

const ipOf = (number: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');

/** The first and the last address of `10.0.0.1-10.0.0.9` or `10.0.0.0/28`. */
const endsOf = (text: string): [number, number] => {
  const [first = '', last] = text.split('-').map((part) => part.trim());
  if (last !== undefined) return [numberOf(first), numberOf(last)];
  const [address = '', prefix = '32'] = first.split('/');
  const size = 2 ** (32 - Number(prefix));
  const start = Math.floor(numberOf(address) / size) * size;
  return [start, start + size - 1];
};

/** Addresses that a Service was given. */
export const givenTo = ({ status }: KubernetesObject): string[] => {
  const ingress = at(status, ['loadBalancer', 'ingress']);
  return Array.isArray(ingress)
    ? ingress.flatMap((entry: unknown) =>
        isRecord(entry) && typeof entry.ip === 'string' ? [entry.ip] : [],
      )
    : [];
};

/** How many addresses a range has; of one of IPv6 not more than can be counted. */
export const sizeOf = (range: string): number => {
  if (range.includes(':')) return Number.MAX_SAFE_INTEGER;
  const [first, last] = endsOf(range);
  return last - first + 1;
};

/** Whether an address lies in a range; of IPv6, only in one in CIDR notation. */
export const holds = (range: string, ip: string): boolean => {
  if (isIPv6(ip)) {
    const [base = '', prefix = ''] = range.split('/');
    if (!isIPv6(base) || prefix === '') return false;
    const list = new BlockList();
    list.addSubnet(base, Number(prefix), 'ipv6');
    return list.check(ip, 'ipv6');
  }
  if (range.includes(':')) return false;
  const [first, last] = endsOf(range);
  return numberOf(ip) >= first && numberOf(ip) <= last;
};

const IPV6_TRIED = 4096;

/** Addresses that a pool may leave out. Source: metallb internal/allocator, ipConfusesBuggyFirmwares. */
const isBuggy = (ip: string): boolean => /^[\d.]+\.(?:0|255)$/.test(ip);

/** The first usable address of ranges of one family. */
export const firstAddress = (
  ranges: readonly string[],
  avoidsBuggy: boolean,
  isUsable: (ip: string) => boolean,
): string | undefined => {
  for (const range of ranges) {
    const isV6 = range.includes(':');
    const base = range.split('/')[0]?.replace(/:+$/, '') ?? '';
    const [first, last] = isV6 ? [1, IPV6_TRIED] : endsOf(range);
    for (let number = first; number <= last; number += 1) {
      const ip = isV6 ? `${base}::${number.toString(16)}` : ipOf(number);
      if (!(avoidsBuggy && isBuggy(ip)) && isUsable(ip)) return ip;
    }
  }
  return undefined;
};
