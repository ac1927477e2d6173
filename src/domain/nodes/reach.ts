import { recordAt, valueAt } from '../core/resource';
import { vmTemplateOf } from '../vm/spec/network-refs';
import type { NetworkUser } from '../vm/spec/network-users';
import { derived, type World } from '../world/world';
import { vmNodesOf, type NodeNetwork } from './node-networks';
import { mayRunOn } from './placement';

/** What of a VM's spec decides on nodes, as text: VMs that say the same reach the same nodes. */
export const placementKey = (spec: unknown): string =>
  JSON.stringify([
    valueAt(spec, 'nodeSelector'),
    valueAt(spec, 'affinity', 'nodeAffinity'),
    valueAt(spec, 'tolerations'),
  ]);

const reached = derived((world: World) => {
  const known = new Map<string, ReadonlySet<string>>();
  return (spec: unknown): ReadonlySet<string> => {
    const key = placementKey(spec);
    let nodes = known.get(key);
    if (!nodes) {
      const names = vmNodesOf(world).filter((node) => mayRunOn(spec, node));
      nodes = new Set(names.map(({ name }) => name));
      known.set(key, nodes);
    }
    return nodes;
  };
});

/** An instance type can add a node selector that only the running instance shows. */
const specsOf = ({ vm, vmi }: NetworkUser): unknown[] => {
  if (!vm) return [vmi?.spec];
  const template = vmTemplateOf(vm);
  const hasType = Object.hasOwn(recordAt(vm, 'spec'), 'instancetype');
  return hasType && vmi ? [template, vmi.spec] : [template];
};

const reachedBy = (world: World, users: readonly NetworkUser[]): ReadonlySet<string> => {
  const reach = reached(world);
  const sets = new Set<ReadonlySet<string>>();
  for (const user of users) {
    const [first, second] = specsOf(user).map(reach);
    if (!first) continue;
    sets.add(second ? new Set([...first].filter((name) => second.has(name))) : first);
  }
  const [only] = sets;
  return only && sets.size === 1 ? only : new Set([...sets].flatMap((names) => [...names]));
};

/**
 * Which nodes VMs on a network can be placed on: those that at least one of its users may run on;
 * with no user yet, those that are open to any VM. Nothing is computed before the first question.
 */
export const reachableBy = (
  world: World,
  users: readonly NetworkUser[],
): ((node: NodeNetwork) => boolean) => {
  let names: ReadonlySet<string> | undefined;
  return ({ name }) => {
    names ??= users.length === 0 ? reached(world)({}) : reachedBy(world, users);
    return names.has(name);
  };
};
