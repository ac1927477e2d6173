import { groupedBy } from '../core/collections';
import { listAt, recordAt, textAt, type KubernetesResource } from '../core/resource';
import { networkNameIn } from '../nad/config';
import { countWithout, type AddressRange } from '../nad/ipam/range';
import { ipamOf, whereaboutsRangesOf } from '../nad/ipam/whereabouts';
import { nadsOf, type ParsedNad } from '../nad/nads';
import { readSubnetList } from '../nad/ovn-subnets';
import { containsIp, formatCidr, parseCidr, parseIp, type Cidr, type Ip } from '../net/cidr';
import { textOf } from '../core/resource';
import { derived, keyOf, type World } from '../world/world';
import { addressRowsOf, type AddressRow } from './rows';
import { givenSubnetsOf, nadOfRow } from './segments';

/** Who holds an address of a pool, and by what that is known. */
export interface Holder {
  /** `namespace/name` of a VM or a pod, as far as it is known. */
  name: string;
  /** Set where the holder is a VM. */
  vm: { namespace: string; name: string } | undefined;
  /** An IPPool or an IPAMClaim says so. */
  isReserved: boolean;
  /** An interface of a VM has it. */
  isInUse: boolean;
  /** Of what reserves it: whether that holder is gone. Undefined where nobody can tell. */
  isGone: boolean | undefined;
}

/** An address that whereabouts keeps for a pod, and where that is written. */
export interface Reservation {
  /** The IPPool. */
  object: KubernetesResource;
  /** Key of the allocation: the distance from the first address of the range. */
  offset: string;
  /** `namespace/name` of the pod. */
  podref: string;
}

/** Addresses that a network hands out. */
export interface Pool {
  key: string;
  kind: 'subnet' | 'whereabouts';
  /** Name of the network, or the range that several share. */
  title: string;
  /** `namespace/name` of the NetworkAttachmentDefinitions that take their addresses from it. */
  networks: readonly string[];
  cidr: Cidr;
  /** First and last address that is handed out. */
  start: bigint;
  end: bigint;
  excludes: readonly Cidr[];
  /** How many can be handed out. */
  size: bigint;
  /** By the number of the address. */
  holders: ReadonlyMap<bigint, Holder>;
  /** Allocations of whereabouts, by the number of the address; none of OVN-Kubernetes. */
  reservations: ReadonlyMap<bigint, Reservation>;
  /** Holders among those that can be handed out. */
  used: number;
  /** Not everything that uses the pool is known: at least so many are used. */
  isAtLeast: boolean;
}

interface Draft extends Pick<Pool, 'key' | 'kind' | 'title' | 'networks' | 'cidr'> {
  start: bigint;
  end: bigint;
  excludes: Cidr[];
}

const merged = (before: Holder | undefined, next: Holder): Holder =>
  before
    ? {
        ...before,
        vm: before.vm ?? next.vm,
        name: before.vm ? before.name : next.name,
        isReserved: before.isReserved || next.isReserved,
        isInUse: before.isInUse || next.isInUse,
        isGone: before.isGone ?? next.isGone,
      }
    : next;

const NONE: ReadonlyMap<bigint, Reservation> = new Map();

const poolOf = (
  draft: Draft,
  held: readonly [value: bigint, holder: Holder][],
  isAtLeast: boolean,
  reservations = NONE,
): Pool => {
  const holders = new Map<bigint, Holder>();
  for (const [value, holder] of held) holders.set(value, merged(holders.get(value), holder));
  const { start, end, excludes } = draft;
  const isGiven = (value: bigint): boolean =>
    value >= start &&
    value <= end &&
    !excludes.some(({ first, last }) => value >= first && value <= last);
  return {
    ...draft,
    size: countWithout(start, end, excludes),
    holders,
    reservations,
    used: [...holders.keys()].filter(isGiven).length,
    isAtLeast,
  };
};

const inUse = (row: AddressRow): Holder => ({
  name: keyOf(row.namespace, row.vm),
  vm: { namespace: row.namespace, name: row.vm },
  isReserved: false,
  isInUse: true,
  isGone: undefined,
});

