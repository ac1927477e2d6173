import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { textOf } from '../core/resource';
import { readSubnetList } from '../nad/ovn-subnets';
import { ipamOf } from '../nad/ipam/whereabouts';
import type { ParsedNad } from '../nad/nads';
import {
  containsIp,
  formatCidr,
  formatIp,
  parseIp,
  type Cidr,
  type Ip,
  type IpFamily,
} from '../net/cidr';
import type { NetworkSource } from '../vm/spec/interface-values';
import { derived, keyOf, type World } from '../world/world';
import { groupedBy } from '../core/collections';
import type { Holder, Pool } from './pool';
import { poolsOf } from './pools';
import { addressRowsOf } from './rows';
import { runsOf } from './runs';
import { nadOfRow, segmentOfRow } from './segments';

/** An address that a guest sets itself, whether or not its VM runs. */
export interface ConfiguredAddress {
  namespace: string;
  vm: string;
  network: NetworkSource;
  ip: Ip;
}

/** For what an address is looked for. */
export interface WantedAddress {
  namespace: string;
  /** Name of the VM: what it has itself is not in its way. */
  vm: string;
  network: NetworkSource;
  family: IpFamily;
  /** `guest`: the guest sets it itself. `request`: the VM asks OVN-Kubernetes for it. */
  use: 'guest' | 'request';
  /** Where the network itself names none: the subnet in which it has to lie. */
  subnet?: Cidr | undefined;
  /** The gateway that is known beside the network. */
  gateway?: Ip | undefined;
  /** Addresses of guests, also of those that do not run. */
  configured?: readonly ConfiguredAddress[];
  /** Addresses that the same form has already. */
  own?: readonly Ip[];
}

/** The next free address, or why none can be named. */
export type NextFree =
  | {
      kind: 'free';
      ip: Ip;
      subnet: Cidr;
      /** Not everything that may have an address of the network can be seen. */
      isUnsure: boolean;
      /** What else has to be done, or known, for the address to be of use. */
      remark: Reason | undefined;
    }
  | { kind: 'none'; why: Reason };

const none = (text: string, params: Reason['params'] = {}): NextFree => ({
  kind: 'none',
  why: reason(text, params),
});

const single = ({ family, value }: Ip): Cidr => ({
  family,
  prefix: family === 4 ? 32 : 128,
  address: value,
  first: value,
  last: value,
});

const ofFamily = <T extends { family: IpFamily }>(list: readonly T[], family: IpFamily): T[] =>
  list.filter((each) => each.family === family);

/** What a network keeps beside its exclusions: gateways, and parts that are never given by chance. */
const keptOf = ({ parsed }: ParsedNad): Cidr[] => {
  if (parsed.kind !== 'ok') return [];
  const lists = ['reservedSubnets', 'infrastructureSubnets'].flatMap((key) =>
    readSubnetList(textOf(parsed.plugin[key]) ?? '').flatMap(({ cidr }) => cidr ?? []),
  );
  const gateways = [
    ...(textOf(parsed.plugin.defaultGatewayIPs) ?? '').split(','),
    ipamOf(parsed, 'whereabouts')?.text('gateway') ?? '',
  ].flatMap((text) => parseIp(text.trim()) ?? []);
  return [...lists, ...gateways.map(single)];
};

interface Place {
  pool: Pick<Pool, 'cidr' | 'start' | 'end' | 'excludes'>;
  holders: ReadonlyMap<bigint, Holder>;
  isUnsure: boolean;
  remark: Reason | undefined;
}

const rowsBySegment = derived((world: World) =>
  groupedBy(addressRowsOf(world), (row) => (row.ip ? segmentOfRow(world, row) : undefined)),
);

const isOwn = (wanted: WantedAddress, vm: { namespace: string; name: string } | undefined) =>
  vm?.namespace === wanted.namespace && vm.name === wanted.vm;

/** Who has an address, other than the VM itself; an address of the same form has no name. */
const takenOn = (world: World, wanted: WantedAddress, subnet: Cidr): Map<bigint, string> => {
  const segment = segmentOfRow(world, wanted);
  const seen = segment === undefined ? [] : (rowsBySegment(world).get(segment) ?? []);
  const configured = (wanted.configured ?? []).filter(
    (each) => segment !== undefined && segmentOfRow(world, each) === segment,
  );
  const taken = new Map<bigint, string>();
  for (const { ip, namespace, vm } of [...seen, ...configured]) {
    if (!ip || !containsIp(subnet, ip) || isOwn(wanted, { namespace, name: vm })) continue;
    if (!taken.has(ip.value)) taken.set(ip.value, keyOf(namespace, vm));
  }
  return taken;
};

const IN_USE: Holder = {
  name: '',
  vm: undefined,
  isReserved: false,
  isInUse: true,
  isGone: undefined,
};

const holdersOf = (
  world: World,
  wanted: WantedAddress,
  subnet: Cidr,
  reserved: ReadonlyMap<bigint, Holder>,
): Map<bigint, Holder> => {
  const holders = new Map<bigint, Holder>();
  for (const [value, holder] of reserved) if (!isOwn(wanted, holder.vm)) holders.set(value, holder);
  for (const [value, name] of takenOn(world, wanted, subnet)) {
    if (!holders.has(value)) holders.set(value, { ...IN_USE, name });
  }
  return holders;
};

