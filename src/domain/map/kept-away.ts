import { groupedBy } from '../core/collections';
import { vmNodesOf } from '../nodes/node-networks';
import { mayRunOn, nodeNameOf } from '../nodes/placement';
import { vmTemplateOf } from '../vm/spec/network-refs';
import { networkUsersOf, type NetworkUser } from '../vm/spec/network-users';
import { targetsOf, type MigrationTarget } from '../vm/migration/targets';
import { keyOf, type World } from '../world/world';
import { matrixOf, type MatrixRow } from './matrix';

/** A VM that a network keeps away from nodes. */
export interface KeptAway {
  /** `namespace/name`. */
  key: string;
  namespace: string;
  name: string;
  /** `move`: it runs elsewhere, and cannot be migrated there; `start`: it would not start there. */
  how: 'move' | 'start';
}

const usersOfRow = (world: World, { networks }: MatrixRow): NetworkUser[] => {
  const users = networks.flatMap((network) => networkUsersOf(world).get(network) ?? []);
  const byVm = groupedBy(users, ({ namespace, name }) => keyOf(namespace, name));
  return [...byVm.values()].flatMap(([first]) => (first ? [first] : []));
};

/** How many VMs use a network, or what stands on a thing of nodes; each counts once. */
export const userCount = (world: World, row: MatrixRow): number => usersOfRow(world, row).length;

/** What keeps a VM off a node whatever its networks are. */
const OTHER_REASONS: readonly MigrationTarget['reasons'][number]['kind'][] = [
  'notForVms',
  'noHandler',
  'notReady',
  'cordoned',
  'placement',
];

const isOfNetworks = ({ reasons }: MigrationTarget, networks: readonly string[]): boolean =>
  reasons.some(
    ({ kind, about }) =>
      (kind === 'network' || kind === 'used') && networks.includes(about?.network ?? ''),
  );

const isOfOthers = ({ reasons }: MigrationTarget): boolean =>
  reasons.some(({ kind }) => OTHER_REASONS.includes(kind));

/** Nodes that a VM without one may be placed on, by what it says itself. */
const openTo = (world: World, { vm, vmi }: NetworkUser): string[] => {
  const spec = vm ? vmTemplateOf(vm) : vmi?.spec;
  return vmNodesOf(world).flatMap((node) => (mayRunOn(spec, node) ? [node.name] : []));
};

const lackingOf = (world: World, row: MatrixRow): ReadonlySet<string> =>
  new Set(
    matrixOf(world).nodes.flatMap(({ name }, index) =>
      row.cells[index]?.state === 'missing' ? [name] : [],
    ),
  );

const keptAway = ({ namespace, name }: NetworkUser, how: KeptAway['how']): KeptAway => ({
  key: keyOf(namespace, name),
  namespace,
  name,
  how,
});

/**
 * The VMs that a network keeps away from at least one of these nodes: those that run elsewhere and
 * could move there otherwise, and those that could start there. What a VM says against a node itself
 * is not the network's doing.
 *
 * @param nodes their names
 */
export const keptAwayFrom = (
  world: World,
  row: MatrixRow,
  nodes: ReadonlySet<string>,
): KeptAway[] => {
  const lacking = lackingOf(world, row);
  return usersOfRow(world, row).flatMap((user): KeptAway[] => {
    const { vm, vmi } = user;
    if (vmi && user.isRunning && nodeNameOf(vmi) !== undefined) {
      const targets = targetsOf(world, vm, vmi) ?? [];
      const isKept = targets.some(
        (target) =>
          nodes.has(target.name) &&
          target.verdict === 'refused' &&
          isOfNetworks(target, row.networks) &&
          !isOfOthers(target),
      );
      return isKept ? [keptAway(user, 'move')] : [];
    }
    const isKept = openTo(world, user).some((name) => nodes.has(name) && lacking.has(name));
    return isKept ? [keptAway(user, 'start')] : [];
  });
};

/**
 * The VMs that have nowhere to go because of a network: no node takes them, and on at least one of
 * those that would otherwise it is the network that stands in the way.
 */
export const stuckBy = (world: World, row: MatrixRow): KeptAway[] => {
  if (!world.isKnown('Node')) return [];
  const lacking = lackingOf(world, row);
  return usersOfRow(world, row).flatMap((user): KeptAway[] => {
    const { vm, vmi } = user;
    if (vmi && user.isRunning && nodeNameOf(vmi) !== undefined) {
      const targets = (targetsOf(world, vm, vmi) ?? []).filter(({ verdict }) => verdict !== 'here');
      const isStuck =
        targets.length > 0 &&
        targets.every(({ verdict }) => verdict === 'refused') &&
        targets.some((target) => isOfNetworks(target, row.networks) && !isOfOthers(target));
      return isStuck ? [keptAway(user, 'move')] : [];
    }
    const open = openTo(world, user);
    const isStuck = open.length > 0 && open.every((name) => lacking.has(name));
    return isStuck ? [keptAway(user, 'start')] : [];
  });
};
