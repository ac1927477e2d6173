import * as codes from '../findings/codes';
import type { Finding } from '../findings/finding';
import { findingOf, referenceOf } from '../findings/report';
import { recordAt, textAt, type KubernetesResource } from '../core/resource';
import { isGoing } from '../nad/living';
import { isOvn, MAX_PRIORITY } from '../policies/in-world';
import { adminPolicyOf, networkPolicyOf } from '../policies/policy';
import { ID_LABEL, labelsNowAndLater, VM_LABELS } from '../vm/interfaces/pod-labels';
import { selectorInWords } from '../udn/selector-words';
import { launcherPodOf } from '../vm/interfaces/launcher-pods';
import { matchesSelector } from '../world/selector';
import type { World } from '../world/world';

const isForVms = (selector: unknown): boolean =>
  Object.keys(recordAt(selector, 'matchLabels')).some(
    (key) => key === 'kubevirt.io' || VM_LABELS.includes(key),
  );

const nameOf = (object: KubernetesResource): string => textAt(object, 'metadata', 'name') ?? '';

/** Labels that pods of a VM have or will have. */
const labelsOfVm = (
  world: World,
  vm: KubernetesResource,
  namespace: string,
): Readonly<Record<string, unknown>>[] => {
  const name = nameOf(vm);
  const vmi = world.find('VirtualMachineInstance', name, namespace);
  return labelsNowAndLater({ vm, vmi, pod: launcherPodOf(world, vmi), name });
};

const SELECTOR = 'spec.podSelector';

/** Whether a policy selects neither a pod that is known nor a VM; what is not known is not asked for. */
export const selectsNothing = (world: World, policy: KubernetesResource): boolean => {
  const namespace = textAt(policy, 'metadata', 'namespace') ?? '';
  const { subject } = networkPolicyOf(policy);
  const selects = (labels: Record<string, unknown>) => matchesSelector(labels, subject.pods);
  const pods = [
    ...world.list('Pod', namespace),
    ...world.list('VirtualMachineInstance', namespace),
  ].map((object) => recordAt(object, 'metadata', 'labels'));
  const vms: Record<string, unknown>[] = world
    .list('VirtualMachine', namespace)
    .flatMap((vm) => labelsOfVm(world, vm, namespace));
  return ![...pods, ...vms].some(selects);
};

const checkTarget = (world: World, policy: KubernetesResource): Finding[] => {
  const namespace = textAt(policy, 'metadata', 'namespace') ?? '';
  if (!world.isKnown('VirtualMachine', namespace)) return [];
  if (isGoing(world, policy) || !selectsNothing(world, policy)) return [];
  const { podSelector } = recordAt(policy, 'spec');
  const selector = (selectorInWords(podSelector) ?? []).join(', ');
  if (selector === '') return [];
  const object = referenceOf(policy);
  const labelled = world
    .list('VirtualMachine', namespace)
    .filter((vm) => matchesSelector(recordAt(vm, 'metadata', 'labels'), podSelector))
    // One that asks for the absence of labels alone says nothing of these.
    .filter(() => Object.keys(recordAt(podSelector, 'matchLabels')).length > 0);
  if (labelled.length > 0)
    return labelled.map((vm) =>
      findingOf(codes.labelOfPolicyOnVmOnly, object, SELECTOR, { vm: nameOf(vm), selector }, [
        referenceOf(vm),
      ]),
    );
  if (!isForVms(podSelector)) return [];
  const params = { selector, namespace, label: ID_LABEL };
  return [findingOf(codes.policyForVmsSelectsNone, object, SELECTOR, params)];
};

const checkPriority = (world: World, policy: KubernetesResource): Finding[] => {
  const { priority } = adminPolicyOf(policy);
  if (isOvn(world) !== true || priority <= MAX_PRIORITY) return [];
  const params = { priority, most: MAX_PRIORITY };
  const object = referenceOf(policy);
  return [findingOf(codes.priorityOfPolicyNotTaken, object, 'spec.priority', params)];
};

/** Policies that are for no VM though they are meant for some, or that are not carried out. */
export const checkPolicyTargets = (world: World): Finding[] => [
  ...(['NetworkPolicy', 'MultiNetworkPolicy'] as const).flatMap((kind) =>
    world.list(kind).flatMap((policy) => checkTarget(world, policy)),
  ),
  ...world.list('AdminNetworkPolicy').flatMap((policy) => checkPriority(world, policy)),
];
