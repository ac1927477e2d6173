import { groupedBy } from '../../core/collections';
import { listAt, recordAt, textAt, type KubernetesResource } from '../../core/resource';
import { derived, keyOf, type World } from '../../world/world';
import { namespaceOf } from '../spec/network-refs';

/** Name of the instance that a launcher pod runs; undefined where it names none. */
export const instanceOfPod = (pod: KubernetesResource): string | undefined => {
  const owner = listAt(pod, 'metadata', 'ownerReferences').find(
    (reference) => textAt(reference, 'kind') === 'VirtualMachineInstance',
  );
  const labels = recordAt(pod, 'metadata', 'labels');
  return (
    textAt(owner, 'name') ??
    textAt(labels, 'vmi.kubevirt.io/id') ??
    textAt(pod, 'metadata', 'annotations', 'kubevirt.io/domain')
  );
};

const isLauncher = (pod: KubernetesResource): boolean =>
  recordAt(pod, 'metadata', 'labels')['kubevirt.io'] === 'virt-launcher';

const launcherPodsOf = derived((world: World): ReadonlyMap<string, KubernetesResource[]> => {
  const pods = groupedBy(world.list('Pod'), (pod) => {
    const owner = isLauncher(pod) ? instanceOfPod(pod) : undefined;
    return owner === undefined ? undefined : keyOf(namespaceOf(pod), owner);
  });
  return pods;
});

/** Whether a pod has ended and holds nothing any more. */
export const isOver = (pod: KubernetesResource): boolean => {
  const phase = textAt(pod, 'status', 'phase');
  return phase === 'Succeeded' || phase === 'Failed';
};

const belongsTo = (pod: KubernetesResource, vmi: KubernetesResource): boolean => {
  const creator = textAt(recordAt(pod, 'metadata', 'labels'), 'kubevirt.io/created-by');
  const uid = textAt(vmi, 'metadata', 'uid');
  return creator === undefined || uid === undefined || creator === uid;
};

const newest = (pods: readonly KubernetesResource[]): KubernetesResource | undefined => {
  let found: KubernetesResource | undefined;
  const since = (pod: KubernetesResource) => textAt(pod, 'metadata', 'creationTimestamp') ?? '';
  for (const pod of pods) if (!found || since(pod) > since(found)) found = pod;
  return found;
};

/**
 * The pods of an instance that are not over: one, or two while it migrates.
 *
 * Source: kubevirt pkg/virt-controller/services/template.go (labels and owner of launcher pods).
 */
export const podsOfVmi = (world: World, vmi: KubernetesResource): KubernetesResource[] =>
  (
    launcherPodsOf(world).get(keyOf(namespaceOf(vmi), textAt(vmi, 'metadata', 'name') ?? '')) ?? []
  ).filter((pod) => !isOver(pod) && belongsTo(pod, vmi));

/**
 * The pod in which an instance runs: of several the one on the node that the instance names, the
 * newest where it names none. Undefined where the world has no such pod.
 */
export const launcherPodOf = (
  world: World,
  vmi: KubernetesResource | undefined,
): KubernetesResource | undefined => {
  if (!vmi) return undefined;
  const pods = podsOfVmi(world, vmi);
  const node = textAt(vmi, 'status', 'nodeName');
  if (node === undefined) return newest(pods);
  const here = pods.filter((pod) => (textAt(pod, 'spec', 'nodeName') ?? node) === node);
  return newest(here);
};
