import { parseArgs } from 'node:util';
import { severities, type Severity } from '../src/domain/findings/severity';
import type { Limits } from './cluster/connect';

export const formats = ['text', 'json', 'sarif', 'junit'] as const;

export type Format = (typeof formats)[number];

export const USAGE = `Usage: lint-manifests [--format ${formats.join('|')}] [--fail-on ${severities.join('|')}|never] [--config FILE] [--baseline FILE] [--ignored] [--cluster [--kubeconfig FILE] [--context NAME] [--timeout SECONDS] [--pages N]] FILE...   (- is standard input; with --cluster and no FILE the cluster is checked)`;

export interface Call {
  format: Format;
  /** The lowest severity by which a run fails. */
  failOn: Severity | 'never';
  files: string[];
  /** File with settings of rules. */
  config: string | undefined;
  /** File with a report of an earlier run. */
  baseline: string | undefined;
  /** Whether findings that annotations have ignored are told, too. */
  withIgnored: boolean;
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

const oneOf = <T extends string>(words: readonly T[], text: string): T | undefined =>
  words.find((word) => word === text);

/** What the arguments of a call say, or why they say nothing. */
export const readArguments = (args: string[]): Call | { mistake: string } => {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        'fail-on': { type: 'string', default: 'error' },
        config: { type: 'string' },
        baseline: { type: 'string' },
        ignored: { type: 'boolean', default: false },
        cluster: { type: 'boolean', default: false },
        kubeconfig: { type: 'string' },
        context: { type: 'string' },
        timeout: { type: 'string' },
        pages: { type: 'string' },
      },
    });
    const { cluster, kubeconfig, context, config, baseline, ignored, ...given } = values;
    const format = oneOf(formats, given.format);
    if (format === undefined) return { mistake: `Unknown format ${given.format}. ${USAGE}` };
    const failOn = oneOf([...severities, 'never'], given['fail-on']);
    if (failOn === undefined) {
      return { mistake: `--fail-on takes ${severities.join(', ')} or never. ${USAGE}` };
    }
    if (
      !cluster &&
      [kubeconfig, context, given.timeout, given.pages].some((each) => each !== undefined)
    ) {
      return {
        mistake: `--kubeconfig, --context, --timeout and --pages go with --cluster. ${USAGE}`,
      };
    }
    const seconds = countOf(given.timeout, USUAL.seconds, MOST_SECONDS);
    const pages = countOf(given.pages, USUAL.pages, Number.MAX_SAFE_INTEGER);
    if (seconds === undefined || pages === undefined) {
      return {
        mistake: `--timeout takes 1 to ${MOST_SECONDS} seconds, --pages a number from 1. ${USAGE}`,
      };
    }
    if (!cluster && positionals.length === 0) return { mistake: USAGE };
    return {
      format,
      failOn,
      files: positionals,
      config,
      baseline,
      withIgnored: ignored,
      cluster: cluster ? { kubeconfig, context, limits: { seconds, pages } } : undefined,
    };
  } catch (error) {
    return { mistake: `${error instanceof Error ? error.message : String(error)}. ${USAGE}` };
  }
};
