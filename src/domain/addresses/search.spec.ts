import fc from 'fast-check';
import { formatIp, parseIp, type Ip } from '../net/cidr';
import { formatMac } from '../net/mac';
import type { AddressRow } from './rows';
import { matcherOf, readSearch, searchInWords } from './search';

const rowWith = (more: Partial<AddressRow>): AddressRow => ({
  key: 'k',
  text: '',
  ip: undefined,
  family: undefined,
  owner: {},
  path: '',
  namespace: 'shop',
  vm: 'web-1',
  interfaceName: 'lan',
  network: { kind: 'multus', namespace: 'shop', name: 'vlan-10', text: 'vlan-10' },
  mac: undefined,
  node: 'worker-1',
  source: 'guest-agent',
  why: undefined,
  ...more,
});

const withIp = (text: string) => rowWith({ text, ip: parseIp(text) });
const finds = (typed: string, row: AddressRow): boolean => matcherOf(readSearch(typed))(row);

describe('readSearch', () => {
  it.each([
    ['', 'nothing'],
    ['  ', 'nothing'],
    ['10.0.0.5', 'addresses'],
    ['10.0.0.0/24', 'addresses'],
    ['fd00::/64, 10.0.0.0/8', 'addresses'],
    ['192.168.1', 'text'],
    ['fe80:', 'text'],
    ['web', 'text'],
    ['02:00:00:AA:BB:CC', 'mac'],
    ['0200.00aa.bbcc', 'mac'],
    ['02-00-00', 'mac'],
    ['02:00:5e', 'mac'],
    ['10.0.0.0/33', 'text'],
    ['10.0.0.5 web', 'text'],
  ])('takes %j for %s', (typed, kind) => {
    expect(readSearch(typed).kind).toBe(kind);
  });

  it.each([
    ['10.0.0.0/24', 'CIDR {{value}}, {{number}} addresses', { value: '10.0.0.0/24', number: 256 }],
    ['fd00::1/64', 'CIDR {{value}}, 2^{{power}} addresses', { value: 'fd00::/64', power: 64 }],
    ['10.0.0.1', 'One address', {}],
    [
      '10.0.0.1 fd00::/64',
      '{{ips}} addresses and {{cidrs}} CIDRs, any of them',
      { ips: 1, cidrs: 1 },
    ],
    ['02-00-00', 'Part of a MAC address', {}],
    ['web', 'Part of an address or a name', {}],
  ])('says how it reads %j', (typed, text, params) => {
    expect(searchInWords(readSearch(typed))).toEqual({ text, params });
    expect(searchInWords(readSearch(''))).toBeUndefined();
  });
});

describe('what a search finds', () => {
  it('is an address in any spelling, never one of the other family', () => {
    expect(finds('fd00:0:0::5', withIp('fd00::5'))).toBe(true);
    expect(finds('::/0', withIp('10.0.0.1'))).toBe(false);
    expect(finds('0.0.0.0/0', withIp('fd00::5'))).toBe(false);
    expect(finds('10.0.0.1', withIp('10.0.0.10'))).toBe(false);
    expect(finds('10.0.0.', withIp('10.0.0.10'))).toBe(true);
  });

  it('is a MAC address in any notation, or a part of one', () => {
    const row = rowWith({ mac: '02:00:00:aa:bb:cc' });
    for (const typed of ['02-00-00-AA-BB-CC', '0200.00aa.bbcc', '00:aa:bb', 'aa-bb-c']) {
      expect([typed, finds(typed, row)]).toEqual([typed, true]);
    }
    expect(finds('02:00:00:aa:bb:cd', row)).toBe(false);
    expect(finds('00:aa:bb', rowWith({}))).toBe(false);
  });

  it('is a part of any name', () => {
    for (const typed of ['WEB', 'shop', 'vlan-10', 'lan', 'worker']) {
      expect(finds(typed, rowWith({}))).toBe(true);
    }
    expect(finds('db', rowWith({}))).toBe(false);
  });

  const ips = fc.oneof(
    fc.bigInt(0n, (1n << 32n) - 1n).map((value): Ip => ({ family: 4, value })),
    fc
      .bigInt(0n, (1n << 128n) - 1n)
      .filter((value) => value >> 32n !== 0xffffn)
      .map((value): Ip => ({ family: 6, value })),
  );

  it('is each address by its own text, and by each network around it', () => {
    fc.assert(
      fc.property(ips, fc.nat(128), (ip, length) => {
        const text = formatIp(ip);
        expect(finds(text, withIp(text))).toBe(true);
        const prefix = Math.min(length, ip.family === 4 ? 32 : 128);
        expect(finds(`${text}/${prefix}`, withIp(text))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is each MAC address, and each whole part of it', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, (1n << 48n) - 1n), (value) => {
        const mac = formatMac(value) ?? '';
        const row = rowWith({ mac });
        expect(finds(mac.toUpperCase(), row)).toBe(true);
        expect(finds(mac.replaceAll(':', '-'), row)).toBe(true);
        expect(finds(mac.slice(0, 8), row)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(() => finds(typed, withIp('10.0.0.1'))).not.toThrow();
        expect(() => searchInWords(readSearch(typed))).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });
});
