export type IpFamily = 4 | 6;

/** An address as a number of 32 or 128 bits. */
export interface Ip {
  family: IpFamily;
  value: bigint;
}

/** An address with a prefix; `address` may carry host bits, `first` and `last` bound its network. */
export interface Cidr {
  family: IpFamily;
  prefix: number;
  address: bigint;
  first: bigint;
  last: bigint;
}

const bitsOf = (family: IpFamily): number => (family === 4 ? 32 : 128);

const fromBytes = (bytes: readonly number[]): bigint =>
  // Numbers are added up far faster, and 32 bits of them are exact.
  BigInt(bytes.reduce((value, byte) => value * 256 + byte, 0));

/** The address in a URL, in its usual notation; undefined where it is none. */
const inUrl = (text: string): string | undefined => {
  try {
    return new URL(`http://[${text}]`).hostname.slice(1, -1);
  } catch {
    // To ask first would parse every address twice, of which most are sound.
    return undefined;
  }
};

const GROUPS = 8;

const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));

/** Reads IPv6. What is an address is decided by the platform, which also writes it out in one form. */
const ipv6Of = (text: string): bigint | undefined => {
  if (!/^[\da-fA-F:.]+$/.test(text)) return undefined;
  const usual = inUrl(text);
  if (usual === undefined) return undefined;
  const [head = '', tail] = usual.split('::');
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')];
  const zeros = Array.from({ length: GROUPS - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].reduce(
    (value, group) => (value << 16n) | BigInt(parseInt(group, 16)),
    0n,
  );
};

const isMapped = (value: bigint): boolean => value >> 32n === 0xffffn;

const dotted = /^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/;

/**
 * Reads an address as Go's `net.ParseIP` does: four decimal parts without leading zeros, or IPv6
 * without a zone. An IPv4 address in IPv6 clothes (`::ffff:10.0.0.1`) is refused, as no network
 * means one. Anything else gives undefined.
 *
 * Source: Go net/ip.go; Kubernetes CEL library `isIP`, `isCIDR`.
 */
export const parseIp = (text: string): Ip | undefined => {
  if (dotted.test(text)) {
    const bytes = text.split('.').map(Number);
    return bytes.every((byte) => byte <= 255) ? { family: 4, value: fromBytes(bytes) } : undefined;
  }
  const value = ipv6Of(text);
  return value === undefined || isMapped(value) ? undefined : { family: 6, value };
};

/**
 * Reads an address as Kubernetes' forgiving parser does, which whereabouts uses: IPv4 with leading
 * zeros, counted as decimal.
 *
 * Source: k8s.io/utils/net ParseIPSloppy.
 */
export const parseSloppyIp = (text: string): Ip | undefined =>
  parseIp(/^[\d.]+$/.test(text) ? text.replace(/(^|\.)0+(?=\d)/g, '$1') : text);

/** The network of an address; undefined where the prefix is out of range. */
export const cidrOf = (ip: Ip, prefix: number): Cidr | undefined => {
  const bits = bitsOf(ip.family);
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > bits) return undefined;
  const hostBits = (1n << BigInt(bits - prefix)) - 1n;
  const first = ip.value & ~hostBits;
  return { family: ip.family, prefix, address: ip.value, first, last: first | hostBits };
};

const parseWith = (text: string, parse: (text: string) => Ip | undefined): Cidr | undefined => {
  const slash = text.indexOf('/');
  const length = text.slice(slash + 1);
  if (slash < 0 || !/^(?:0|[1-9]\d{0,2})$/.test(length)) return undefined;
  const ip = parse(text.slice(0, slash));
  return ip && cidrOf(ip, Number(length));
};

/** Reads `address/prefix`; host bits are kept in `address`. Undefined where it is none. */
export const parseCidr = (text: string): Cidr | undefined => parseWith(text, parseIp);

/** The same with IPv4 addresses that have leading zeros. */
export const parseSloppyCidr = (text: string): Cidr | undefined => parseWith(text, parseSloppyIp);

/** Whether the address is another than that of its network. */
export const hasHostBits = ({ address, first }: Cidr): boolean => address !== first;

/** Whether an address lies in a network; never where one is IPv4 and the other IPv6. */
export const containsIp = (cidr: Cidr, ip: Ip): boolean =>
  cidr.family === ip.family && ip.value >= cidr.first && ip.value <= cidr.last;

/** Whether a network lies in another one, or is the same. */
export const containsCidr = (outer: Cidr, inner: Cidr): boolean =>
  outer.family === inner.family && inner.first >= outer.first && inner.last <= outer.last;

/** Whether two networks share an address; one then contains the other. */
export const overlaps = (a: Cidr, b: Cidr): boolean =>
  a.family === b.family && a.first <= b.last && b.first <= a.last;

/** An address in its usual notation. */
export const formatIp = ({ family, value }: Ip): string => {
  const [count, bits] = family === 4 ? [4, 8] : [GROUPS, 16];
  const parts = Array.from({ length: count }, (_unused, index) =>
    Number((value >> BigInt(bits * (count - 1 - index))) & ((1n << BigInt(bits)) - 1n)),
  );
  if (family === 4) return parts.join('.');
  const written = parts.map((part) => part.toString(16)).join(':');
  return inUrl(written) ?? written;
};

/** The network in its usual notation, without host bits. */
export const formatCidr = ({ family, first, prefix }: Cidr): string =>
  `${formatIp({ family, value: first })}/${prefix}`;
