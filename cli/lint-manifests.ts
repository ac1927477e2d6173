/** The rules of the interface over YAML and JSON files, for pipelines. */
import { lint } from './lint';

process.exitCode = await lint(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  complain: (line) => void process.stderr.write(`${line}\n`),
});
