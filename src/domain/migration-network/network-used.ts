import { containsIp, parseIp } from '../net/cidr';
import { hostLocalRangesOf } from '../nad/ipam/host-local';
import { whereaboutsRangesOf } from '../nad/ipam/whereabouts';
import { nadsOf } from '../nad/nads';
import { ovnSubnetsOf } from '../nad/ovn-subnets';
import { clusterRangesOf } from '../nodes/cluster-network';
import { migrationNetworkInUse } from '../settings/migration-network';
import { derived, keyOf, type World } from '../world/world';
import { handlersOf } from './handlers';

/**
 * Over which network a migration went. `unknown`: its target address is not there yet, or is of no
 * network that is known.
 */
export type NetworkUsed = 'dedicated' | 'pod' | 'unknown';

/** The networks in which virt-handler's addresses lie, as the network for live migration says. */
const rangesInUse = derived((world: World) => {
  const setting = migrationNetworkInUse(world);
  const nad = setting && nadsOf(world).get(keyOf(setting.namespace, setting.nad));
  if (!nad) return [];
  return [
    ...whereaboutsRangesOf(nad.parsed),
    ...hostLocalRangesOf(nad.parsed),
    ...ovnSubnetsOf(nad.parsed),
  ].map(({ cidr }) => cidr);
});

/**
 * Whether a migration used the dedicated network, by the address at which its target listened: that of
 * `migration0`, or of the pod. `migrationNetworkType` says nothing, as no component of KubeVirt writes
 * it.
 *
 * Source: kubevirt pkg/virt-handler/migration-target.go.
 *
 * @param targetNodeAddress of the migration's state
 */
export const networkUsedBy = (world: World, targetNodeAddress: string | undefined): NetworkUsed => {
  const ip = parseIp(targetNodeAddress ?? '');
  if (!ip) return 'unknown';
  const handlers = handlersOf(world) ?? [];
  if (handlers.some(({ address }) => address === targetNodeAddress)) return 'dedicated';
  if (rangesInUse(world).some((cidr) => containsIp(cidr, ip))) return 'dedicated';
  const isOfPods =
    handlers.some(({ podAddress }) => podAddress === targetNodeAddress) ||
    clusterRangesOf(world).some(({ purpose, cidr }) => purpose === 'pods' && containsIp(cidr, ip));
  return isOfPods ? 'pod' : 'unknown';
};
