import { printable } from '../kubeconfig/messages';
import { describeFinding, formatMessage } from '../src/domain/findings/catalog';
import { checkWorld } from '../src/domain/checks/of-world';
import { inOrder, objectKeyOf } from '../src/domain/findings/order';
import { repeatedKeyFinding } from '../src/domain/findings/repeated-keys';
import type { Finding, ObjectReference } from '../src/domain/findings/finding';
import type { Severity } from '../src/domain/findings/severity';
import { isRecord, textAt } from '../src/domain/core/resource';
import { worldOf } from '../src/domain/world/world';
import type { Evidence } from './evidence';
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

/** Keys that stand twice in the texts of objects; only files have texts. */
const repeatedIn = (objects: readonly Located[]): Finding[] =>
  objects.flatMap(({ object, repeated }) =>
    isRecord(object) ? repeated.map((key) => repeatedKeyFinding(object, key)) : [],
  );

/** Stands for the file where the cluster itself is checked. */
const CLUSTER = 'cluster';

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

const referenceOf = (object: unknown): ObjectReference => {
  const namespace = textAt(object, 'metadata', 'namespace');
  return {
    apiVersion: textAt(object, 'apiVersion') ?? '',
    kind: textAt(object, 'kind') ?? '',
    ...(namespace === undefined ? {} : { namespace }),
    name: textAt(object, 'metadata', 'name') ?? '',
  };
};

/** The file of each object; of several with one identity the first counts. */
const filesOf = (objects: readonly Located[]): Map<string, string> => {
  const files = new Map<string, string>();
  for (const { file, object } of objects) {
    const key = objectKeyOf(referenceOf(object));
    if (isRecord(object) && !files.has(key)) files.set(key, file);
  }
  return files;
};

/**
 * Checks the objects of all files as one world, each finding with the file of its object.
 *
 * @param evidence what a cluster has: the rules reason from it, and an object of the files takes the
 * place of the cluster's own. Where there are no files, the cluster itself is checked.
 */
export const reportOf = (objects: readonly Located[], evidence?: Evidence): ReportedFinding[] => {
  const files = filesOf(objects);
  const own = objects.map(({ object }) => object);
  const others = evidence?.objects.filter((object) => !files.has(objectKeyOf(referenceOf(object))));
  const world = worldOf([...own, ...(others ?? [])], evidence?.extents);
  const findings = inOrder(world, [...checkWorld(world), ...repeatedIn(objects)]);
  return findings.flatMap((finding) => {
    const file = files.get(objectKeyOf(finding.object));
    if (file !== undefined) return [reported(finding, file)];
    // Of a cluster beside files only the files are told of; without one, whatever was found is theirs.
    if (evidence && objects.length > 0) return [];
    return [reported(finding, evidence ? CLUSTER : '')];
  });
};

/** A report for people: one line a finding, as compilers write them, whatever names and values hold. */
export const asText = (findings: readonly ReportedFinding[]): string =>
  findings
    .map(({ file, severity, code, kind, namespace, name, path, message }) => {
      const where = [namespace, name].filter((part) => part !== '').join('/');
      return `${printable(`${file}: ${severity} ${code} ${kind} ${where} ${path}: ${message}`)}\n`;
    })
    .join('');

export const asJson = (findings: readonly ReportedFinding[]): string =>
  `${JSON.stringify(findings, null, 2)}\n`;

export const hasErrors = (findings: readonly ReportedFinding[]): boolean =>
  findings.some(({ severity }) => severity === 'error');
