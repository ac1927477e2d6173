import type { KubernetesResource } from '../core/resource';
import type { Finding } from '../findings/finding';
import { inOwnRoom, inRooms } from '../findings/rooms';
import { isGoing } from '../nad/living';
import { checkSriovNetwork } from '../sriov/check-network';
import { checkSriovPolicy } from '../sriov/check-policy';
import { checkResourceOf } from '../nodes/resources';
import { withObjects } from '../world/with-objects';
import type { World } from '../world/world';
import { sriovNetworkFindings } from './rules/sriov-networks';
import { sriovPolicyFindings } from './rules/sriov-policies';
import { checkSriovPools, checkSriovStates } from './rules/sriov-states';

/**
 * What can be said of one SriovNetwork, as it is or as it is being edited in the place of what is stored:
 * by itself and beside all else in the cluster. Never throws.
 */
export const checkSriovNetworkIn = (world: World, network: KubernetesResource): Finding[] => [
  ...checkSriovNetwork(network),
  ...inOwnRoom(network, () =>
    isGoing(world, network)
      ? []
      : [...checkResourceOf(world, network), ...sriovNetworkFindings(world, network)],
  ),
];

/** The same of one SriovNetworkNodePolicy. */
export const checkSriovPolicyIn = (world: World, policy: KubernetesResource): Finding[] => {
  const around = withObjects(world, [policy]);
  return [
    ...checkSriovPolicy(policy),
    ...inOwnRoom(policy, () => sriovPolicyFindings(around, policy)),
  ];
};

/** Everything of SR-IOV in a world. */
export const checkSriovObjects = (world: World): Finding[] => [
  ...world.list('SriovNetwork').flatMap((network) => checkSriovNetworkIn(world, network)),
  ...world
    .list('SriovNetworkNodePolicy')
    .flatMap((policy) => [
      ...checkSriovPolicy(policy),
      ...inOwnRoom(policy, () => sriovPolicyFindings(world, policy)),
    ]),
  ...inRooms(world, [checkSriovStates, checkSriovPools]),
];
