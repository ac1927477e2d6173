import { printable } from '../kubeconfig/messages';
import { textAt } from '../src/domain/core/resource';
import { severities } from '../src/domain/findings/severity';
import { readArguments, type Call } from './arguments';
import type { Evidence } from './evidence';
import { readFile, type Located, type Unreadable } from './read-files';
import { asJson, asText, reportOf, type Told } from './report';
import {
  identityOf,
  readBaseline,
  readSettings,
  withSettings,
  type Baseline,
  type Read,
  type RuleSettings,
} from './settings';
import { version } from '../package.json';

/** Where a run writes what it found, and what it has to say about that. */
export interface Streams {
  out: (text: string) => void;
  complain: (line: string) => void;
}

const placeOf = ({ file, line, column }: Unreadable): string =>
  [file, line, column].filter((part) => part !== undefined).join(':');

const namespacesOf = (objects: readonly Located[]): string[] => [
  ...new Set(objects.flatMap(({ object }) => textAt(object, 'metadata', 'namespace') ?? [])),
];

/** Undefined where the cluster cannot be read; what is wrong is said already. */
const readEvidence = async (
  { kubeconfig, context, limits }: NonNullable<Call['cluster']>,
  objects: readonly Located[],
  { complain }: Streams,
): Promise<Evidence | undefined> => {
  const [{ readCluster }, { ClusterError }] = await Promise.all([
    import('./cluster/evidence'),
    import('./cluster/failure'),
  ]);
  try {
    const evidence = await readCluster(kubeconfig, context, namespacesOf(objects), limits);
    evidence.problems.forEach((problem) => complain(`cluster: ${problem}`));
    return evidence;
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    complain(`cluster: ${error.message}`);
    return undefined;
  }
};

/** A file that the call names; undefined where it cannot be read, which is said. */
const given = <T>(
  file: string | undefined,
  read: (file: string) => Read<T>,
  none: T,
  { complain }: Streams,
): T | undefined => {
  if (file === undefined) return none;
  const result = read(file);
  if ('value' in result) return result.value;
  complain(`${file}: ${result.problem}`);
  return undefined;
};

const NO_SETTINGS: RuleSettings = new Map();
const NO_BASELINE: Baseline = new Set();

const written = async (
  { format }: Call,
  findings: readonly Told[],
  objects: readonly Located[],
): Promise<string> => {
  switch (format) {
    case 'text':
      return asText(findings);
    case 'json':
      return asJson(findings);
    case 'sarif':
      return (await import('./formats/sarif')).asSarif(findings, version);
    case 'junit':
      return (await import('./formats/junit')).asJunit(findings, objects);
  }
};

const fails = ({ failOn }: Call, findings: readonly Told[]): boolean =>
  failOn !== 'never' &&
  findings.some(
    ({ severity, suppression }) =>
      !suppression && severities.indexOf(severity) <= severities.indexOf(failOn),
  );

/** How many findings are left out, and why. */
const leftOut = (counts: { ignored: number; known: number }): string[] => [
  ...(counts.ignored > 0 ? [`ignored by annotations: ${counts.ignored}`] : []),
  ...(counts.known > 0 ? [`in the baseline: ${counts.known}`] : []),
];

/**
 * Checks what the arguments name, as `lint-manifests` does.
 *
 * @returns the exit status: 0 without a finding by which the run fails, 1 with one, 2 when a file or the
 *   cluster cannot be read or the call is wrong
 */
export const lint = async (args: string[], to: Streams): Promise<0 | 1 | 2> => {
  // What it complains of are names, and what servers and parsers said of them.
  const streams = { ...to, complain: (line: string) => to.complain(printable(line)) };
  const call = readArguments(args);
  if ('mistake' in call) {
    streams.complain(call.mistake);
    return 2;
  }
  const settings = given(call.config, readSettings, NO_SETTINGS, streams);
  const baseline = given(call.baseline, readBaseline, NO_BASELINE, streams);
  if (!settings || !baseline) return 2;
  const results = call.files.map(readFile);
  const objects = results.flatMap((result) => result.objects);
  const evidence = call.cluster && (await readEvidence(call.cluster, objects, streams));
  const isLost = call.cluster !== undefined && !evidence;
  // Files of which none could be read must not turn into a check of the cluster itself.
  const isEmpty = isLost || (call.files.length > 0 && objects.length === 0);
  const all = isEmpty
    ? []
    : reportOf(objects, evidence).flatMap((finding) => withSettings(settings, finding) ?? []);
  const fresh = all.filter((finding) => !baseline.has(identityOf(finding)));
  const findings = call.withIgnored ? fresh : fresh.filter(({ suppression }) => !suppression);
  streams.out(await written(call, findings, objects));
  const counts = { ignored: fresh.length - findings.length, known: all.length - fresh.length };
  leftOut(counts).forEach((line) => streams.complain(line));
  const problems = results.flatMap((result) => result.problems);
  problems.forEach((problem) => streams.complain(`${placeOf(problem)}: ${problem.message}`));
  if (problems.length > 0 || isLost) return 2;
  return fails(call, findings) ? 1 : 0;
};
