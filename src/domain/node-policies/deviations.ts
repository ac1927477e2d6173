import { byNumbersInText, groupedBy } from '../core/collections';
import { printed, textAt } from '../core/resource';
import type { World } from '../world/world';
import { contradictionsOf } from './contradictions';
import type { Difference } from './difference';
import { driftOf } from './drift';
import { unownedOf } from './owners';

/**
 * - `changed`: a node has another value than a policy configured
 * - `gone`: it does not have what a policy made
 * - `left`: it has what a policy removed
 * - `contradiction`: two policies want something else on the same nodes
 * - `unowned`: no policy asks for what is there
 */
export const deviationKinds = ['contradiction', 'changed', 'gone', 'left', 'unowned'] as const;
export type DeviationKind = (typeof deviationKinds)[number];

/** Something that is otherwise than policies ask, on all nodes on which it is the same. */
export interface Deviation {
  kind: DeviationKind;
  /** Names of the policies that it is about: none of what no policy owns, two that contradict each other. */
  policies: readonly string[];
  part: string;
  /** '' where it is about the part as a whole. */
  leaf: string;
  wanted: unknown;
  found: unknown;
  /** In the order of their names; never empty. */
  nodes: readonly string[];
}

const kinds: Readonly<Record<Exclude<Difference['kind'], 'unknown'>, DeviationKind>> = {
  changed: 'changed',
  made: 'gone',
  removed: 'left',
};

type OnNode = Omit<Deviation, 'nodes'> & { node: string };

const folded = (all: readonly OnNode[]): Deviation[] =>
  [
    ...groupedBy(all, ({ kind, policies, part, leaf, wanted, found }) =>
      JSON.stringify([kind, policies, part, leaf, leaf === '' ? '' : printed([wanted, found])]),
    ).values(),
  ].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const { node: _one, ...deviation } = first;
    return [{ ...deviation, nodes: alike.map(({ node }) => node).sort(byNumbersInText) }];
  });

const drifted = (world: World): OnNode[] =>
  world.list('NodeNetworkConfigurationPolicy').flatMap((policy) =>
    driftOf(world, policy).flatMap(({ node, differences }) =>
      differences.flatMap(({ kind, ...difference }): OnNode[] =>
        kind === 'unknown'
          ? []
          : [
              {
                ...difference,
                kind: kinds[kind],
                node,
                policies: [textAt(policy, 'metadata', 'name') ?? ''],
              },
            ],
      ),
    ),
  );

const contradictions = (world: World): Deviation[] =>
  world.list('NodeNetworkConfigurationPolicy').flatMap((policy) => {
    const name = textAt(policy, 'metadata', 'name') ?? '';
    return contradictionsOf(world, policy).flatMap(
      ({ other, nodes, part, leaf, wanted, otherwise }): Deviation[] => {
        const second = textAt(other, 'metadata', 'name') ?? '';
        // Each of the two contradicts the other: said once.
        return byNumbersInText(name, second) > 0
          ? []
          : [
              {
                kind: 'contradiction',
                policies: [name, second],
                part,
                leaf,
                wanted,
                found: otherwise,
                nodes,
              },
            ];
      },
    );
  });

const unowned = (world: World): OnNode[] =>
  unownedOf(world).map(({ node, part, type }) => ({
    kind: 'unowned',
    policies: [],
    part,
    leaf: '',
    wanted: undefined,
    found: type,
    node,
  }));

/** All in which nodes are otherwise than policies ask, the worst first; equal ones of several nodes are one. */
export const deviationsOf = (world: World): Deviation[] =>
  [...contradictions(world), ...folded(drifted(world)), ...folded(unowned(world))].sort(
    (a, b) =>
      deviationKinds.indexOf(a.kind) - deviationKinds.indexOf(b.kind) ||
      byNumbersInText(a.part, b.part),
  );

/** How many values of configured policies the reports of their nodes do not tell. */
export const untoldValues = (world: World): number =>
  world
    .list('NodeNetworkConfigurationPolicy')
    .flatMap((policy) => driftOf(world, policy))
    .reduce((sum, { unknown }) => sum + unknown.length, 0);
