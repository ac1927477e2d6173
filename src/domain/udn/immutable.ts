import { sameJson } from '../core/same-json';
import { entriesAt, recordAt } from '../core/resource';
import { networkSpecOf, udnKindOf } from './types';

/** Whether layer 3 subnets are only added to, which a primary network allows. */
const onlyAdds = (before: Record<string, unknown>, after: Record<string, unknown>): boolean => {
  if (before.role === 'Secondary') return false;
  const now = new Map(entriesAt(after, 'subnets').map(({ entry }) => [entry.cidr, entry]));
  return entriesAt(before, 'subnets').every(
    ({ entry }) => now.get(entry.cidr)?.hostSubnet === entry.hostSubnet && now.has(entry.cidr),
  );
};

const layer3Changes = (before: unknown, after: unknown, at: string): string[] => {
  const [was, is] = [recordAt(before), recordAt(after)];
  const changed = ['role', 'mtu', 'joinSubnets', 'subnets'].filter(
    (key) => !sameJson(was[key], is[key]),
  );
  return changed
    .filter((key) => key !== 'subnets' || !onlyAdds(was, is))
    .map((key) => `${at}.layer3.${key}`);
};

/**
 * Paths of what an edit changes and the API server does not let anybody change after creation:
 * nearly everything but labels, annotations and the selector of namespaces. A primary layer 3 network
 * may get more subnets. Takes any values.
 *
 * Source: transition rules (`oldSelf`) of the CRDs userdefinednetworks.k8s.ovn.org and
 * clusteruserdefinednetworks.k8s.ovn.org.
 */
export const refusedChanges = (before: unknown, after: unknown): string[] => {
  if (udnKindOf(before) === undefined) return [];
  const { spec: was, at } = networkSpecOf(before);
  const { spec: is } = networkSpecOf(after);
  const whole = ['topology', 'layer2', 'localnet', 'transport', 'noOverlay']
    .filter((key) => !sameJson(was[key], is[key]))
    .map((key) => `${at}.${key}`);
  const uplinks = sameJson(recordAt(before, 'spec').uplinks, recordAt(after, 'spec').uplinks);
  return [
    ...whole,
    ...(was.layer3 === undefined ? [] : layer3Changes(was.layer3, is.layer3, at)),
    ...(at === 'spec.network' && !uplinks ? ['spec.uplinks'] : []),
  ];
};
