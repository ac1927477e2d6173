import { quantityOf } from '../../core/quantity';
import { recordAt, textAt, type KubernetesResource } from '../../core/resource';
import { vmNodesOf, type NodeNetwork } from '../../nodes/node-networks';
import { mayRunOn } from '../../nodes/placement';
import { dedicatedCpusOf } from '../../vm/rules/guest-cpus';
import { hugePagesOf, pagesOn } from '../../vm/rules/huge-pages';
import { takenOn } from '../../vm/migration/needs';
import { launcherRuntimeClassOf, profileOfRuntimeClass } from '../../vm/spec/runtime-class';
import type { World } from '../../world/world';

/** The labels of the nodes of a profile. */
const nodeSelectorOf = (
  profile: KubernetesResource | undefined,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(recordAt(profile, 'spec', 'nodeSelector')).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : '',
    ]),
  );

/** The profile whose runtime class the pods of VMs get. */
export const profileForVms = (world: World): KubernetesResource | undefined => {
  const name = launcherRuntimeClassOf(world);
  return name === undefined || name === '' ? undefined : profileOfRuntimeClass(world, name);
};

/**
 * A spec with the labels that the runtime class of VMs adds to their pods: those of the nodes of its
 * profile.
 *
 * @param spec `spec.template.spec` of a VM or `spec` of an instance
 *
 * Source: cluster-node-tuning-operator pkg/performanceprofile/controller/.../components/runtimeclass;
 * Kubernetes, RuntimeClass admission.
 */
export const placedSpec = (
  world: World,
  spec: Record<string, unknown>,
): Record<string, unknown> => {
  const added = nodeSelectorOf(profileForVms(world));
  return Object.keys(added).length === 0
    ? spec
    : { ...spec, nodeSelector: { ...recordAt(spec, 'nodeSelector'), ...added } };
};

/** What a node has of what a VM needs. */
export interface NodeVerdict {
  node: NodeNetwork;
  /** Whether selectors, affinity and taints let the VM onto it. */
  isAllowed: boolean;
  /** What it has too little of. */
  lacking: readonly ('cpu' | 'pages' | 'functions')[];
  /** Whether what it has is known at all. */
  isKnown: boolean;
}

const has = ({ resources }: NodeNetwork, name: string): number =>
  quantityOf(resources?.get(name)) ?? 0;

/**
 * What each node for VMs has of what a VM needs. CPUs and pages that others took are not counted, as
 * pods are not read; functions that VMs hold are.
 *
 * @param spec with what the runtime class adds (`placedSpec`)
 * @param own node on which the VM runs now and holds its functions
 * @param resources full names of the virtual functions that it asks for, one for each interface
 */
export const nodeVerdicts = (
  world: World,
  spec: unknown,
  resources: readonly string[],
  own: string | undefined,
): NodeVerdict[] => {
  const pages = hugePagesOf(spec);
  return vmNodesOf(world).map((node) => {
    const taken = takenOn(world)(node.name);
    const lacksFunctions = [...new Set(resources)].some((name) => {
      const wanted = resources.filter((each) => each === name).length;
      const held = node.name === own ? 0 : (taken.get(name) ?? 0);
      return has(node, name) - held < wanted;
    });
    const lacking = [
      ...(has(node, 'cpu') < dedicatedCpusOf(spec) ? (['cpu'] as const) : []),
      ...(pages && (pagesOn(node, pages.size) ?? 0) < (pages.memory ?? pages.bytes ?? 0)
        ? (['pages'] as const)
        : []),
      ...(lacksFunctions ? (['functions'] as const) : []),
    ];
    return {
      node,
      isAllowed: mayRunOn(spec, node),
      lacking: node.resources === undefined ? [] : lacking,
      isKnown: node.resources !== undefined,
    };
  });
};

/** Name of a profile, for messages. */
export const nameOfProfile = (profile: KubernetesResource | undefined): string =>
  textAt(profile, 'metadata', 'name') ?? '';
