import fc from 'fast-check';

type Json = Record<string, unknown>;

const ipv4 = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(254))
  .map((parts) => `10.${parts.join('.')}`);
const ipv6 = fc.nat(0xffff).map((part) => `fd00::${part.toString(16)}`);
const withPrefix = (address: fc.Arbitrary<string>, prefix: number) =>
  address.map((each) => `${each}/${prefix}`);

/** Addresses with prefixes, each once. */
export const addresses = fc.uniqueArray(fc.oneof(withPrefix(ipv4, 24), withPrefix(ipv6, 64)), {
  minLength: 1,
  maxLength: 3,
});
export const gateways = { 4: ipv4, 6: ipv6 };
export const servers = fc.uniqueArray(fc.oneof(ipv4, ipv6), { minLength: 1, maxLength: 3 });
export const domains = fc.uniqueArray(fc.constantFrom('example.com', 'a.test', 'yes', 'corp'), {
  minLength: 1,
  maxLength: 2,
});
export const macs = fc
  .tuple(fc.constantFrom('02', '52', '0e'), fc.nat(99), fc.nat(0xff))
  .map(([first, second, last]) =>
    [
      first,
      '54',
      '00',
      String(second).padStart(2, '0'),
      '12',
      last.toString(16).padStart(2, '0'),
    ].join(':'),
  );
export const mtus = fc.integer({ min: 576, max: 9000 });
export const targets = fc.oneof(withPrefix(ipv4, 16), withPrefix(ipv6, 48));
export const names = fc.constantFrom('eth7', 'enp9s0', 'front', 'no', 'net-1');

const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined });

/** What else may stand in an entry and is nothing to the form. */
const strange = fc.dictionary(
  fc.constantFrom('optional', 'wakeonlan', 'x-owner', 'dhcp4-overrides'),
  fc.oneof(fc.boolean(), fc.constantFrom<unknown>('team a: net', 12, { 'route-metric': 50 }, [])),
  { minKeys: 1, maxKeys: 2, noNullPrototype: true },
);

const defined = (object: Json): Json =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

const route2 = fc
  .record({ to: targets, via: ipv4, metric: some(fc.nat(200)), table: some(fc.nat(200)) })
  .map(defined);

const nic2 = fc
  .record({
    match: some(macs.map((macaddress) => ({ macaddress }))),
    'set-name': some(fc.constant('front')),
    dhcp4: some(fc.boolean()),
    dhcp6: some(fc.boolean()),
    addresses: some(addresses),
    gateway4: some(ipv4),
    gateway6: fc.constant(undefined),
    nameservers: some(fc.record({ addresses: servers, search: some(domains) }).map(defined)),
    routes: some(fc.array(route2, { minLength: 1, maxLength: 3 })),
    mtu: some(mtus),
    strange,
  })
  .map(({ strange: more, match, ...rest }) => {
    const { 'set-name': name, ...others } = rest;
    return defined({ ...(match ? { match, 'set-name': name } : {}), ...others, ...more });
  });

const version2 = fc
  .record({
    ethernets: fc.dictionary(fc.constantFrom('eth0', 'eth1', 'lan'), nic2, {
      minKeys: 1,
      maxKeys: 3,
      noNullPrototype: true,
    }),
    bonds: some(fc.constant({ bond0: { interfaces: ['eth8', 'eth9'] } })),
  })
  .map((data) => defined({ version: 2, ...data }));

const route1 = fc
  .record({ destination: targets, gateway: ipv4, metric: some(fc.nat(200)) })
  .map(defined);

const subnet1 = fc.oneof(
  fc.constantFrom<Json>({ type: 'dhcp4' }, { type: 'dhcp' }, { type: 'dhcp6', control: 'auto' }),
  fc
    .record({
      type: fc.constant('static'),
      address: ipv4,
      netmask: fc.constantFrom('255.255.255.0', '255.255.0.0'),
      gateway: some(ipv4),
      dns_nameservers: some(servers),
      routes: some(fc.array(route1, { minLength: 1, maxLength: 2 })),
    })
    .map(defined),
  withPrefix(ipv6, 64).map((address): Json => ({ type: 'static6', address, control: 'manual' })),
);

const nic1 = fc
  .record({
    type: fc.constant('physical'),
    name: fc.constantFrom('eth0', 'eth1', 'lan'),
    mac_address: some(macs),
    mtu: some(mtus),
    subnets: fc.array(subnet1, { minLength: 1, maxLength: 3 }),
    strange,
  })
  .map(({ strange: more, ...rest }) => defined({ ...rest, ...more }));

const version1 = fc
  .record({
    nics: fc.uniqueArray(nic1, { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
    more: some(fc.constant({ type: 'nameserver', address: ['8.8.8.8'] })),
  })
  .map(({ nics, more }) => ({ version: 1, config: [...nics, ...(more ? [more] : [])] }));

/** Network data of either version, at the top or below `network`, with unknown keys. */
export const guestData: fc.Arbitrary<Json> = fc
  .tuple(fc.oneof<fc.Arbitrary<Json>[]>(version1, version2), fc.boolean())
  .map(([data, isBelow]) => (isBelow ? { network: data } : data));
