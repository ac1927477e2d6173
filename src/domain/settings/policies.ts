import { isRecord, recordAt, textAt, valueAt, type KubernetesResource } from '../core/resource';
import type { World } from '../world/world';

type Labels = Readonly<Record<string, unknown>>;

interface Score {
  total: number;
  ofVm: number;
}

/** How many labels of a selector there are; undefined where one is missing or has another value. */
const countOf = (selector: Labels, labels: Labels): number | undefined => {
  const wanted = Object.entries(selector);
  return wanted.every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value)
    ? wanted.length
    : undefined;
};

const scoreOf = (
  policy: unknown,
  vmi: Labels | undefined,
  namespace: Labels | undefined,
): Score | undefined => {
  const selectors = valueAt(policy, 'spec', 'selectors');
  if (!isRecord(selectors)) return undefined;
  // KubeVirt asks for the labels of the instance before it looks at either selector.
  if (vmi === undefined) return { total: 0, ofVm: 0 };
  const ofVm = countOf(recordAt(selectors, 'virtualMachineInstanceSelector'), vmi);
  const ofNamespace = countOf(recordAt(selectors, 'namespaceSelector'), namespace ?? {});
  if (ofVm === undefined || ofNamespace === undefined) return undefined;
  return { total: ofVm + ofNamespace, ofVm };
};

const nameOf = (policy: unknown): string => textAt(policy, 'metadata', 'name') ?? '';

/** Below 0 where the first of two policies that match comes before the second. */
const compare = (
  a: { policy: KubernetesResource; score: Score },
  b: { policy: KubernetesResource; score: Score },
): number => {
  const byScore = b.score.total - a.score.total || b.score.ofVm - a.score.ofVm;
  if (byScore !== 0) return byScore;
  return nameOf(a.policy) < nameOf(b.policy) ? -1 : 1;
};

/**
 * The MigrationPolicy that counts for an instance: the one of which most labels match; of those the
 * one with more labels of the instance; of those the one whose name comes first. A policy without
 * selectors matches nothing, one with empty selectors everything.
 *
 * Source: kubevirt pkg/virt-controller/watch/migration/migrationpolicy.go.
 *
 * @param labels of the instance, and of its namespace; undefined where it has none at all
 */
export const policyFor = (
  policies: readonly KubernetesResource[],
  labels: { vmi: Labels | undefined; namespace: Labels | undefined },
): KubernetesResource | undefined =>
  policies
    .flatMap((policy) => {
      const score = scoreOf(policy, labels.vmi, labels.namespace);
      return score ? [{ policy, score }] : [];
    })
    .sort(compare)[0]?.policy;

/** Whether a policy says of which VMs it is. */
export const hasSelectors = (policy: unknown): boolean =>
  isRecord(valueAt(policy, 'spec', 'selectors'));

/** What a policy asks for, as a text that is the same for policies that ask for the same. */
export const selectorsKey = (policy: unknown): string =>
  JSON.stringify(
    ['namespaceSelector', 'virtualMachineInstanceSelector'].map((name) =>
      Object.entries(recordAt(policy, 'spec', 'selectors', name)).sort(([a], [b]) =>
        a < b ? -1 : 1,
      ),
    ),
  );

const EMPTY: Labels = {};

/** Labels of an object; undefined where it has none at all. */
const labelsOf = (object: unknown): Labels | undefined => {
  const labels = recordAt(object, 'metadata', 'labels');
  return Object.keys(labels).length > 0 ? labels : undefined;
};

/**
 * The labels by which policies are matched with a VM: of its instance, or, while it does not run, of
 * its template; and of its namespace.
 */
const labelsFor = (
  world: World,
  vm: KubernetesResource | undefined,
  vmi: KubernetesResource | undefined,
) => {
  const namespace = textAt(vm ?? vmi, 'metadata', 'namespace') ?? '';
  return {
    // Every instance that runs has labels of KubeVirt's.
    vmi: vmi ? labelsOf(vmi) : (labelsOf(valueAt(vm, 'spec', 'template')) ?? EMPTY),
    namespace: labelsOf(world.find('Namespace', namespace)),
  };
};

/** The MigrationPolicy that counts for a VM, among those of the world. */
export const policyOfVm = (
  world: World,
  vm: KubernetesResource | undefined,
  vmi: KubernetesResource | undefined,
): KubernetesResource | undefined => {
  const policies = world.list('MigrationPolicy');
  return policies.length === 0 ? undefined : policyFor(policies, labelsFor(world, vm, vmi));
};

/** Whether a policy matches a VM, whatever other policies do. */
export const isMatching = (
  world: World,
  policy: KubernetesResource,
  vm: KubernetesResource | undefined,
  vmi: KubernetesResource | undefined,
): boolean => policyFor([policy], labelsFor(world, vm, vmi)) !== undefined;
