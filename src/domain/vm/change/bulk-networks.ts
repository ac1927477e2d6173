import { textAt, type KubernetesResource } from '../../core/resource';
import { nameAfter } from '../form/interface-choices';
import { keyOf, type World } from '../../world/world';
import { attachCandidates, attachChange, detachChange, type BulkCandidate } from './bulk';
import { planOf, type BulkPlan } from './bulk-plan';
import type { InterfaceChange } from './interface-change';

const networkKeyOf = (nad: KubernetesResource): string =>
  keyOf(textAt(nad, 'metadata', 'namespace'), textAt(nad, 'metadata', 'name') ?? '');

/** One network that stands in several namespaces, as VMs of each see it. */
const nadFor = (
  nads: readonly KubernetesResource[],
  namespace: string | undefined,
): KubernetesResource | undefined => nads.find(({ metadata }) => metadata?.namespace === namespace);

/**
 * The VMs of all namespaces in which a network stands, each with whether it can be connected to the
 * one of its own namespace. Of a network that is not in the world yet there are no candidates.
 *
 * @param nads the network, once for each namespace
 */
export const candidatesInEach = (
  world: World,
  nads: readonly KubernetesResource[],
): BulkCandidate[] =>
  nads.flatMap((nad) =>
    attachCandidates(world, networkKeyOf(nad), textAt(nad, 'metadata', 'namespace')),
  );

/** What connects a VM to the network of its own namespace, by an interface that is named after it. */
export const attachInOwn = (
  world: World,
  nads: readonly KubernetesResource[],
  vm: KubernetesResource,
): InterfaceChange | undefined => {
  const nad = nadFor(nads, textAt(vm, 'metadata', 'namespace'));
  if (!nad) return undefined;
  const network = networkKeyOf(nad);
  const name = nameAfter({ networkKind: 'multus', networkName: network });
  return name === undefined ? undefined : attachChange(world, vm, network, name);
};

/** What takes a VM off the network of its own namespace. */
export const detachInOwn = (
  nads: readonly KubernetesResource[],
  vm: KubernetesResource,
): InterfaceChange | undefined => {
  const nad = nadFor(nads, textAt(vm, 'metadata', 'namespace'));
  return nad && detachChange(vm, networkKeyOf(nad));
};

/** What is done with those candidates for which there is a change. */
export const plansOf = (
  world: World,
  candidates: readonly BulkCandidate[],
  changeOf: (vm: KubernetesResource) => InterfaceChange | undefined,
): BulkPlan[] =>
  candidates.flatMap((candidate) => {
    const change = changeOf(candidate.vm);
    return change ? [planOf(world, candidate, change)] : [];
  });
