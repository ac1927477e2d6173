import { checkCheckupIn } from '../dpdk/checkups/check';
import { checkUdns } from '../udn/check-udns';
import { derived, type World } from '../world/world';
import { nadFindings } from './of-nads';
import { checkProfiles } from './of-profiles';
import { checkSriovObjects } from './of-sriov';
import { inOrder, objectKeyOf } from '../findings/order';
import { inRooms } from '../findings/rooms';
import { checkAddons } from './rules/addons';
import { checkKubeMacPool } from './rules/kubemacpool';
import { checkLimits } from './rules/limits';
import { checkMasquerade } from './rules/masquerade';
import { checkMetalLb } from './rules/metallb';
import { checkMigrationFit } from './rules/migration-fit';
import { checkPolicies } from './rules/policies';
import { checkUdnPlaces, checkUdnStates } from './rules/udns';
import { checkVirtHandlers } from './rules/virt-handlers';
import type { Finding } from '../findings/finding';

/** The controller's own words are told only where no rule says what they mean. */
const unexplainedStates = (world: World, known: readonly Finding[]): Finding[] => {
  const explained = new Set(
    known.filter(({ severity }) => severity === 'error').map(({ object }) => objectKeyOf(object)),
  );
  return checkUdnStates(world).filter(({ object }) => !explained.has(objectKeyOf(object)));
};

const checkCheckups = (world: World): Finding[] =>
  world.list('ConfigMap').flatMap((configMap) => checkCheckupIn(world, configMap));

/** Everything of networks and settings, in no order that matters. */
export const networkFindings = derived((world: World): Finding[] => {
  const udns = inRooms(world, [checkUdns, checkUdnPlaces]);
  return [
    ...nadFindings(world),
    ...udns,
    ...inRooms(world, [
      checkAddons,
      checkKubeMacPool,
      checkPolicies,
      checkSriovObjects,
      checkCheckups,
      checkProfiles,
      checkMetalLb,
      checkLimits,
      checkMasquerade,
      checkMigrationFit,
      checkVirtHandlers,
      (around) => unexplainedStates(around, udns),
    ]),
  ];
});

/**
 * What `checkWorld` says of networks and settings, without VMs. Its code is a good deal smaller, for
 * pages that tell of nothing else.
 */
export const checkNetworks = derived((world: World): Finding[] =>
  inOrder(world, networkFindings(world)),
);
