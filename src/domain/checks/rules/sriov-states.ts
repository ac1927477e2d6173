import { recordAt, type KubernetesResource } from '../../core/resource';
import * as codes from '../../findings/codes';
import type { Finding } from '../../findings/finding';
import { findingOf, namesOf, nodeReferences, referenceOf } from '../../findings/report';
import { sriovHostsOf } from '../../sriov/cards';
import { matchesSelector } from '../../world/selector';
import type { World } from '../../world/world';

/** Nodes on which the operator failed, in its own words. */
export const checkSriovStates = (world: World): Finding[] =>
  sriovHostsOf(world)
    .filter(({ stage }) => stage === 'failed')
    .map(({ name, state, lastError = '' }) =>
      findingOf(
        codes.sriovFailedOnNode,
        referenceOf(state),
        'status.lastSyncError',
        { node: name, message: lastError },
        nodeReferences([{ name }]),
      ),
    );

const nodesIn = (world: World, pool: KubernetesResource): readonly string[] =>
  world
    .list('Node')
    .filter((node) =>
      matchesSelector(recordAt(node, 'metadata', 'labels'), recordAt(pool, 'spec').nodeSelector),
    )
    .map((node) => referenceOf(node).name);

/**
 * Nodes that two pools choose, which are never drained.
 *
 * Source: sriov-network-operator doc/api/pool-config-api.md.
 */
export const checkSriovPools = (world: World): Finding[] => {
  const pools = world.list('SriovNetworkPoolConfig').map((pool) => ({
    pool,
    nodes: nodesIn(world, pool),
  }));
  return pools.flatMap(({ pool, nodes }) =>
    pools
      .filter((other) => other.pool !== pool)
      .flatMap((other) => {
        const both = nodes.filter((name) => other.nodes.includes(name)).map((name) => ({ name }));
        return both.length === 0
          ? []
          : [
              findingOf(
                codes.nodeInTwoPools,
                referenceOf(pool),
                'spec.nodeSelector',
                { other: referenceOf(other.pool).name, nodes: namesOf(both) },
                [referenceOf(other.pool), ...nodeReferences(both)],
              ),
            ];
      }),
  );
};
