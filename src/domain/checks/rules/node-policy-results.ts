import * as codes from '../../findings/codes';
import type { Finding } from '../../findings/finding';
import { findingOf, nodeParams, nodeReferences, referenceOf } from '../../findings/report';
import { recordAt, textAt, type KubernetesResource } from '../../core/resource';
import { contradictionsOf } from '../../node-policies/contradictions';
import { driftOf } from '../../node-policies/drift';
import { policyProgressOf } from '../../node-policies/progress';
import type { World } from '../../world/world';

const failures = (world: World, policy: KubernetesResource): Finding[] => {
  const failed = policyProgressOf(world, policy).nodes.filter(({ stage }) => stage === 'failed');
  const why = failed.find(({ cause }) => cause !== undefined)?.cause?.text;
  if (why === undefined) return [];
  const nodes = failed.map(({ node }) => ({ name: node }));
  return [
    findingOf(
      codes.policyFailedOnNodes,
      referenceOf(policy),
      'spec.desiredState',
      { ...nodeParams(nodes), why },
      nodeReferences(nodes),
    ),
  ];
};

const SHOWN = 3;

const drifted = (world: World, policy: KubernetesResource): Finding[] => {
  const drift = driftOf(world, policy).filter(({ differences }) => differences.length > 0);
  if (drift.length === 0) return [];
  const nodes = drift.map(({ node }) => ({ name: node }));
  const places = [
    ...new Set(
      drift.flatMap(({ differences }) =>
        differences.map(({ part, leaf }) => (leaf === '' ? part : `${part} ${leaf}`)),
      ),
    ),
  ];
  const more = places.length > SHOWN ? ', …' : '';
  return [
    findingOf(
      codes.nodeDiffersFromPolicy,
      referenceOf(policy),
      'spec.desiredState',
      { ...nodeParams(nodes), what: `${places.slice(0, SHOWN).join(', ')}${more}` },
      nodeReferences(nodes),
    ),
  ];
};

/** Where a part stands in the policy. */
const pathOf = (policy: KubernetesResource, part: string): string => {
  const [kind, ...rest] = part.split('/');
  const name = rest.join('/');
  const key = kind === 'ovn' ? 'localnet' : 'name';
  const desired = recordAt(policy, 'spec', 'desiredState');
  const list = kind === 'ovn' ? recordAt(desired, 'ovn')['bridge-mappings'] : desired.interfaces;
  const index = Array.isArray(list) ? list.findIndex((entry) => textAt(entry, key) === name) : -1;
  const at =
    kind === 'ovn' ? 'spec.desiredState.ovn.bridge-mappings' : 'spec.desiredState.interfaces';
  return `${at}[${Math.max(0, index)}]`;
};

/** Other policies that want something else on the same nodes. */
export const contradicted = (world: World, policy: KubernetesResource): Finding[] =>
  contradictionsOf(world, policy).map(({ other, nodes, part, leaf, wanted, otherwise }) => {
    const named = nodes.map((name) => ({ name }));
    return findingOf(
      codes.policiesContradict,
      referenceOf(policy),
      pathOf(policy, part),
      {
        ...nodeParams(named),
        other: textAt(other, 'metadata', 'name') ?? '',
        part,
        leaf,
        wanted,
        otherwise,
      },
      [referenceOf(other)],
    );
  });

/** What has come of a policy that is stored: where it failed, and what differs from it now. */
export const resultsOf = (world: World, policy: KubernetesResource): Finding[] => [
  ...failures(world, policy),
  ...drifted(world, policy),
];
