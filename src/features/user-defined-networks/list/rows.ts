import { checkUdn } from '../../../domain/udn/check';
import type { Finding } from '../../../domain/findings/finding';
import type { KubernetesResource } from '../../../domain/core/resource';
import { summarizeUdn, type UdnSummary } from '../../../domain/udn/summary';

export interface UserNetworkRow {
  udn: KubernetesResource;
  key: string;
  summary: UdnSummary;
  findings: readonly Finding[];
}

const rows = new WeakMap<KubernetesResource, UserNetworkRow>();

const rowOf = (udn: KubernetesResource): UserNetworkRow => {
  const summary = summarizeUdn(udn);
  const key = `${summary.kind}/${summary.namespace ?? ''}/${summary.name}`;
  return { udn, summary, key, findings: checkUdn(udn) };
};

/** One row for each network; a network is read once. */
export const rowsOf = (udns: readonly KubernetesResource[]): UserNetworkRow[] =>
  udns.map((udn) => {
    const row = rows.get(udn) ?? rowOf(udn);
    rows.set(udn, row);
    return row;
  });
