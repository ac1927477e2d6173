import { groupedBy } from '../core/collections';
import type { Finding } from '../findings/finding';
import { objectKeyOf } from '../findings/order';
import { worstOf } from '../findings/query';
import { mapStates, type MapItem, type MapState } from './items';

/** Of what rules have not been asked yet, nothing is said. */
export const stateOfFindings = ({ isKnown }: Taker, findings: readonly Finding[]): MapState => {
  if (!isKnown) return 'unknown';
  const worst = worstOf(findings);
  return worst === 'error' || worst === 'warning' ? worst : 'fine';
};

/**
 * Takes findings for items, so that those that no item takes can be told.
 *
 * @param findings undefined as long as rules have not been asked
 */
export const taker = (findings: readonly Finding[] | undefined) => {
  const byObject = groupedBy(findings ?? [], ({ object }) =>
    objectKeyOf({ ...object, apiVersion: '' }),
  );
  const taken = new Set<Finding>();
  return {
    isKnown: findings !== undefined,
    take: (...keys: readonly string[]): Finding[] => {
      const own = keys.flatMap((key) => byObject.get(key) ?? []);
      for (const finding of own) taken.add(finding);
      return own;
    },
    left: () => (findings ?? []).filter((finding) => !taken.has(finding)),
  };
};
export type Taker = ReturnType<typeof taker>;

/** By which findings are taken: versions and groups do not matter. */
export const keyOfObject = (kind: string, namespace: string | undefined, name: string): string =>
  objectKeyOf({ apiVersion: '', kind, name, ...(namespace === undefined ? {} : { namespace }) });

const policyKey = (name: string): string =>
  keyOfObject('NodeNetworkConfigurationPolicy', undefined, name);

/** Of what a policy makes, that which a finding is about: on its nodes, or where something failed. */
const concerned = (finding: Finding, made: readonly MapItem[]): readonly MapItem[] => {
  const nodes = (finding.related ?? []).flatMap(({ kind, name }) =>
    kind === 'Node' ? [name] : [],
  );
  const there = made.filter((item) => item.nodes.some((name) => nodes.includes(name)));
  if (there.length > 0) return there;
  const failed = made.filter(({ state }) => state === 'error');
  return failed.length > 0 ? failed : made;
};

/** What rules say of policies stands at what the policies make. */
export const withPolicyFindings = (items: readonly MapItem[], findings: Taker): MapItem[] => {
  const byPolicy = new Map<string, MapItem[]>();
  for (const item of items) {
    for (const name of item.policies) {
      byPolicy.set(name, [...(byPolicy.get(name) ?? []), item]);
    }
  }
  const told = new Map<MapItem, Finding[]>();
  for (const [name, made] of byPolicy) {
    for (const finding of findings.take(policyKey(name))) {
      for (const item of concerned(finding, made)) {
        told.set(item, [...(told.get(item) ?? []), finding]);
      }
    }
  }
  return items.map((item) => {
    const own = told.get(item);
    if (!own) return item;
    const state = stateOfFindings(findings, own);
    const isWorse = mapStates.indexOf(state) < mapStates.indexOf(item.state);
    return { ...item, findings: own, state: isWorse ? state : item.state };
  });
};