/** Addresses that VMs have, by the network on which they lie. */
const rowsByNad = derived((world: World): ReadonlyMap<ParsedNad, AddressRow[]> =>
  groupedBy(addressRowsOf(world), (row) => (row.ip ? nadOfRow(world, row) : undefined)),
);

const usedOf = (
  world: World,
  nads: readonly ParsedNad[],
  cidr: Cidr,
): [value: bigint, holder: Holder][] =>
  nads
    .flatMap((nad) => rowsByNad(world).get(nad) ?? [])
    .flatMap((row): [bigint, Holder][] =>
      row.ip && containsIp(cidr, row.ip) ? [[row.ip.value, inUse(row)]] : [],
    );

const VM_LABEL = 'kubevirt.io/vm';

/** A claim keeps the address of a VM also while that is stopped; without its VM it is stale. */
const holderOfClaim = (world: World, claim: KubernetesResource): Holder => {
  const namespace = textAt(claim, 'metadata', 'namespace') ?? '';
  const owner = listAt(claim, 'metadata', 'ownerReferences').find((entry) =>
    ['VirtualMachine', 'VirtualMachineInstance'].includes(textAt(entry, 'kind') ?? ''),
  );
  const name =
    textAt(owner, 'name') ?? textAt(recordAt(claim, 'metadata', 'labels'), VM_LABEL) ?? '';
  const kind =
    textAt(owner, 'kind') === 'VirtualMachineInstance'
      ? 'VirtualMachineInstance'
      : 'VirtualMachine';
  const isThere = world.find(kind, name, namespace) !== undefined;
  return {
    name: keyOf(namespace, name),
    vm: name === '' ? undefined : { namespace, name },
    isReserved: true,
    isInUse: false,
    isGone: isThere ? false : world.isKnown(kind, namespace) ? true : undefined,
  };
};

const claimsByNetwork = derived((world: World) =>
  groupedBy(world.list('IPAMClaim'), (claim) => textAt(claim, 'spec', 'network')),
);

const claimedOf = (world: World, network: string, cidr: Cidr): [bigint, Holder][] =>
  (claimsByNetwork(world).get(network) ?? []).flatMap((claim) =>
    listAt(claim, 'status', 'ips').flatMap((text): [bigint, Holder][] => {
      const ip = parseIp((textOf(text) ?? '').replace(/\/\d+$/, ''));
      return ip && containsIp(cidr, ip) ? [[ip.value, holderOfClaim(world, claim)]] : [];
    }),
  );

/** Namespaces of networks in which not all VMs are known, so that others may use their addresses. */
const isPartial = (world: World, nads: readonly ParsedNad[]): boolean =>
  !nads.every(
    ({ namespace }) =>
      world.isKnown('VirtualMachineInstance', namespace) &&
      world.isKnown('VirtualMachine', namespace),
  );

/** Subnets of networks of OVN-Kubernetes; those of one name are one network. */
const subnetPoolsOf = (world: World): Pool[] => {
  const byName = groupedBy(nadsOf(world).values(), (nad) =>
    givenSubnetsOf(nad).length > 0 ? (networkNameIn(nad.parsed) ?? nad.key) : undefined,
  );
  return [...byName].flatMap(([name, nads]) => {
    const [first] = nads;
    if (!first) return [];
    const { parsed } = first;
    const excluded = parsed.kind === 'ok' ? (textOf(parsed.plugin.excludeSubnets) ?? '') : '';
    const excludes = readSubnetList(excluded).flatMap(({ cidr }) => cidr ?? []);
    return givenSubnetsOf(first).map(({ cidr, own }) => {
      const isV4 = cidr.family === 4;
      const kept = own.map((value): Cidr => ({
        family: cidr.family,
        prefix: isV4 ? 32 : 128,
        address: value,
        first: value,
        last: value,
      }));
      return poolOf(
        {
          key: `subnet ${name} ${formatCidr(cidr)}`,
          kind: 'subnet',
          title: name,
          networks: nads.map(({ key }) => key),
          cidr,
          start: cidr.first + 1n,
          end: isV4 ? cidr.last - 1n : cidr.last,
          excludes: [...excludes.filter(({ family }) => family === cidr.family), ...kept],
        },
        [...usedOf(world, nads, cidr), ...claimedOf(world, name, cidr)],
        isPartial(world, nads) || !world.isKnown('IPAMClaim'),
      );
    });
  });
};

