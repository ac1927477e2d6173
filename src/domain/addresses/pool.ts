import { groupedBy } from '../core/collections';
import type { KubernetesResource } from '../core/resource';
import type { Allocation } from '../nad/ipam/allocations';
import { countWithout } from '../nad/ipam/range';
import type { ParsedNad } from '../nad/nads';
import { containsIp, type Cidr } from '../net/cidr';
import { derived, keyOf, type World } from '../world/world';
import { addressRowsOf, isInUse, type AddressRow } from './rows';
import { nadOfRow } from './segments';

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

/** Why nobody needs a claim any more: its owner is gone, or has the network no more. */
export type ClaimLack = 'owner' | 'network';

/** What keeps an address: an entry of an IPPool of whereabouts, or an IPAMClaim of OVN-Kubernetes. */
export type Reservation =
  | { kind: 'allocation'; allocation: Allocation }
  | { kind: 'claim'; claim: KubernetesResource; lacks: ClaimLack | undefined };

/** Addresses that a network hands out. */
export interface Pool {
  key: string;
  kind: 'subnet' | 'whereabouts';
  /** The node that alone hands them out. */
  node: string | undefined;
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
  /** By the number of the address. */
  reservations: ReadonlyMap<bigint, Reservation>;
  /** Holders among those that can be handed out. */
  used: number;
  /** Not everything that uses the pool is known: at least so many are used. */
  isAtLeast: boolean;
}

/** A pool before it is known who has what of it. */
export interface Draft extends Pick<Pool, 'key' | 'kind' | 'node' | 'title' | 'networks' | 'cidr'> {
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

/** A pool of what hands out its addresses and who has them, whoever of several says so. */
export const poolOf = (
  draft: Draft,
  held: readonly [value: bigint, holder: Holder][],
  isAtLeast: boolean,
  reservations: ReadonlyMap<bigint, Reservation>,
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

const holderOfRow = (row: AddressRow): Holder => ({
  name: keyOf(row.namespace, row.vm),
  vm: { namespace: row.namespace, name: row.vm },
  isReserved: false,
  isInUse: true,
  isGone: undefined,
});

/** Addresses that VMs have, by the network on which they lie. */
const rowsByNad = derived((world: World): ReadonlyMap<ParsedNad, AddressRow[]> =>
  groupedBy(addressRowsOf(world), (row) => (isInUse(row) ? nadOfRow(world, row) : undefined)),
);

/** Addresses of a network that VMs have, by their numbers. */
export const usedOf = (
  world: World,
  nads: readonly ParsedNad[],
  cidr: Cidr,
): [value: bigint, holder: Holder][] =>
  nads
    .flatMap((nad) => rowsByNad(world).get(nad) ?? [])
    .flatMap((row): [bigint, Holder][] =>
      row.ip && containsIp(cidr, row.ip) ? [[row.ip.value, holderOfRow(row)]] : [],
    );

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