/** Whether VMs of other namespaces, which may be on the same segment, are all known. */
const seesAll = (world: World): boolean =>
  world.isKnown('VirtualMachine') && world.isKnown('VirtualMachineInstance');

const WHEREABOUTS = msg(
  'whereabouts does not know that a guest has it and may give it to a pod: exclude it in the network.',
);
const GATEWAY = msg(
  'Nothing tells the gateway of the network, which often has the first address: that one is passed over.',
);

/** The subnet that the user names, on a network that hands out no addresses. */
const placeOf = (world: World, wanted: WantedAddress, subnet: Cidr): Place => {
  const { gateway } = wanted;
  const isV4 = subnet.family === 4;
  const isSmall = subnet.prefix >= (isV4 ? 31 : 127);
  const first = isSmall ? subnet.first : subnet.first + 1n;
  const kept = gateway && containsIp(subnet, gateway) ? gateway.value : first;
  return {
    pool: {
      cidr: subnet,
      start: first,
      end: isV4 && !isSmall ? subnet.last - 1n : subnet.last,
      excludes: isSmall && !gateway ? [] : [single({ family: subnet.family, value: kept })],
    },
    holders: holdersOf(world, wanted, subnet, new Map()),
    isUnsure: !seesAll(world),
    remark: gateway || isSmall ? undefined : reason(GATEWAY),
  };
};

const placesOf = (
  world: World,
  wanted: WantedAddress,
  nad: ParsedNad | undefined,
): Place[] | Reason => {
  const pools = nad
    ? poolsOf(world).filter(
        ({ networks, cidr }) => networks.includes(nad.key) && cidr.family === wanted.family,
      )
    : [];
  if (pools.length === 0) {
    const { subnet } = wanted;
    return subnet?.family === wanted.family
      ? [placeOf(world, wanted, subnet)]
      : reason(msg('The network names no subnet: type an address with its prefix first.'));
  }
  if (wanted.use === 'guest' && pools.some(({ kind }) => kind === 'subnet')) {
    return reason(
      msg(
        'OVN-Kubernetes gives the address itself, and lets no other pass: let the guest ask for it by DHCP.',
      ),
    );
  }
  return pools.map((pool): Place => ({
    pool: {
      ...pool,
      excludes: [...pool.excludes, ...(nad ? ofFamily(keptOf(nad), wanted.family) : [])],
    },
    holders: holdersOf(world, wanted, pool.cidr, pool.holders),
    isUnsure: pool.isAtLeast || !seesAll(world),
    remark: pool.kind === 'whereabouts' ? reason(WHEREABOUTS) : undefined,
  }));
};

const isMasked = (nad: ParsedNad | undefined, { network }: WantedAddress): boolean =>
  network.kind === 'pod' && !nad;

const MASKED = msg(
  'On the pod network the guest has one fixed address, which masquerade expects of it.',
);

const freeIn = (place: Place, own: ReadonlySet<bigint>): bigint | undefined => {
  const { pool, holders } = place;
  const taken = new Map(holders);
  for (const value of own) if (!taken.has(value)) taken.set(value, IN_USE);
  return runsOf({ ...pool, holders: taken }).find(({ state }) => state === 'free')?.first.value;
};

/**
 * The first address of a network that nobody has, as far as can be seen: not excluded, none that the
 * network keeps for itself, not reserved, not seen on a VM of the same segment, and not set in a
 * guest whose data are known. Nothing is reserved by naming it.
 *
 * Source: ovn-kubernetes go-controller/pkg/clustermanager/network_cluster_controller.go (what a
 * network keeps); whereabouts pkg/allocate.
 */
export const nextFreeOf = (world: World, wanted: WantedAddress): NextFree => {
  const nad = nadOfRow(world, wanted);
  if (isMasked(nad, wanted)) return none(MASKED);
  const places = placesOf(world, wanted, nad);
  if (!Array.isArray(places)) return { kind: 'none', why: places };
  const own = new Set(ofFamily(wanted.own ?? [], wanted.family).map(({ value }) => value));
  for (const place of places) {
    const value = freeIn(place, own);
    if (value === undefined) continue;
    const { isUnsure, remark, pool } = place;
    const ip = { family: wanted.family, value };
    return { kind: 'free', ip, subnet: pool.cidr, isUnsure, remark };
  }
  const all = places.map(({ pool }) => formatCidr(pool.cidr)).join(', ');
  return none(msg('No address of {{subnets}} is free, as far as can be seen.'), { subnets: all });
};

/**
 * Who has an address that was free when it was named: asked again on saving, and while the form is
 * open. Undefined where nobody is seen to have it.
 */
export const takenBy = (world: World, wanted: WantedAddress, ip: Ip): Reason | undefined => {
  const nad = nadOfRow(world, wanted);
  const params = { address: formatIp(ip) };
  for (const pool of poolsOf(world)) {
    if (!nad || !pool.networks.includes(nad.key) || !containsIp(pool.cidr, ip)) continue;
    const holder = pool.holders.get(ip.value);
    if (holder && !isOwn(wanted, holder.vm)) {
      return reason(msg('{{address}} is taken by {{holder}}.'), { ...params, holder: holder.name });
    }
  }
  const holder = takenOn(world, wanted, single(ip)).get(ip.value);
  return holder === undefined
    ? undefined
    : reason(msg('{{address}} is taken by {{holder}}.'), { ...params, holder });
};
