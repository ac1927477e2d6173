import { checkNads } from '../../../domain/checks/of-nads';
import { groupedBy } from '../../../domain/core/collections';
import type { Finding } from '../../../domain/findings/finding';
import { NAD_GVK, type NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { coverageOf } from '../../../domain/nodes/coverage';
import { usersOf } from '../../../domain/vm/spec/network-users';
import { derived, keyOf, type World } from '../../../domain/world/world';

/** What the rest of the cluster tells of a network of the list. */
export interface Around {
  /** VMs that use it, and whether these are all. */
  vms: { count: number; isAll: boolean };
  /** Nodes for VMs that have what it needs; undefined where nothing tells. */
  nodes: { ready: number; count: number } | undefined;
}

/** Findings of all networks with the rest of the cluster in view, by `namespace/name`. */
export const findingsByNetwork = derived((world: World): ReadonlyMap<string, readonly Finding[]> =>
  groupedBy(checkNads(world), ({ object }) =>
    object.kind === NAD_GVK.kind ? keyOf(object.namespace, object.name) : undefined,
  ),
);

/** Asked for the rows of one page only. */
export const aroundOf = (world: World, nad: NetworkAttachmentDefinition): Around => {
  const { namespace = '', name = '' } = nad.metadata ?? {};
  const users = usersOf(world, namespace, name);
  const { nodes } = coverageOf(world, nad);
  const isTold = nodes.some(({ state }) => state !== 'unknown');
  return {
    vms: {
      count: new Set(users.map((user) => keyOf(user.namespace, user.name))).size,
      isAll: world.isKnown('VirtualMachine', namespace),
    },
    nodes: isTold
      ? { ready: nodes.filter(({ state }) => state === 'ready').length, count: nodes.length }
      : undefined,
  };
};
