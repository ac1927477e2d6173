import { groupedBy } from '../core/collections';
import { entriesAt, textAt } from '../core/resource';
import { networkNameIn } from '../nad/config';
import { allocationsOf, networkNameOfPool } from '../nad/ipam/allocations';
import { countWithout, type AddressRange } from '../nad/ipam/range';
import { ipamOf, whereaboutsRangesOf } from '../nad/ipam/whereabouts';
import { nadsOf, type ParsedNad } from '../nad/nads';
import { formatCidr, overlaps, parseSloppyCidr, type Cidr } from '../net/cidr';
import { instanceOfPod } from '../vm/interfaces/launcher-pods';
import { keyOf, type World } from '../world/world';
import { poolOf, usedOf, type Draft, type Holder, type Pool } from './pool';

const LAUNCHER = /^virt-launcher-(.+)-[a-z0-9]{5}$/;

/** Whose pod an allocation names: virt-launcher's is that of a VM. */
const holderOfPod = (world: World, podref: string): Holder => {
  const [namespace = '', pod = ''] = podref.split('/');
  const found = world.find('Pod', pod, namespace);
  const vm = (found && instanceOfPod(found)) ?? LAUNCHER.exec(pod)?.[1];
  return {
    name: vm === undefined ? podref : keyOf(namespace, vm),
    vm: vm === undefined ? undefined : { namespace, name: vm },
    isReserved: true,
    isInUse: false,
    isGone: found ? false : world.isKnown('Pod', namespace) ? true : undefined,
  };
};

/**
 * What tells pools apart: the range and, where networks name one, the network. Pools of different names
 * give one address to two pods.
 */
interface Group {
  cidr: Cidr;
  network: string;
}

const keyOfGroup = ({ cidr, network }: Group): string => `${formatCidr(cidr)} ${network}`;

interface Ranged extends Group {
  nad: ParsedNad;
  range: AddressRange;
  /** The node whose slice of a larger range it is. */
  node?: string;
}

/**
 * The slices that nodes have of the range of a network. Of a network without a name the pool of slices
 * is called like the network itself.
 *
 * Source: whereabouts pkg/storage/kubernetes/ipam.go, IPPoolName and getNodeSliceName.
 */
const slicesOf = (world: World, nad: ParsedNad, network: string): Ranged[] => {
  const name = network === '' ? networkNameIn(nad.parsed) : network;
  const excludes = whereaboutsRangesOf(nad.parsed).flatMap((range) => range.excludes);
  return world
    .list('NodeSlicePool')
    .filter((pool) => textAt(pool, 'metadata', 'name') === name)
    .flatMap((pool) => entriesAt(pool, 'status', 'allocations'))
    .flatMap(({ entry }): Ranged[] => {
      const node = textAt(entry, 'nodeName');
      const cidr = parseSloppyCidr(textAt(entry, 'sliceRange') ?? '');
      if (node === undefined || !cidr) return [];
      const [start, end] = [cidr.first + 1n, cidr.last - 1n];
      const own = excludes.filter((each) => overlaps(each, cidr));
      const count = countWithout(start, end, own);
      return [
        {
          nad,
          node,
          cidr,
          network: network === '' ? node : `${network}-${node}`,
          range: { cidr, start, end, excludes: own, count, path: '' },
        },
      ];
    });
};

/** With slices each node has a pool of its own. */
const rangedOf = (world: World): Ranged[] =>
  [...nadsOf(world).values()].flatMap((nad) => {
    const ipam = ipamOf(nad.parsed, 'whereabouts');
    if (!ipam) return [];
    const network = ipam.text('network_name') ?? '';
    if (ipam.get('node_slice_size') !== undefined) return slicesOf(world, nad, network);
    return whereaboutsRangesOf(nad.parsed).map((range) => ({
      nad,
      range,
      cidr: range.cidr,
      network,
    }));
  });

/** IPPools that can be read, also those of which nothing has been given yet. */
const storedOf = (world: World): Group[] =>
  world.list('IPPool').flatMap((object) => {
    const cidr = parseSloppyCidr(textAt(object, 'spec', 'range') ?? '');
    return cidr ? [{ cidr, network: networkNameOfPool(object, cidr) }] : [];
  });

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
export const whereaboutsPoolsOf = (world: World): Pool[] => {
  const ranged = rangedOf(world);
  const byGroup = groupedBy(ranged, keyOfGroup);
  const allocated = groupedBy(allocationsOf(world), ({ object, cidr }) =>
    keyOfGroup({ cidr, network: networkNameOfPool(object, cidr) }),
  );
  const groups = new Map(
    [...ranged, ...storedOf(world)].map((group): [string, Group] => [keyOfGroup(group), group]),
  );
  return [...groups].map(([key, { cidr, network }]) => {
    const own = byGroup.get(key) ?? [];
    const nads = own.map(({ nad }) => nad);
    const reserved = allocated.get(key) ?? [];
    const range = formatCidr(cidr);
    const [first] = own;
    return poolOf(
      {
        key: `whereabouts ${key}`,
        kind: 'whereabouts',
        node: first?.node,
        title: network === '' ? range : `${network} ${range}`,
        networks: nads.map((nad) => nad.key),
        cidr,
        ...boundsOf(own, cidr),
      },
      [
        ...reserved.map(({ ip, podref }): [bigint, Holder] => [
          ip.value,
          holderOfPod(world, podref),
        ]),
        ...usedOf(world, nads, cidr),
      ],
      !world.isKnown('IPPool'),
      new Map(
        reserved.map((allocation) => [allocation.ip.value, { kind: 'allocation', allocation }]),
      ),
    );
  });
};
