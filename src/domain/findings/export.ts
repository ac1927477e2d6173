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

/**
 * One cell. A text that a spreadsheet would take for a formula gets an apostrophe before it: names
 * and settings in findings are written by whoever may write the objects.
 *
 * Source: OWASP, CSV Injection; RFC 4180 for quoting.
 */
const cell = (text: string): string => {
  const harmless = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replace(/"/g, '""')}"`;
};

/** Findings as CSV with a line of titles; fields are quoted, lines end as RFC 4180 wants it. */
export const csvOf = (findings: readonly ShownFinding[]): string => {
  const lines = findings.map((shown) => {
    const row = rowOf(shown);
    return COLUMNS.map((column) => cell(row[column])).join(',');
  });
  return [COLUMNS.map(cell).join(','), ...lines, ''].join('\r\n');
};

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
