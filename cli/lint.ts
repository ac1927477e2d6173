import { parseArgs } from 'node:util';
import { printable } from '../kubeconfig/messages';
import { textAt } from '../src/domain/core/resource';
import type { Limits } from './cluster/connect';
import type { Evidence } from './evidence';
import { readFile, type Located, type Unreadable } from './read-files';
import { asJson, asText, hasErrors, reportOf, type ReportedFinding } from './report';

const USAGE =
  'Usage: lint-manifests [--format text|json] [--cluster [--kubeconfig FILE] [--context NAME] [--timeout SECONDS] [--pages N]] FILE...   (- is standard input; with --cluster and no FILE the cluster is checked)';

/** Where a run writes what it found, and what it has to say about that. */
export interface Streams {
  out: (text: string) => void;
  complain: (line: string) => void;
}

const placeOf = ({ file, line, column }: Unreadable): string =>
  [file, line, column].filter((part) => part !== undefined).join(':');

interface Call {
  format: string;
  files: string[];
  cluster:
    { kubeconfig: string | undefined; context: string | undefined; limits: Limits } | undefined;
}

/** As many objects as two thousand pages of 500 hold, and the time that they take. */
const USUAL: Limits = { seconds: 300, pages: 2000 };
/** A day; the clock takes not much more. */
const MOST_SECONDS = 86_400;

/** A number of seconds or pages; undefined for what is none. */
const countOf = (text: string | undefined, usual: number, most: number): number | undefined => {
  if (text === undefined) return usual;
  const count = Number(text);
  return /^[1-9]\d*$/.test(text) && count <= most ? count : undefined;
};

const readArguments = (args: string[], { complain }: Streams): Call | undefined => {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        cluster: { type: 'boolean', default: false },
        kubeconfig: { type: 'string' },
        context: { type: 'string' },
        timeout: { type: 'string' },
        pages: { type: 'string' },
      },
    });
    const { format, cluster, kubeconfig, context, ...given } = values;
    if (format !== 'text' && format !== 'json') {
      complain(`Unknown format ${format}. ${USAGE}`);
      return undefined;
    }
    if (
      !cluster &&
      [kubeconfig, context, given.timeout, given.pages].some((each) => each !== undefined)
    ) {
      complain(`--kubeconfig, --context, --timeout and --pages go with --cluster. ${USAGE}`);
      return undefined;
    }
    const seconds = countOf(given.timeout, USUAL.seconds, MOST_SECONDS);
    const pages = countOf(given.pages, USUAL.pages, Number.MAX_SAFE_INTEGER);
    if (seconds === undefined || pages === undefined) {
      complain(`--timeout takes 1 to ${MOST_SECONDS} seconds, --pages a number from 1. ${USAGE}`);
      return undefined;
    }
    if (!cluster && positionals.length === 0) {
      complain(USAGE);
      return undefined;
    }
    const limits = { seconds, pages };
    return {
      format,
      files: positionals,
      cluster: cluster ? { kubeconfig, context, limits } : undefined,
    };
  } catch (error) {
    complain(`${error instanceof Error ? error.message : String(error)}. ${USAGE}`);
    return undefined;
  }
};

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

/**
 * Checks what the arguments name, as `lint-manifests` does.
 *
 * @returns the exit status: 0 without a finding of severity error, 1 with one, 2 when a file or the
 *   cluster cannot be read or the call is wrong
 */
export const lint = async (args: string[], given: Streams): Promise<0 | 1 | 2> => {
  // What it complains of are names, and what servers and parsers said of them.
  const streams = { ...given, complain: (line: string) => given.complain(printable(line)) };
  const call = readArguments(args, streams);
  if (!call) return 2;
  const results = call.files.map(readFile);
  const objects = results.flatMap((result) => result.objects);
  const evidence = call.cluster && (await readEvidence(call.cluster, objects, streams));
  const isLost = call.cluster !== undefined && !evidence;
  // Files of which none could be read must not turn into a check of the cluster itself.
  const isEmpty = isLost || (call.files.length > 0 && objects.length === 0);
  const findings: ReportedFinding[] = isEmpty ? [] : reportOf(objects, evidence);
  streams.out(call.format === 'json' ? asJson(findings) : asText(findings));
  const problems = results.flatMap((result) => result.problems);
  problems.forEach((problem) => streams.complain(`${placeOf(problem)}: ${problem.message}`));
  if (problems.length > 0 || isLost) return 2;
  return hasErrors(findings) ? 1 : 0;
};
