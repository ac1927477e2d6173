import { groupedBy } from '../core/collections';
import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { textAt, type KubernetesResource } from '../core/resource';
import type { NodeNetwork } from '../nodes/node-networks';
import { derived, type World } from '../world/world';
import { hasCaptures, partsOf, type PolicyPart } from './parts';
import { chosenNodes, policyProgressOf, type NodeStage } from './progress';

/** What a policy makes: a bridge of either type, a bridge mapping, or another interface. */
export type MadeKind = 'bridge' | 'mapping' | 'interface';

const kindOf = ({ type }: PolicyPart): MadeKind => {
  if (type === 'mapping') return 'mapping';
  return type === 'linux-bridge' || type === 'ovs-bridge' ? 'bridge' : 'interface';
};

const keyOf = (kind: MadeKind, name: string): string => `${kind} ${name}`;

interface Made {
  policy: KubernetesResource;
  part: PolicyPart;
}

const madeBy = derived((world: World): ReadonlyMap<string, Made[]> => {
  const all = world
    .list('NodeNetworkConfigurationPolicy')
    .flatMap((policy) => partsOf(policy).map((part): Made => ({ policy, part })));
  return groupedBy(
    all.filter(({ part }) => !part.isAbsent && part.name !== ''),
    ({ part }) => keyOf(kindOf(part), part.name),
  );
});

/** Everything that policies make, each thing once for each policy that makes it. */
export const partsMade = (world: World): readonly PolicyPart[] =>
  [...madeBy(world).values()].flatMap((all) => all.map(({ part }) => part));

/** The policies that make a thing of this name, on whichever nodes. */
export const makersOf = (
  world: World,
  kind: MadeKind,
  name: string,
): readonly KubernetesResource[] => [
  ...new Set((madeBy(world).get(keyOf(kind, name)) ?? []).map(({ policy }) => policy)),
];

const nameOf = (policy: KubernetesResource): string => textAt(policy, 'metadata', 'name') ?? '';

/** Works out something of each policy once. */
const ofEachPolicy = <T>(read: (world: World, policy: KubernetesResource) => T) =>
  derived((world: World) => {
    const known = new Map<KubernetesResource, T>();
    return (policy: KubernetesResource): T => {
      const before = known.get(policy);
      if (before !== undefined) return before;
      const found = read(world, policy);
      known.set(policy, found);
      return found;
    };
  });

const chosenBy = ofEachPolicy(
  (world, policy): ReadonlySet<string> => new Set(chosenNodes(world, policy)),
);

const stagesOf = ofEachPolicy(
  (world, policy): ReadonlyMap<string, NodeStage> =>
    new Map(policyProgressOf(world, policy).nodes.map(({ node, stage }) => [node, stage])),
);

/** Whether a policy is for a node. */
export const chooses = (world: World, policy: KubernetesResource, { name }: NodeNetwork): boolean =>
  chosenBy(world)(policy).has(name);

/** How far a policy is on a node; undefined where nothing is heard of that. */
export const stageOn = (
  world: World,
  policy: KubernetesResource,
  { name }: NodeNetwork,
): NodeStage | undefined => stagesOf(world)(policy).get(name);

/** The policies that choose a node and make an interface of this name there, a bridge among them. */
export const makersOn = (
  world: World,
  node: NodeNetwork,
  name: string,
): readonly KubernetesResource[] =>
  [...makersOf(world, 'bridge', name), ...makersOf(world, 'interface', name)].filter((policy) =>
    chooses(world, policy, node),
  );

const knowsAllPolicies = derived(
  (world: World): boolean =>
    world.isKnown('NodeNetworkConfigurationPolicy') &&
    // What a policy captures may have any name.
    !world.list('NodeNetworkConfigurationPolicy').some(hasCaptures),
);

const UNDER_WAY: readonly NodeStage[] = ['progressing', 'pending', 'waiting', 'retrying'];

/**
 * Why no policy has made a thing on a node that lacks it: none makes it at all, those that do choose
 * other nodes, or one is still to do it. Empty where that is not known, or where a policy failed,
 * which is told with what is lacking.
 */
export const whyNotMade = (
  world: World,
  kind: MadeKind,
  name: string,
  node: NodeNetwork,
): Reason[] => {
  const makers = makersOf(world, kind, name);
  if (makers.length === 0) {
    // A network card is there or not.
    return kind !== 'interface' && knowsAllPolicies(world)
      ? [reason(msg('No policy of nmstate makes it.'))]
      : [];
  }
  const choosing = makers.filter((policy) => chooses(world, policy, node));
  if (choosing.length > 0) {
    return choosing
      .filter((policy) => {
        const stage = stageOn(world, policy, node);
        return stage !== undefined && UNDER_WAY.includes(stage);
      })
      .map((policy) =>
        reason(msg('Policy {{policy}} makes it, and is not done here yet.'), {
          policy: nameOf(policy),
        }),
      );
  }
  // Of a node of which only the name is known the labels are not.
  if (!node.node) return [];
  return makers.map((policy) =>
    reason(msg('Policy {{policy}} makes it, and does not choose this node.'), {
      policy: nameOf(policy),
    }),
  );
};
