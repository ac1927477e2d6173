import { textAt, valueAt, printed, type KubernetesResource } from '../../core/resource';
import * as codes from '../../findings/codes';
import type { Finding } from '../../findings/finding';
import { findingOf, referenceOf } from '../../findings/report';
import { isGoing } from '../../nad/living';
import {
  isLabelIdle,
  isManaged,
  MAC_LABELS,
  macSelectionsOf,
  MODE_VALUES,
  type MacSubject,
} from '../../settings/mac-modes';
import type { World } from '../../world/world';

const pathOf = (subject: MacSubject): string => `metadata.labels['${MAC_LABELS[subject]}']`;

const checkTwice = (world: World, space: KubernetesResource): Finding[] => {
  const isTwice =
    isManaged(world, space, 'pods') === true && isManaged(world, space, 'vms') === true;
  const namespace = textAt(space, 'metadata', 'name') ?? '';
  const isWithoutVms =
    world.isKnown('VirtualMachine', namespace) &&
    world.list('VirtualMachine', namespace).length === 0;
  if (!isTwice || isWithoutVms) return [];
  const params = { namespace, label: MAC_LABELS.pods };
  return [findingOf(codes.macsManagedTwice, referenceOf(space), pathOf('pods'), params)];
};

const idleCodes = {
  'opt-out': codes.labelIdleWithOptOut,
  'opt-in': codes.labelIdleWithOptIn,
} as const;

const checkLabel = (world: World, space: KubernetesResource, subject: MacSubject): Finding[] => {
  const mode = macSelectionsOf(world)[subject]?.mode;
  if (mode === undefined || !isLabelIdle(space, subject, mode)) return [];
  const label = MAC_LABELS[subject];
  const value = printed(valueAt(space, 'metadata', 'labels', label));
  const params = { label, value, wanted: MODE_VALUES[mode] };
  return [findingOf(idleCodes[mode], referenceOf(space), pathOf(subject), params)];
};

/**
 * Labels of namespaces by which KubeMacPool goes: those that change nothing, and namespaces in which it
 * looks after pods and VMs, so that it meets each address twice.
 *
 * Source: kubemacpool doc/opt-modes.md; config/release/kubemacpool.yaml; pkg/pool-manager.
 */
export const checkKubeMacPool = (world: World): Finding[] =>
  world
    .list('Namespace')
    .filter((space) => !isGoing(world, space))
    .flatMap((space) => [
      ...checkTwice(world, space),
      ...checkLabel(world, space, 'vms'),
      ...checkLabel(world, space, 'pods'),
    ]);
