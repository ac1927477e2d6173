import { recordAt, textAt, type KubernetesResource } from '../../core/resource';
import * as codes from '../../findings/codes';
import type { Finding } from '../../findings/finding';
import { findingOf, referenceOf } from '../../findings/report';
import { isGoing } from '../../nad/living';
import type { World } from '../../world/world';

const PODS = 'mutatepods.kubemacpool.io';
const VMS = 'mutatevirtualmachines.kubemacpool.io';

/** HyperConverged has KubeMacPool manage the VMs of every namespace that does not say `ignore`. */
const managesVms = (world: World, labels: Record<string, unknown>): boolean =>
  labels[VMS] === 'allocate' ||
  (labels[VMS] !== 'ignore' && world.list('HyperConverged').length > 0);

const checkNamespace = (world: World, space: KubernetesResource): Finding[] => {
  const labels = recordAt(space, 'metadata', 'labels');
  if (labels[PODS] !== 'allocate' || !managesVms(world, labels) || isGoing(world, space)) return [];
  const namespace = textAt(space, 'metadata', 'name') ?? '';
  const isWithoutVms =
    world.isKnown('VirtualMachine', namespace) &&
    world.list('VirtualMachine', namespace).length === 0;
  if (isWithoutVms) return [];
  const path = `metadata.labels['${PODS}']`;
  return [findingOf(codes.macsManagedTwice, referenceOf(space), path, { namespace, label: PODS })];
};

/**
 * Namespaces in which KubeMacPool manages pods and VMs, so that it meets each address twice.
 *
 * Source: kubemacpool doc/opt-modes.md; config/release/kubemacpool.yaml; pkg/pool-manager.
 */
export const checkKubeMacPool = (world: World): Finding[] =>
  world.list('Namespace').flatMap((space) => checkNamespace(world, space));
