import * as codes from '../../findings/codes';
import { NAD_GVK } from '../../nad/types';
import { entriesAt, recordAt, type KubernetesResource } from '../../core/resource';
import { isWithoutAddresses, POLICY_FOR, targetsOf } from '../../policies/multi';
import { directions, peersKeyOf } from '../../policies/policy';
import { keyOf, type World } from '../../world/world';
import type { Finding } from '../../findings/finding';
import { isGoing, livingNadAt } from '../../nad/living';
import { findingOf, referenceOf } from '../../findings/report';

const PATH = `metadata.annotations['${POLICY_FOR}']`;

/** Paths of the peers that a policy chooses by labels. */
const selectorPaths = (policy: KubernetesResource): string[] =>
  directions.flatMap((rules) => {
    const peers = peersKeyOf(rules);
    return entriesAt(policy, 'spec', rules).flatMap(({ index, entry }) =>
      entriesAt(entry, peers).flatMap((peer) =>
        ['podSelector', 'namespaceSelector']
          .filter((key) => peer.entry[key] !== undefined && peer.entry[key] !== null)
          .map((key) => `spec.${rules}[${index}].${peers}[${peer.index}].${key}`),
      ),
    );
  });

const checkPolicy = (world: World, policy: KubernetesResource): Finding[] => {
  if (isGoing(world, policy)) return [];
  const object = referenceOf(policy);
  const findings: Finding[] = [];
  for (const { namespace, nad } of targetsOf(policy)) {
    const key = keyOf(namespace, nad);
    const network = livingNadAt(world, key);
    if (network && isWithoutAddresses(network)) {
      const related = [referenceOf(network.nad)];
      for (const path of selectorPaths(policy)) {
        findings.push(
          findingOf(
            codes.policySelectsPodsWithoutAddresses,
            object,
            path,
            { network: key },
            related,
          ),
        );
      }
    }
    const isKnown = world.isKnown('NetworkAttachmentDefinition', namespace);
    if (isKnown && !world.find('NetworkAttachmentDefinition', nad, namespace)) {
      const missing = {
        apiVersion: `${NAD_GVK.group}/${NAD_GVK.version}`,
        kind: NAD_GVK.kind,
        namespace,
        name: nad,
      };
      findings.push(
        findingOf(codes.policyForMissingNetwork, object, PATH, { network: key }, [missing]),
      );
    }
  }
  return findings;
};

const MAX_RELATED = 10;

/** Policies are passed over unless the operator is told to carry them out. */
const checkSwitch = (world: World): Finding[] => {
  const operator = world.find('NetworkOperator', 'cluster');
  const policies = world.list('MultiNetworkPolicy').filter((policy) => !isGoing(world, policy));
  if (!operator || policies.length === 0) return [];
  if (recordAt(operator, 'spec').useMultiNetworkPolicy === true) return [];
  const related = policies.slice(0, MAX_RELATED).map(referenceOf);
  const params = { count: policies.length };
  return [
    findingOf(
      codes.multiNetworkPoliciesOff,
      referenceOf(operator),
      'spec.useMultiNetworkPolicy',
      params,
      related,
    ),
  ];
};

/**
 * MultiNetworkPolicies that do not protect what they should.
 *
 * Source: ovn-kubernetes docs/features/multiple-networks/multi-network-policies; openshift/api
 * operator/v1 NetworkSpec.useMultiNetworkPolicy.
 */
export const checkPolicies = (world: World): Finding[] => [
  ...world.list('MultiNetworkPolicy').flatMap((policy) => checkPolicy(world, policy)),
  ...checkSwitch(world),
];
