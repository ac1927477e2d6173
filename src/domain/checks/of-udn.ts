import type { KubernetesResource } from '../core/resource';
import { checkUdns } from '../udn/check-udns';
import { draftUdnWorldOf } from './draft-udn';
import type { World } from '../world/world';
import { checkDoubleTags } from './rules/double-tags';
import { checkMappings } from './rules/mappings';
import { checkMtus } from './rules/mtus';
import { checkOverlaps } from './rules/overlaps';
import { referenceOf } from '../findings/report';
import { inRooms, type WorldRule } from '../findings/rooms';
import { checkUdnPlaces, checkUdnStates } from './rules/udns';
import type { Finding, ObjectReference } from '../findings/finding';

const isSame = (a: ObjectReference, b: ObjectReference): boolean =>
  a.kind === b.kind && a.name === b.name && (a.namespace ?? '') === (b.namespace ?? '');

const rules: readonly WorldRule[] = [
  checkUdns,
  checkUdnPlaces,
  checkMappings,
  checkDoubleTags,
  checkMtus,
  checkOverlaps,
];

/**
 * What `checkWorld` says of one user-defined network, as it is or as it is being edited, without
 * looking at what concerns others only: quick enough for each key that is pressed. Never throws.
 */
export const checkUdnIn = (world: World, udn: KubernetesResource): Finding[] => {
  const around = draftUdnWorldOf(world, udn);
  const self = referenceOf(udn);
  const findings = inRooms(around, rules).filter(({ object }) => isSame(object, self));
  // The controller's own words are told only where no rule says what they mean.
  const isExplained = findings.some(({ severity }) => severity === 'error');
  const states = isExplained
    ? []
    : inRooms(around, [checkUdnStates]).filter(({ object }) => isSame(object, self));
  return [...findings, ...states];
};
