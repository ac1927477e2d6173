/** How a MAC address is written. `bare` is read by KubeVirt built with Go 1.26 or later only. */
export type MacNotation = 'colon' | 'dash' | 'dotted' | 'bare';

/** Why a text is no MAC address that a VM's interface can have. */
export type MacProblem = 'malformed' | 'length' | 'multicast' | 'zero';

const OCTETS = 6;

/** Of the bridge inside the pod of a VM that is connected by masquerade. */
export const RESERVED_MAC = '02:00:00:00:00:00';

const notations: readonly [MacNotation, RegExp][] = [
  ['colon', /^[\da-f]{2}(?::[\da-f]{2})+$/],
  ['dash', /^[\da-f]{2}(?:-[\da-f]{2})+$/],
  ['dotted', /^[\da-f]{4}(?:\.[\da-f]{4})+$/],
  ['bare', /^[\da-f]{12}$/],
];

/** How a text is written, if it reads as a hardware address of any length; upper case is fine. */
export const macNotation = (text: string): MacNotation | undefined =>
  notations.find(([, form]) => form.test(text.toLowerCase()))?.[0];

const digitsOf = (text: string): string | undefined =>
  macNotation(text) === undefined ? undefined : text.toLowerCase().replace(/[^\da-f]/g, '');

const CANONICAL = /^(?:[\da-f]{2}:){5}[\da-f]{2}$/;

const withColons = (digits: string): string => digits.replace(/(..)(?=.)/g, '$1:');

/**
 * A MAC address in lower case with colons, from any notation that KubeVirt takes:
 * `02:00:00:AA:BB:CC`, `02-00-00-aa-bb-cc`, `0200.00aa.bbcc` and `020000aabbcc`. Undefined for
 * anything else, the longer addresses of 8 and 20 octets included.
 *
 * Source: Go net.ParseMAC; kubevirt pkg/network/link/mac.go.
 */
export const canonicalMac = (text: string): string | undefined => {
  if (CANONICAL.test(text)) return text;
  const digits = digitsOf(text);
  return digits?.length === 2 * OCTETS ? withColons(digits) : undefined;
};

/** The same for any value. */
export const macOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? canonicalMac(value) : undefined;

/**
 * Whether two texts are the same address, however they are written.
 *
 * @public for pools of addresses
 */
export const isSameMac = (a: string, b: string): boolean => {
  const first = canonicalMac(a);
  return first !== undefined && first === canonicalMac(b);
};

/** Whether frames to this address go to a group of hosts, so that none can have it as its own. */
export const isMulticastMac = (canonical: string): boolean =>
  parseInt(canonical.slice(0, 2), 16) % 2 === 1;

/**
 * Why a text cannot be the address of an interface; undefined where it can. KubeVirt checks form
 * and length only; with the other two the guest does not start or the network drops its frames.
 *
 * Source: kubevirt pkg/network/link/mac.go; libvirt src/conf/domain_conf.c.
 */
export const macProblem = (text: string): MacProblem | undefined => {
  const digits = digitsOf(text);
  if (digits === undefined) return 'malformed';
  if (digits.length !== 2 * OCTETS) return 'length';
  if (/^0+$/.test(digits)) return 'zero';
  return isMulticastMac(digits) ? 'multicast' : undefined;
};

/** An address as a number of 48 bits; undefined for what is none. */
export const macNumber = (text: string): bigint | undefined => {
  const canonical = canonicalMac(text);
  return canonical === undefined ? undefined : BigInt(`0x${canonical.replaceAll(':', '')}`);
};

/**
 * The address of a number from 0 to 2^48 - 1; undefined outside.
 *
 * @public for pools of addresses
 */
export const formatMac = (value: bigint): string | undefined =>
  value < 0n || value >= 1n << 48n
    ? undefined
    : withColons(value.toString(16).padStart(2 * OCTETS, '0'));

/** Addresses from the first to the last, both included. */
export interface MacRange {
  first: bigint;
  last: bigint;
}

/**
 * A range of addresses. Undefined where one of the two is no address or the last lies before the
 * first, compared as numbers.
 */
export const macRange = (first: string, last: string): MacRange | undefined => {
  const [from, to] = [macNumber(first), macNumber(last)];
  return from === undefined || to === undefined || from > to
    ? undefined
    : { first: from, last: to };
};

/** Whether an address lies in a range. */
export const isInMacRange = ({ first, last }: MacRange, text: string): boolean => {
  const value = macNumber(text);
  return value !== undefined && value >= first && value <= last;
};

/** How many addresses a range has. */
export const macRangeSize = ({ first, last }: MacRange): bigint => last - first + 1n;
