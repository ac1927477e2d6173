import * as codes from '../../findings/codes';
import type { Finding } from '../../findings/finding';
import { findingOf, nodeParams, nodeReferences, referenceOf } from '../../findings/report';
import { textOf } from '../../core/resource';
import { hostLocalRangesOf } from '../../nad/ipam/host-local';
import type { AddressRange } from '../../nad/ipam/range';
import { ipamOf, whereaboutsRangesOf } from '../../nad/ipam/whereabouts';
import { livingNadsOf, pathIn, type LivingNad } from '../../nad/living';
import { addressDemandOf, balanceOf, rangeUsesOf } from '../../migration-network/addresses';
import { formatCidr } from '../../net/cidr';
import { nodeNetworksOf } from '../../nodes/node-networks';
import { migrationSettingsOf } from '../../settings/migration-network';
import { keyOf, type World } from '../../world/world';

/**
 * A primary network is attached by OVN-Kubernetes itself, and refused where a pod asks for it.
 *
 * Source: ovn-kubernetes go-controller/pkg/util/multi_network.go.
 */
const checkRole = (nad: LivingNad): Finding[] => {
  const { type, role } = nad.parsed.plugin;
  return type === 'ovn-k8s-cni-overlay' && role === 'primary'
    ? [findingOf(codes.migrationNetworkIsPrimary, referenceOf(nad.nad), pathIn(nad, 'role'))]
    : [];
};

/**
 * A macvlan without an MTU has that of its interface, so that nodes send each other packets that the
 * smaller one drops.
 *
 * Source: containernetworking/plugins plugins/main/macvlan/macvlan.go.
 */
const checkMtus = (world: World, nad: LivingNad): Finding[] => {
  if (nad.type !== 'macvlan' && nad.type !== 'ipvlan') return [];
  const master = textOf(nad.parsed.plugin.master);
  const { mtu } = nad.parsed.plugin;
  if (master === undefined || (typeof mtu === 'number' && mtu > 0)) return [];
  const known = nodeNetworksOf(world).flatMap((node) => {
    const own = node.isForVms ? node.interfaces?.get(master)?.mtu : undefined;
    return own === undefined || own <= 0 ? [] : [{ node, mtu: own }];
  });
  const mtus = known.map((each) => each.mtu);
  const [least, most] = [Math.min(...mtus), Math.max(...mtus)];
  if (known.length === 0 || least === most) return [];
  const smaller = known.filter((each) => each.mtu < most).map(({ node }) => node);
  const params = { master, least, most, ...nodeParams(smaller) };
  return [
    findingOf(
      codes.migrationMtusDiffer,
      referenceOf(nad.nad),
      pathIn(nad, 'master'),
      params,
      nodeReferences(smaller),
    ),
  ];
};

/** Ranges of a network, and who sees to it that no address of them is given twice. */
const handedOut = ({ parsed }: LivingNad): { range: AddressRange; book: string | undefined }[] => {
  const ipam = ipamOf(parsed, 'whereabouts');
  const isAlone = ipam?.get('enable_overlapping_ranges') === false;
  const book = ipam && !isAlone ? `whereabouts ${ipam.text('network_name') ?? ''}` : undefined;
  return [
    ...whereaboutsRangesOf(parsed).map((range) => ({ range, book })),
    ...hostLocalRangesOf(parsed).map((range) => ({ range, book: undefined })),
  ];
};

const share = (a: AddressRange, b: AddressRange): boolean =>
  a.cidr.family === b.cidr.family && a.start <= b.end && b.start <= a.end;

/**
 * Another network that hands out the same addresses without looking at what this one has given. Networks
 * of whereabouts look at each other's, unless told otherwise; what OVN-Kubernetes hands out lies apart.
 *
 * Source: whereabouts pkg/storage/kubernetes/ipam.go (OverlappingRangeIPReservation).
 */
const checkShared = (world: World, nad: LivingNad): Finding[] =>
  handedOut(nad).flatMap(({ range, book }) => {
    const other = livingNadsOf(world).find(
      (each) =>
        each.key !== nad.key &&
        handedOut(each).some(
          (own) => share(range, own.range) && (book === undefined || own.book !== book),
        ),
    );
    if (!other) return [];
    const params = { value: formatCidr(range.cidr), other: other.key };
    return [
      findingOf(codes.migrationRangeShared, referenceOf(nad.nad), range.path, params, [
        referenceOf(other.nad),
      ]),
    ];
  });

/**
 * Addresses that others have are none for live migrations. That a range is too small altogether has a
 * finding of its own.
 */
const checkFree = (world: World, nad: LivingNad): Finding[] => {
  const demand = addressDemandOf(world);
  const { nodes, replicas } = demand;
  if (nodes === undefined) return [];
  const uses =
    rangeUsesOf(world, nad.parsed) ??
    whereaboutsRangesOf(nad.parsed).map((range) => ({ range, others: 0 }));
  return uses.flatMap(({ range, others }) => {
    const { free, room } = balanceOf(range.count, others, demand);
    if (range.count < BigInt(nodes) || room === undefined || room >= 0n) return [];
    const params = {
      range: formatCidr(range.cidr),
      count: Number(free),
      others,
      nodes,
      replicas,
    };
    return [
      findingOf(codes.tooFewFreeMigrationAddresses, referenceOf(nad.nad), range.path, params),
    ];
  });
};

/**
 * What has to fit beside the addresses themselves, so that live migrations can run over a network. The
 * list of networks does not tell of it, so that it does not load it.
 */
export const checkMigrationFit = (world: World): Finding[] => {
  const settings = migrationSettingsOf(world);
  const keys = new Set(settings.map(({ namespace, nad }) => keyOf(namespace, nad)));
  return livingNadsOf(world)
    .filter(({ key }) => keys.has(key))
    .flatMap((nad) => [
      ...checkRole(nad),
      ...checkMtus(world, nad),
      ...checkShared(world, nad),
      ...checkFree(world, nad),
    ]);
};
