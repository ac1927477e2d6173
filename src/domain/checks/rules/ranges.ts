import * as codes from '../../findings/codes';
import type { Finding } from '../../findings/finding';
import { findingOf, nodeReferences, referenceOf } from '../../findings/report';
import { entriesAt, textAt } from '../../core/resource';
import { hostLocalRangesOf } from '../../nad/ipam/host-local';
import type { AddressRange } from '../../nad/ipam/range';
import { whereaboutsRangesOf } from '../../nad/ipam/whereabouts';
import { livingNadsOf, type LivingNad } from '../../nad/living';
import { containsIp, formatCidr, overlaps, parseIp, type Ip } from '../../net/cidr';
import { clusterRangesOf } from '../../nodes/cluster-network';
import { operatorNamespacesOf } from '../../settings/operator-namespace';
import { derived, type World } from '../../world/world';
import { migrationNadsOf } from './migration';

interface NodeAddress {
  node: string;
  text: string;
  ip: Ip;
}

/** The addresses by which nodes reach each other. */
const nodeAddressesOf = derived((world: World): readonly NodeAddress[] =>
  world.list('Node').flatMap((node) =>
    entriesAt(node, 'status', 'addresses').flatMap(({ entry }) => {
      const text = textAt(entry, 'address');
      const ip = entry.type === 'InternalIP' && text !== undefined ? parseIp(text) : undefined;
      return ip && text !== undefined
        ? [{ node: textAt(node, 'metadata', 'name') ?? '', text, ip }]
        : [];
    }),
  ),
);

/** Whether an address is handed out, though somebody has it. */
const isGiven = ({ cidr, start, end, excludes }: AddressRange, ip: Ip): boolean =>
  ip.family === cidr.family &&
  ip.value >= start &&
  ip.value <= end &&
  !excludes.some((exclude) => containsIp(exclude, ip));

const checkRange = (world: World, nad: LivingNad, range: AddressRange): Finding[] => {
  const { cidr, path } = range;
  const object = referenceOf(nad.nad);
  const value = formatCidr(cidr);
  const isMigration = migrationNadsOf(world).has(nad.key);
  const other = clusterRangesOf(world).find(
    ({ purpose, cidr: used }) =>
      (purpose === 'pods' || purpose === 'services') && overlaps(used, cidr),
  );
  // That of the network for live migration has a finding of its own.
  if (other) {
    const params = { value, other: formatCidr(other.cidr) };
    return isMigration ? [] : [findingOf(codes.rangeOverlapsCluster, object, path, params)];
  }
  const isForNodes = isMigration || operatorNamespacesOf(world).has(nad.namespace);
  const found = nodeAddressesOf(world).find(({ ip }) =>
    isForNodes ? containsIp(cidr, ip) : isGiven(range, ip),
  );
  if (!found) return [];
  const params = { value, other: `${found.text} (${found.node})` };
  return [
    findingOf(
      codes.rangeOverlapsNodes,
      object,
      path,
      params,
      nodeReferences([{ name: found.node }]),
    ),
  ];
};

/**
 * Ranges of macvlan and ipvlan networks, and of that for live migration, that share addresses with the pods, the services or the nodes
 * of the cluster. That pods have addresses beside those of the nodes is common; what virt-handler
 * uses has to lie apart.
 *
 * Source: containernetworking/plugins plugins/main/macvlan (routes of the interface); kubevirt
 * pkg/virt-handler/migration.go.
 */
export const checkRanges = (world: World): Finding[] =>
  livingNadsOf(world).flatMap((nad) =>
    nad.type === 'macvlan' || nad.type === 'ipvlan' || migrationNadsOf(world).has(nad.key)
      ? [...whereaboutsRangesOf(nad.parsed), ...hostLocalRangesOf(nad.parsed)].flatMap((range) =>
          checkRange(world, nad, range),
        )
      : [],
  );
