import { quantityOf } from '../../core/quantity';
import { recordAt, textAt, type KubernetesResource } from '../../core/resource';
import { vmNodesOf, type NodeNetwork } from '../../nodes/node-networks';
import { mayRunOn } from '../../nodes/placement';
import { dedicatedCpusOf } from '../../vm/rules/dedicated-cpus';
import { hugePagesOf, pagesOn } from '../../vm/rules/huge-pages';
import { takenOn } from '../../vm/migration/needs';
import { launcherRuntimeClassOf, profileOfRuntimeClass } from '../../vm/spec/runtime-class';
import type { World } from '../../world/world';

/** The labels of the nodes of a profile. */
export const nodeSelectorOf = (
  profile: KubernetesResource | undefined,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(recordAt(profile, 'spec', 'nodeSelector')).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : '',
    ]),
  );

/** Whether a node is one of a profile. */
export const isOfProfile = (profile: KubernetesResource, { labels }: NodeNetwork): boolean => {
  const wanted = Object.entries(nodeSelectorOf(profile));
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
};

/** The profile whose runtime class the pods of VMs get. */
export const profileForVms = (world: World): KubernetesResource | undefined => {
  const name = launcherRuntimeClassOf(world);
  return name === undefined || name === '' ? undefined : profileOfRuntimeClass(world, name);
};

/** What a node has too little of for a VM; `functions` and `pages` by name. */
export interface NodeVerdict {
  node: NodeNetwork;
  /** Of the profile whose runtime class VMs get; undefined where no such profile is known. */
  isOfProfile: boolean | undefined;
  /** Whether selectors, affinity and taints let the VM onto it. */
  isAllowed: boolean;
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
 * @param own node on which the VM runs now and holds its functions
 * @param resources full names of the virtual functions that it asks for, one for each interface
 */
export const nodeVerdicts = (
  world: World,
  spec: unknown,
  resources: readonly string[],
  own: string | undefined,
): NodeVerdict[] => {
  const profile = profileForVms(world);
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
      isOfProfile: profile && isOfProfile(profile, node),
      isAllowed: mayRunOn(spec, node),
      lacking: node.resources === undefined ? [] : lacking,
      isKnown: node.resources !== undefined,
    };
  });
};

/** Name of a profile, for messages. */
export const nameOfProfile = (profile: KubernetesResource | undefined): string =>
  textAt(profile, 'metadata', 'name') ?? '';
