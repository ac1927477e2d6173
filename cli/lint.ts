import { parseArgs } from 'node:util';
import { textAt } from '../src/domain/core/resource';
import type { Evidence } from './evidence';
import { readFile, type Located, type Unreadable } from './read-files';
import { asJson, asText, hasErrors, reportOf, type ReportedFinding } from './report';

const USAGE =
  'Usage: lint-manifests [--format text|json] [--cluster [--kubeconfig FILE] [--context NAME]] FILE...   (- is standard input; with --cluster and no FILE the cluster is checked)';

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
  cluster: { kubeconfig: string | undefined; context: string | undefined } | undefined;
}

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
      },
    });
    const { format, cluster, kubeconfig, context } = values;
    if (format !== 'text' && format !== 'json') {
      complain(`Unknown format ${format}. ${USAGE}`);
      return undefined;
    }
    if (!cluster && (kubeconfig !== undefined || context !== undefined)) {
      complain(`--kubeconfig and --context go with --cluster. ${USAGE}`);
      return undefined;
    }
    if (!cluster && positionals.length === 0) {
      complain(USAGE);
      return undefined;
    }
    return { format, files: positionals, cluster: cluster ? { kubeconfig, context } : undefined };
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
  { kubeconfig, context }: NonNullable<Call['cluster']>,
  objects: readonly Located[],
  { complain }: Streams,
): Promise<Evidence | undefined> => {
  const [{ readCluster }, { ClusterError }] = await Promise.all([
    import('./cluster/evidence'),
    import('./cluster/failure'),
  ]);
  try {
    const evidence = await readCluster(kubeconfig, context, namespacesOf(objects));
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
export const lint = async (args: string[], streams: Streams): Promise<0 | 1 | 2> => {
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
