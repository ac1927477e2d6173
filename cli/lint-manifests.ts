/**
 * The rules of the interface over YAML and JSON files, for pipelines.
 *
 * Exit status: 0 without a finding of severity error, 1 with one, 2 when a file cannot be read or
 * the call is wrong.
 */
import { parseArgs } from 'node:util';
import { readFile, type Unreadable } from './read-files';
import { asJson, asText, hasErrors, reportOf } from './report';

const USAGE = 'Usage: lint-manifests [--format text|json] FILE...   (- is standard input)';

const complain = (text: string): void => void process.stderr.write(`${text}\n`);

const placeOf = ({ file, line }: Unreadable): string =>
  line === undefined ? file : `${file}:${String(line)}`;

const readArguments = (): { format: string; files: string[] } | undefined => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { format: { type: 'string', default: 'text' } },
    });
    if (values.format !== 'text' && values.format !== 'json') {
      complain(`Unknown format ${values.format}. ${USAGE}`);
      return undefined;
    }
    if (positionals.length === 0) {
      complain(USAGE);
      return undefined;
    }
    return { format: values.format, files: positionals };
  } catch (error) {
    complain(`${error instanceof Error ? error.message : String(error)}. ${USAGE}`);
    return undefined;
  }
};

const main = (): number => {
  const call = readArguments();
  if (!call) return 2;
  const results = call.files.map(readFile);
  const findings = reportOf(results.flatMap(({ objects }) => objects));
  process.stdout.write(call.format === 'json' ? asJson(findings) : asText(findings));
  const problems = results.flatMap((result) => result.problems);
  problems.forEach((problem) => complain(`${placeOf(problem)}: ${problem.message}`));
  if (problems.length > 0) return 2;
  return hasErrors(findings) ? 1 : 0;
};

process.exitCode = main();
