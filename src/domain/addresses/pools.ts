import { derived, type World } from '../world/world';
import type { Pool } from './pool';
import { subnetPoolsOf } from './subnet-pools';
import { whereaboutsPoolsOf } from './whereabouts-pools';

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
