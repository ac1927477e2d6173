import { checkObjects } from '../src/domain/findings/check-objects';
import { describeFinding, formatMessage } from '../src/domain/findings/catalog';
import type { Finding, Severity } from '../src/domain/findings/types';
import type { Located } from './read-files';

/** One line of the report. */
export interface ReportedFinding {
  code: string;
  severity: Severity;
  kind: string;
  namespace: string;
  name: string;
  path: string;
  message: string;
  file: string;
}

const reported = (finding: Finding, file: string): ReportedFinding => ({
  code: finding.code,
  severity: finding.severity,
  kind: finding.object.kind,
  namespace: finding.object.namespace ?? '',
  name: finding.object.name,
  path: finding.path,
  message: formatMessage(describeFinding(finding).message, finding.params),
  file,
});

/** Checks the objects of all files, each finding with the file of its object. */
export const reportOf = (objects: Located[]): ReportedFinding[] =>
  objects.flatMap(({ file, object }) =>
    checkObjects([object]).map((finding) => reported(finding, file)),
  );

/** A report for people: one line a finding, as compilers write them. */
export const asText = (findings: ReportedFinding[]): string =>
  findings
    .map(({ file, severity, code, kind, namespace, name, path, message }) => {
      const where = [namespace, name].filter((part) => part !== '').join('/');
      return `${file}: ${severity} ${code} ${kind} ${where} ${path}: ${message}\n`;
    })
    .join('');

export const asJson = (findings: ReportedFinding[]): string =>
  `${JSON.stringify(findings, null, 2)}\n`;

export const hasErrors = (findings: ReportedFinding[]): boolean =>
  findings.some(({ severity }) => severity === 'error');
