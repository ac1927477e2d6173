import { csvText } from '../text/csv';
import { nameOfObject, type ShownFinding } from './query';

const COLUMNS = [
  'severity',
  'code',
  'title',
  'apiVersion',
  'kind',
  'namespace',
  'name',
  'path',
  'message',
  'related',
] as const;

type Row = Record<(typeof COLUMNS)[number], string>;

const rowOf = ({ finding, title, message }: ShownFinding): Row => ({
  severity: finding.severity,
  code: finding.code,
  title,
  apiVersion: finding.object.apiVersion,
  kind: finding.object.kind,
  namespace: finding.object.namespace ?? '',
  name: finding.object.name,
  path: finding.path,
  message,
  related: (finding.related ?? [])
    .map((object) => `${object.kind} ${nameOfObject(object)}`)
    .join('; '),
});

/** Findings as CSV with a line of titles. */
export const csvOf = (findings: readonly ShownFinding[]): string =>
  csvText(
    COLUMNS,
    findings.map((shown) => {
      const row = rowOf(shown);
      return COLUMNS.map((column) => row[column]);
    }),
  );

/** Findings as a JSON array, with the objects that each reasons from. */
export const jsonOf = (findings: readonly ShownFinding[]): string => {
  const list = findings.map(({ finding, title, message }) => ({
    severity: finding.severity,
    code: finding.code,
    title,
    message,
    object: finding.object,
    path: finding.path,
    params: finding.params,
    related: finding.related ?? [],
  }));
  return `${JSON.stringify(list, null, 2)}\n`;
};
