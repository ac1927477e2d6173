import { groupedBy } from '../core/collections';
import type { FindingCode } from '../findings/catalog';
import type { Finding } from '../findings/finding';
import { objectKeyOf } from '../findings/order';
import { worstOf } from '../findings/query';
import { severities, type Severity } from '../findings/severity';
import { placeOf, topics, type Place, type Topic } from './places';

/** Findings of one rule, or of those of one topic. */
export interface OverviewRow {
  /** The code, or the name of the topic. */
  key: string;
  topic: Topic | undefined;
  severity: Severity;
  /** Codes of its findings, each once. */
  codes: readonly FindingCode[];
  /** One of its findings, for its title. */
  first: Finding;
  /** Number of findings. */
  count: number;
  /** Number of objects that have them. */
  objects: number;
}

const topicOf: ReadonlyMap<string, Topic> = new Map(
  topics.flatMap((topic) => topic.codes.map((code): [string, Topic] => [code, topic])),
);

const rowOf = (key: string, findings: readonly Finding[]): OverviewRow[] => {
  const [first] = findings;
  const severity = worstOf(findings);
  if (!first || !severity) return [];
  const codes = [...new Set(findings.map(({ code }) => code))];
  return [
    {
      key,
      topic: topicOf.get(first.code),
      severity,
      codes,
      first,
      count: findings.length,
      objects: new Set(findings.map(({ object }) => objectKeyOf(object))).size,
    },
  ];
};

const compare = (a: OverviewRow, b: OverviewRow): number =>
  Number(b.topic !== undefined) - Number(a.topic !== undefined) ||
  severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
  b.count - a.count ||
  (a.key < b.key ? -1 : Number(a.key > b.key));

/**
 * Findings by the cards on which they stand, and on each by rule: topics first, then the worst, then
 * the most. Each finding is in exactly one row.
 */
export const overviewRowsOf = (
  findings: readonly Finding[],
): Readonly<Record<Place, readonly OverviewRow[]>> => {
  const byPlace = groupedBy(findings, ({ code }) => placeOf(code));
  const rowsIn = (place: Place): OverviewRow[] =>
    [...groupedBy(byPlace.get(place) ?? [], ({ code }) => topicOf.get(code)?.id ?? code)]
      .flatMap(([key, group]) => rowOf(key, group))
      .sort(compare);
  return { broken: rowsIn('broken'), soon: rowsIn('soon'), tidy: rowsIn('tidy') };
};
