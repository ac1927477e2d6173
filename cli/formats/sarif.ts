import path from 'node:path';
import { createHash } from 'node:crypto';
import { printable } from '../../kubeconfig/messages';
import { catalog, type FindingCode } from '../../src/domain/findings/catalog';
import type { Severity } from '../../src/domain/findings/severity';
import { lineOfPath } from '../places';
import { whereOf, type Told } from '../report';
import { identityOf } from '../settings';

const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };
const PROBLEMS: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
};

/** As much of a text as code scanning takes. */
const MOST = 1024;

const withoutValues = (template: string): string => template.replace(/\{\{(\w+)\}\}/g, '<$1>');

const ruleOf = (code: FindingCode): object => {
  const { title, message, severity } = catalog[code];
  const text = withoutValues(message).slice(0, MOST);
  return {
    id: code,
    name: code,
    shortDescription: { text: title },
    fullDescription: { text },
    help: { text: `${text}\n\ndocs/findings/${code}.md` },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ['kubevirt', 'network'],
      precision: 'very-high',
      'problem.severity': PROBLEMS[severity],
    },
  };
};

/** Relative to where the linter runs, which should be the root of the repository. */
const uriOf = (file: string): string =>
  path
    .relative(process.cwd(), path.resolve(file))
    .split(path.sep)
    .map(encodeURIComponent)
    .join('/');

const resultOf = (told: Told, ruleIndex: number): object => {
  const { code, severity, message, file, origin, suppression } = told;
  const print = createHash('sha256').update(identityOf(told)).digest('hex').slice(0, 16);
  const startLine = origin ? lineOfPath(origin, told.path) : 1;
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: printable(`${whereOf(told)}: ${message}`) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine, startColumn: 1 },
        },
      },
    ],
    // Kept where lines move, so that the same finding stays the same alert.
    partialFingerprints: { primaryLocationLineHash: `${print}:1` },
    ...(suppression
      ? { suppressions: [{ kind: 'inSource', justification: suppression.reason }] }
      : {}),
  };
};

/**
 * A report for code scanning: SARIF 2.1.0 with all that GitHub asks for. A run without findings has an
 * empty list of results, which closes alerts of before.
 *
 * Source: OASIS SARIF 2.1.0; GitHub docs, SARIF support for code scanning.
 */
export const asSarif = (told: readonly Told[], version: string): string => {
  const rules = [...new Set(told.map(({ code }) => code))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'lint-manifests',
            semanticVersion: version,
            rules: rules.map((code) => ruleOf(code as FindingCode)),
          },
        },
        automationDetails: { id: 'lint-manifests/' },
        results: told.map((each) => resultOf(each, rules.indexOf(each.code))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};