const LAUNCHER = /^virt-launcher-(.+)-[a-z0-9]{5}$/;

/** Whose pod an allocation names: virt-launcher's is that of a VM. */
const holderOfPod = (world: World, podref: string): Holder => {
  const [namespace = '', pod = ''] = podref.split('/');
  const found = world.find('Pod', pod, namespace);
  const vm =
    textAt(recordAt(found, 'metadata', 'labels'), 'vm.kubevirt.io/name') ?? LAUNCHER.exec(pod)?.[1];
  return {
    name: vm === undefined ? podref : keyOf(namespace, vm),
    vm: vm === undefined ? undefined : { namespace, name: vm },
    isReserved: true,
    isInUse: false,
    isGone: found ? false : world.isKnown('Pod', namespace) ? true : undefined,
  };
};

/** Allocations of an IPPool that can be read, by the number of the address. */
const reservationsIn = (object: KubernetesResource, cidr: Cidr): [bigint, Reservation][] =>
  Object.entries(recordAt(object, 'spec', 'allocations')).flatMap(
    ([offset, entry]): [bigint, Reservation][] =>
      /^\d+$/.test(offset)
        ? [[cidr.first + BigInt(offset), { object, offset, podref: textAt(entry, 'podref') ?? '' }]]
        : [],
  );

interface Ranged {
  nad: ParsedNad;
  range: AddressRange;
}

/** With slices each node has a pool of its own, of which the range alone tells nothing. */
const rangedOf = (world: World): Ranged[] =>
  [...nadsOf(world).values()]
    .filter(({ parsed }) => ipamOf(parsed, 'whereabouts')?.get('node_slice_size') === undefined)
    .flatMap((nad) => whereaboutsRangesOf(nad.parsed).map((range) => ({ nad, range })));

/** Bounds and exclusions of several networks of one range: what any of them can hand out. */
const boundsOf = (
  ranged: readonly Ranged[],
  cidr: Cidr,
): Pick<Draft, 'start' | 'end' | 'excludes'> => {
  const [only, other] = ranged;
  if (only && !other) {
    const { start, end, excludes } = only.range;
    return { start, end, excludes };
  }
  const starts = ranged.map(({ range }) => range.start);
  const ends = ranged.map(({ range }) => range.end);
  return {
    start: starts.reduce(
      (least, each) => (each < least ? each : least),
      starts[0] ?? cidr.first + 1n,
    ),
    end: ends.reduce((most, each) => (each > most ? each : most), ends[0] ?? cidr.last - 1n),
    excludes: [],
  };
};

/**
 * Pools of whereabouts: they belong to a range, whichever networks name it; its bounds and exclusions
 * stand in the networks.
 */
const whereaboutsPoolsOf = (world: World): Pool[] => {
  const byRange = groupedBy(rangedOf(world), ({ range }) => formatCidr(range.cidr));
  const stored = groupedBy(world.list('IPPool'), (pool) => {
    const cidr = parseCidr(textAt(pool, 'spec', 'range') ?? '');
    return cidr && formatCidr(cidr);
  });
  return [...new Set([...byRange.keys(), ...stored.keys()])].flatMap((text) => {
    const cidr = parseCidr(text);
    if (!cidr) return [];
    const ranged = byRange.get(text) ?? [];
    const nads = ranged.map(({ nad }) => nad);
    const reserved = (stored.get(text) ?? []).flatMap((pool) => reservationsIn(pool, cidr));
    const allocated = reserved.map(([value, { podref }]): [bigint, Holder] => [
      value,
      holderOfPod(world, podref),
    ]);
    return [
      poolOf(
        {
          key: `whereabouts ${text}`,
          kind: 'whereabouts',
          title: text,
          networks: nads.map(({ key }) => key),
          cidr,
          ...boundsOf(ranged, cidr),
        },
        [...allocated, ...usedOf(world, nads, cidr)],
        !world.isKnown('IPPool'),
        new Map(reserved),
      ),
    ];
  });
};

