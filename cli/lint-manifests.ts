/** The rules of the interface over YAML and JSON files, for pipelines. */
import { messageOf } from '../kubeconfig/messages';
import { lint } from './lint';

/** Whether what was to be written could not be, other than because nobody reads on. */
let isLost = false;

const onError = (error: NodeJS.ErrnoException): void => {
  // `| head -1` has read enough.
  if (error.code === 'EPIPE') return;
  isLost = true;
  process.stderr.write(`cannot write: ${messageOf(error)}\n`);
};
process.stdout.on('error', onError);
process.stderr.on('error', () => (isLost = true));

const status = await lint(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  complain: (line) => void process.stderr.write(`${line}\n`),
});

// Not by itself: a program that makes credentials may go on for as long as it likes.
process.stdout.end(() => process.stderr.end(() => process.exit(isLost ? 2 : status)));
