import type { Finding, ObjectReference } from './finding';
import type { Severity } from './severity';

/** Worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'info'];

export const findingSortKeys = ['severity', 'code', 'object', 'namespace'] as const;
export type FindingSortKey = (typeof findingSortKeys)[number];

export interface FindingFilter {
  /** Empty stands for all. */
  severities: readonly string[];
  kinds: readonly string[];
  codes: readonly string[];
  /** Part of the object's name, the namespace or the shown texts, in any case. */
  text: string;
}

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

const isAmong = (wanted: readonly string[], value: string): boolean =>
  wanted.length === 0 || wanted.includes(value);

const holds = ({ finding, title, message }: ShownFinding, text: string): boolean =>
  [finding.object.name, finding.object.namespace ?? '', finding.code, finding.path, title, message]
    .join('\n')
    .toLowerCase()
    .includes(text);

/** The findings that pass a filter, in their order. */
export const filterFindings = (
  findings: readonly ShownFinding[],
  filter: FindingFilter,
): ShownFinding[] => {
  const text = filter.text.trim().toLowerCase();
  return findings.filter(
    (shown) =>
      isAmong(filter.severities, shown.finding.severity) &&
      isAmong(filter.kinds, shown.finding.object.kind) &&
      isAmong(filter.codes, shown.finding.code) &&
      (text === '' || holds(shown, text)),
  );
};

// net-2 stands before net-10.
const collator = new Intl.Collator('en', { numeric: true });

const rankOf = ({ severity }: Finding): number => severities.indexOf(severity);

const compareBy: Record<FindingSortKey, (a: Finding, b: Finding) => number> = {
  severity: (a, b) => rankOf(a) - rankOf(b),
  code: (a, b) => collator.compare(a.code, b.code),
  object: (a, b) => collator.compare(a.object.name, b.object.name),
  namespace: (a, b) => collator.compare(a.object.namespace ?? '', b.object.namespace ?? ''),
};

const TIES: readonly FindingSortKey[] = ['severity', 'namespace', 'object', 'code'];

/** Sorted copy; equal values stand by severity, then by object. */
export const sortFindings = (
  findings: readonly ShownFinding[],
  key: FindingSortKey,
  direction: 'asc' | 'desc',
): ShownFinding[] => {
  const sign = direction === 'asc' ? 1 : -1;
  const order = TIES.filter((tie) => tie !== key).map((tie) => compareBy[tie]);
  return [...findings].sort((a, b) => {
    let result = sign * compareBy[key](a.finding, b.finding);
    for (const compare of order) result ||= compare(a.finding, b.finding);
    return result;
  });
};

/** Values that a filter can offer, with how often each occurs, sorted. */
export const valuesOf = (
  findings: readonly Finding[],
  valueOf: (finding: Finding) => string,
): { value: string; count: number }[] => {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const value = valueOf(finding);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => collator.compare(a.value, b.value));
};

/** `namespace/name`, or the name of what lies in no namespace. */
export const nameOfObject = ({ namespace, name }: ObjectReference): string =>
  namespace === undefined ? name : `${namespace}/${name}`;