/**
 * The pools from which VMs have addresses: subnets of OVN-Kubernetes and ranges of whereabouts, with
 * who holds what. What OVN-Kubernetes has handed out is known by the VMs that have it and by
 * IPAMClaims; whereabouts keeps IPPools.
 *
 * Source: ovn-kubernetes go-controller/pkg/persistentips; whereabouts pkg/storage/kubernetes/ipam.go.
 */
export const poolsOf = derived((world: World): readonly Pool[] => [
  ...subnetPoolsOf(world),
  ...whereaboutsPoolsOf(world),
]);

/** Share of a pool that is used, 0 to 1; undefined for IPv6, of which it would always be nothing. */
export const fillOf = ({ cidr, size, used }: Pool): number | undefined =>
  cidr.family === 6 || size === 0n ? undefined : used / Number(size);

/** In use without being reserved: whereabouts may hand it out to somebody else. */
export const unreservedIn = ({ kind, holders }: Pool): number =>
  kind === 'whereabouts' ? [...holders.values()].filter(({ isReserved }) => !isReserved).length : 0;

/** Reserved for a holder that is gone; undefined where of some nobody can tell. */
export const staleIn = ({ holders }: Pool): number | undefined => {
  const reserved = [...holders.values()].filter(
    ({ isReserved, isInUse }) => isReserved && !isInUse,
  );
  if (reserved.some(({ isGone }) => isGone === undefined)) return undefined;
  return reserved.filter(({ isGone }) => isGone === true).length;
};

/** A stretch of a pool: addresses one after the other of which the same is to be said. */
export interface Run {
  first: Ip;
  last: Ip;
  count: bigint;
  /** `other`: cannot be handed out, as it is excluded or lies outside of the bounds. */
  state: 'used' | 'free' | 'excluded';
  /** Of a single address. */
  holder: Holder | undefined;
}

/**
 * A pool as stretches in the order of the addresses: each used one alone, those between them
 * together. Outside of the bounds only addresses that are used all the same.
 */
export const runsOf = ({ cidr: { family }, start, end, excludes, holders }: Pool): Run[] => {
  const runs: Run[] = [];
  const add = (first: bigint, last: bigint, state: Run['state'], holder?: Holder): void => {
    if (last < first) return;
    runs.push({
      first: { family, value: first },
      last: { family, value: last },
      count: last - first + 1n,
      state,
      holder,
    });
  };
  const gaps = excludes
    .map(({ first, last }) => ({
      first: first < start ? start : first,
      last: last > end ? end : last,
    }))
    .filter(({ first, last }) => first <= last)
    .sort((a, b) => (a.first < b.first ? -1 : Number(a.first > b.first)));
  /** From one address to another, none of which is used. */
  const between = (from: bigint, to: bigint): void => {
    let next = from;
    for (const gap of gaps) {
      if (gap.last < next || gap.first > to) continue;
      add(next, gap.first - 1n, 'free');
      const upTo = gap.last > to ? to : gap.last;
      add(gap.first > next ? gap.first : next, upTo, 'excluded');
      next = upTo + 1n;
    }
    add(next, to, 'free');
  };
  let next = start;
  for (const value of [...holders.keys()].sort((a, b) => (a < b ? -1 : Number(a > b)))) {
    const holder = holders.get(value);
    if (value >= start && value <= end) {
      between(next, value - 1n);
      next = value + 1n;
    } else if (value > end) {
      between(next, end);
      next = end + 1n;
    }
    add(value, value, 'used', holder);
  }
  between(next, end);
  return runs;
};
