import { valueAt, type KubernetesResource } from '../../core/resource';
import type { NodeNetwork } from '../../nodes/node-networks';
import { wiringGroupsOf } from '../../nodes/wiring';
import type { World } from '../../world/world';
import { differencesOn, type Difference } from '../difference';

/** What a policy changes on nodes, all of which it changes alike. */
export interface Effect {
  nodes: readonly NodeNetwork[];
  /** Empty where they are as the policy asks already. */
  differences: readonly Difference[];
  /** Whether nmstate reports on them, so that a change is known at all. */
  isKnown: boolean;
}

/** By what effects are alike: what is removed may differ, such as in its MAC address. */
const keyOf = ({ isKnown, differences }: Omit<Effect, 'nodes'>): unknown => ({
  isKnown,
  differences: differences.map(({ found, ...rest }) =>
    rest.kind === 'removed' ? rest : { ...rest, found },
  ),
});

/** What a policy would change on nodes now, those together that it changes alike, most of them first. */
export const effectsOf = (
  world: World,
  policy: KubernetesResource,
  nodes: readonly NodeNetwork[],
): Effect[] => {
  const desired = valueAt(policy, 'spec', 'desiredState');
  const effectOn = (node: NodeNetwork): Omit<Effect, 'nodes'> => ({
    isKnown: node.interfaces !== undefined,
    differences: differencesOn(desired, node, world.find('NodeNetworkState', node.name)),
  });
  return wiringGroupsOf(nodes, (node) => keyOf(effectOn(node))).flatMap((group) => {
    const [first] = group.nodes;
    return first ? [{ nodes: group.nodes, ...effectOn(first) }] : [];
  });
};
