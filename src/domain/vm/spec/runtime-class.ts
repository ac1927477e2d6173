import { recordAt, textAt, type KubernetesResource } from '../../core/resource';
import { derived, type World } from '../../world/world';

/** Annotations that CRI-O reads of the pod of a VM; the template's are the pod's. */
export const tuningAnnotations = [
  'cpu-load-balancing.crio.io',
  'cpu-quota.crio.io',
  'irq-load-balancing.crio.io',
] as const;

/** The handler for which the node tuning operator has CRI-O read them. */
const HANDLER = 'high-performance';

const ofHyperConverged = (hyperConverged: KubernetesResource): string | undefined =>
  textAt(
    hyperConverged,
    'spec',
    'virtualization',
    'virtualMachineOptions',
    'defaultRuntimeClass',
  ) ?? textAt(hyperConverged, 'spec', 'defaultRuntimeClass');

/**
 * The runtime class that KubeVirt gives the pods of VMs: '' where it names none, undefined where neither
 * KubeVirt nor HyperConverged is known.
 *
 * Source: kubevirt api/core/v1 types.go (defaultRuntimeClass); hyperconverged-cluster-operator api/v1.
 */
export const launcherRuntimeClassOf = derived((world: World): string | undefined => {
  const own = world
    .list('KubeVirt')
    .map((kubeVirt) => textAt(kubeVirt, 'spec', 'configuration', 'defaultRuntimeClass') ?? '');
  const set = [...world.list('HyperConverged').map((each) => ofHyperConverged(each) ?? ''), ...own];
  return set.find((name) => name !== '') ?? set[0];
});

/** The profile whose runtime class has a name, as the node tuning operator says. */
export const profileOfRuntimeClass = (world: World, name: string): KubernetesResource | undefined =>
  world
    .list('PerformanceProfile')
    .find((profile) => textAt(profile, 'status', 'runtimeClass') === name);

/**
 * Whether CRI-O reads the annotations of pods of VMs; undefined where that is not known.
 *
 * Source: cluster-node-tuning-operator assets/performanceprofile/configs/99-runtimes.conf.
 */
export const readsTuning = (world: World): boolean | undefined => {
  const name = launcherRuntimeClassOf(world);
  if (name === undefined) return undefined;
  if (name === '') return false;
  if (profileOfRuntimeClass(world, name)) return true;
  const runtimeClass = world.find('RuntimeClass', name);
  return runtimeClass && recordAt(runtimeClass).handler === HANDLER;
};
