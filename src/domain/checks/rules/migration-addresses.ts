import * as codes from '../../findings/codes';
import { pluginFields } from '../../nad/config';
import { fieldsUnder } from '../../shapes/fields';
import { hostLocalRangesOf } from '../../nad/ipam/host-local';
import { countWithout, type AddressRange } from '../../nad/ipam/range';
import { ipamOf, whereaboutsRangesOf } from '../../nad/ipam/whereabouts';
import { ovnSubnetsOf, readSubnetList } from '../../nad/ovn-subnets';
import { ipamSchema } from '../../nad/schema/ipams';
import { formatCidr, overlaps, parseCidr } from '../../net/cidr';
import { listAt, textAt, textOf } from '../../core/resource';
import type { World } from '../../world/world';
import type { Finding } from '../../findings/finding';
import { clusterRangesOf } from '../../nodes/cluster-network';
import { pathIn, type LivingNad } from '../../nad/living';
import { findingOf, referenceOf } from '../../findings/report';

/** Addresses that no one on another node can be reached at, or that stand for several nodes. */
const NOT_GLOBAL = [
  '0.0.0.0/32',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '224.0.0.0/4',
  '255.255.255.255/32',
  '::/127',
  'fe80::/10',
  'ff00::/8',
].flatMap((text) => parseCidr(text) ?? []);

/** All addresses of a range are in one of the networks that virt-handler passes over. */
const isUseless = ({ cidr, start, end }: AddressRange): boolean =>
  NOT_GLOBAL.some(
    ({ family, first, last }) => family === cidr.family && start >= first && end <= last,
  );

/** The addresses of a network of OVN-Kubernetes: the first and the last of a subnet are not given. */
const ovnRangesOf = ({ parsed }: LivingNad): AddressRange[] => {
  const excluded = textOf(parsed.plugin.excludeSubnets) ?? '';
  const excludes = readSubnetList(excluded).flatMap(({ cidr }) => cidr ?? []);
  return ovnSubnetsOf(parsed).map(({ cidr, path }) => {
    const [start, end] = [cidr.first + 1n, cidr.last - 1n];
    return { cidr, start, end, excludes, count: countWithout(start, end, excludes), path };
  });
};

/** Ranges from which all nodes take their addresses; host-local counts on each node by itself. */
const sharedRangesOf = (nad: LivingNad): AddressRange[] => {
  const whereabouts = ipamOf(nad.parsed, 'whereabouts');
  // With slices the range is cut into parts of which each node has its own.
  if (whereabouts?.get('node_slice_size') !== undefined) return [];
  return [...whereaboutsRangesOf(nad.parsed), ...ovnRangesOf(nad)];
};

const allRangesOf = (nad: LivingNad): AddressRange[] => [
  ...whereaboutsRangesOf(nad.parsed),
  ...hostLocalRangesOf(nad.parsed),
  ...ovnRangesOf(nad),
];

/** A static address is the same on each node. */
const staticRangesOf = ({ parsed }: LivingNad): { text: string; path: string }[] => {
  const ipam = ipamOf(parsed, 'static');
  if (!ipam) return [];
  const [first] = listAt(ipam.get('addresses'));
  const text = textAt(first, 'address');
  return text === undefined ? [] : [{ text, path: ipam.pathOf('addresses') }];
};

const hasAddresses = (nad: LivingNad): boolean => {
  const fields = pluginFields(nad.parsed);
  if (fields.get('type') === 'ovn-k8s-cni-overlay') return ovnRangesOf(nad).length > 0;
  const type = fieldsUnder(fields, 'ipam', ipamSchema(undefined))?.get('type');
  return type !== undefined && type !== '';
};

const pathOfAddresses = (nad: LivingNad): string =>
  pathIn(nad, nad.parsed.plugin.type === 'ovn-k8s-cni-overlay' ? 'subnets' : 'ipam');

const checkOverlap = (world: World, nad: LivingNad, { cidr, path }: AddressRange): Finding[] => {
  const isPods = (purpose: string) => purpose === 'pods' || purpose === 'services';
  const other = clusterRangesOf(world).find(
    (range) => isPods(range.purpose) && overlaps(range.cidr, cidr),
  );
  const isOvn = nad.parsed.plugin.type === 'ovn-k8s-cni-overlay';
  if (!other || isOvn) return [];
  const params = { value: formatCidr(cidr), other: formatCidr(other.cidr) };
  return [findingOf(codes.migrationRangeOverlapsCluster, referenceOf(nad.nad), path, params)];
};

/**
 * Each node needs an address of its own in the network for live migration, at which the others
 * reach it.
 *
 * Source: kubevirt pkg/virt-handler/migration.go FindMigrationIP; whereabouts pkg/allocate.
 *
 * @param nodes how many nodes need an address; undefined where that is not known
 */
export const checkMigrationAddresses = (
  world: World,
  nad: LivingNad,
  nodes: number | undefined,
): Finding[] => {
  const object = referenceOf(nad.nad);
  if (!hasAddresses(nad))
    return [findingOf(codes.migrationNetworkWithoutAddresses, object, pathOfAddresses(nad))];
  const needed = nodes ?? 0;
  const small = [
    ...sharedRangesOf(nad).map(({ cidr, count, path }) => ({
      text: formatCidr(cidr),
      count,
      path,
    })),
    ...staticRangesOf(nad).map(({ text, path }) => ({ text, count: 1n, path })),
  ].filter(({ count }) => count < needed);
  return [
    ...small.map(({ text, count, path }) =>
      findingOf(codes.tooFewMigrationAddresses, object, path, {
        range: text,
        count: Number(count),
        nodes: needed,
      }),
    ),
    ...allRangesOf(nad).flatMap((range) => [
      ...(isUseless(range)
        ? [
            findingOf(codes.migrationAddressesUnusable, object, range.path, {
              range: formatCidr(range.cidr),
            }),
          ]
        : []),
      ...checkOverlap(world, nad, range),
    ]),
  ];
};
