import type { Finding, ObjectReference } from './finding';
import { severities, type Severity } from './severity';

/** A finding with the texts that the user sees. */
export interface ShownFinding {
  finding: Finding;
  title: string;
  message: string;
}

export type FindingCounts = Record<Severity, number>;

/** How many findings there are of each severity. */
export const countFindings = (findings: readonly Finding[]): FindingCounts => {
  const counts: FindingCounts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
};

/** The worst severity among findings; undefined where there is none. */
export const worstOf = (findings: readonly Finding[]): Severity | undefined =>
  severities.find((severity) => findings.some((finding) => finding.severity === severity));

/** `namespace/name`, or the name of what lies in no namespace. */
export const nameOfObject = ({ namespace, name }: ObjectReference): string =>
  namespace === undefined ? name : `${namespace}/${name}`;
