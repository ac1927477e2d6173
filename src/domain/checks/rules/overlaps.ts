import { containsCidr, formatCidr, overlaps, type Cidr } from '../../net/cidr';
import type { World } from '../../world/world';
import type { Finding } from '../../findings/finding';
import { clusterRangesOf, overlapCode, type ClusterRange } from '../../nodes/cluster-network';
import { ovnNetworksOf, type OvnNetwork, type Placed } from './ovn-networks';
import { findingOf } from '../../findings/report';

/** Only layer 3 networks run over the transit switch with addresses that are set beforehand. */
const concerns = (range: ClusterRange, { topology, excludes }: OvnNetwork): boolean =>
  (range.purpose !== 'transit' || topology === 'layer3') &&
  // What is excluded as a whole may be used elsewhere.
  !excludes.some((exclude) => containsCidr(exclude, range.cidr));

const checkSubnet = (
  network: OvnNetwork,
  { value, path }: Placed<Cidr>,
  ranges: readonly ClusterRange[],
): Finding[] => {
  const range = ranges.find((candidate) => overlaps(candidate.cidr, value));
  if (!range) return [];
  const params = { value: formatCidr(value), other: formatCidr(range.cidr) };
  return [findingOf(overlapCode(range), network.object, path(), params)];
};

/**
 * Subnets of layer 2 and layer 3 networks that share addresses with networks of the cluster itself.
 * Localnets are not checked, and different networks may have the same addresses.
 *
 * Source: ovn-kubernetes go-controller/pkg/util/multi_network.go SubnetOverlapCheck.
 */
export const checkOverlaps = (world: World): Finding[] => {
  const all = clusterRangesOf(world);
  return ovnNetworksOf(world).flatMap((network) => {
    if (network.topology === 'localnet') return [];
    const subnets = [...network.subnets, ...network.joinSubnets];
    if (subnets.length === 0) return [];
    const ranges = all.filter((range) => concerns(range, network));
    return subnets.flatMap((subnet) => checkSubnet(network, subnet, ranges));
  });
};
