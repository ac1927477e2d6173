import { readFileSync } from 'node:fs';
import { messageOf } from '../kubeconfig/messages';
import { isRecord, textOf } from '../src/domain/core/resource';
import { catalog } from '../src/domain/findings/catalog';
import { severities, type Severity } from '../src/domain/findings/severity';
import { readYaml } from '../src/domain/text/yaml';
import type { ReportedFinding } from './report';

/** What a file of settings says of rules: another severity, or off. */
export type RuleSettings = ReadonlyMap<string, Severity | 'off'>;

/** Of what a finding is known again in another run: not of its words, nor of its file. */
export type Baseline = ReadonlySet<string>;

/** What could be read, or why not. */
export type Read<T> = { value: T } | { problem: string };

const LEVELS: readonly string[] = [...severities, 'off'];

const isCode = (code: string): boolean => Object.hasOwn(catalog, code);

const readValue = (file: string): Read<unknown> => {
  try {
    const [part, ...others] = readYaml(readFileSync(file, 'utf8'));
    if (part === undefined || others.length > 0) return { problem: 'holds not one document' };
    return part.kind === 'error' ? { problem: part.message } : part;
  } catch (error) {
    return { problem: messageOf(error) };
  }
};

const ruleSettings = (value: unknown): Read<RuleSettings> => {
  if (!isRecord(value)) return { problem: 'is no map' };
  const { rules = {}, ...others } = value;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) return { problem: `has "${unknown}", and only "rules" is known` };
  if (!isRecord(rules)) return { problem: '"rules" is no map' };
  const levels = new Map<string, Severity | 'off'>();
  for (const [code, given] of Object.entries(rules)) {
    // YAML 1.1 takes off for false, as kubectl does.
    const level = given === false ? 'off' : (textOf(given) ?? '');
    if (!isCode(code)) return { problem: `there is no code ${code}` };
    if (!LEVELS.includes(level)) return { problem: `${code} is not one of ${LEVELS.join(', ')}` };
    levels.set(code, level as Severity | 'off');
  }
  return { value: levels };
};

/**
 * A file with a map `rules` of codes to error, warning, info or off. What is unknown in it is a
 * mistake, as it would have no effect.
 */
export const readSettings = (file: string): Read<RuleSettings> => {
  const read = readValue(file);
  return 'problem' in read ? read : ruleSettings(read.value);
};

/** The finding as the settings have it; undefined where its rule is off. */
export const withSettings = <F extends ReportedFinding>(
  settings: RuleSettings,
  finding: F,
): F | undefined => {
  const level = settings.get(finding.code);
  if (level === 'off') return undefined;
  return level === undefined ? finding : { ...finding, severity: level };
};

/** By what a finding is known again: its rule, object and field. */
export const identityOf = ({
  code,
  kind,
  namespace,
  name,
  path,
}: Pick<ReportedFinding, 'code' | 'kind' | 'namespace' | 'name' | 'path'>): string =>
  JSON.stringify([code, kind, namespace, name, path]);

const asEntry = (value: unknown): Parameters<typeof identityOf>[0] | undefined => {
  if (!isRecord(value)) return undefined;
  const [code, kind, namespace, name, path] = ['code', 'kind', 'namespace', 'name', 'path'].map(
    (key) => value[key],
  );
  return typeof code === 'string' &&
    typeof kind === 'string' &&
    typeof namespace === 'string' &&
    typeof name === 'string' &&
    typeof path === 'string'
    ? { code, kind, namespace, name, path }
    : undefined;
};

/** A report of an earlier run, as `--format json` writes it. */
export const readBaseline = (file: string): Read<Baseline> => {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return { problem: messageOf(error) };
  }
  if (!Array.isArray(value)) return { problem: 'is no report of --format json' };
  const entries = value.map(asEntry);
  const known = entries.flatMap((entry) => (entry ? identityOf(entry) : []));
  return known.length === entries.length
    ? { value: new Set(known) }
    : { problem: 'is no report of --format json' };
};
