import type { KubernetesResource } from '../core/resource';
import { networkNameIn } from '../nad/config';
import { nadsOf, type ParsedNad } from '../nad/nads';
import { nodeNeedOf } from '../nodes/need';
import type { World } from '../world/world';
import { partsOf, type PolicyPart } from './parts';

const BRIDGES: readonly string[] = ['linux-bridge', 'ovs-bridge'];

/** What a network can be connected to, by what it needs of a node. */
const serves: Readonly<Record<'bridge' | 'mapping' | 'interface', (part: PolicyPart) => boolean>> =
  {
    bridge: ({ type }) => BRIDGES.includes(type),
    mapping: ({ type }) => type === 'mapping',
    interface: ({ type }) => type !== 'mapping',
  };

/**
 * The networks that stand on what a policy makes: on its bridges, its bridge mappings, and its links.
 * A mapping counts whichever policy makes its bridge.
 */
export const networksOn = (world: World, policy: KubernetesResource): ParsedNad[] => {
  const parts = partsOf(policy).filter(({ isAbsent }) => !isAbsent);
  return [...nadsOf(world).values()].filter(({ parsed }) => {
    const need = nodeNeedOf(parsed, networkNameIn(parsed));
    return (
      'name' in need && parts.some((part) => part.name === need.name && serves[need.kind](part))
    );
  });
};
