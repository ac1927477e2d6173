import type { KubernetesResource } from '../core/resource';
import { checkProfile } from '../dpdk/cluster/check-profile';
import type { Finding } from '../findings/finding';
import { inOwnRoom } from '../findings/rooms';
import { withObjects } from '../world/with-objects';
import type { World } from '../world/world';
import { profileFindings } from './rules/profiles';

const findingsIn = (world: World, profile: KubernetesResource): Finding[] => [
  ...checkProfile(profile),
  ...inOwnRoom(profile, () => profileFindings(world, profile)),
];

/**
 * What can be said of one PerformanceProfile, as it is or as it is being edited in the place of what is
 * stored: by itself and beside all else in the cluster. Never throws.
 */
export const checkProfileIn = (world: World, profile: KubernetesResource): Finding[] =>
  findingsIn(withObjects(world, [profile]), profile);

/** Everything of performance profiles in a world. */
export const checkProfiles = (world: World): Finding[] =>
  world.list('PerformanceProfile').flatMap((profile) => findingsIn(world, profile));
