/**
 * Command line of the standalone console; `npm run demo` builds first and then starts this.
 * Ctrl-C ends it with exit status 0.
 */
import { startConsole, UsageError } from './index.ts';
import { readOptions } from './options.ts';

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2));
  const running = await startConsole(options);
  const stop = () => {
    void running.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (options.faults && running.apiUrl !== undefined)
    process.stdout.write(`API ${running.apiUrl}\n`);
  if (running.direct) {
    process.stdout.write(`kubectl: export KUBECONFIG=${running.direct.kubeconfig}\n`);
  }
  process.stdout.write(`${running.url}\n`);
};

main().catch((error: unknown) => {
  const known = error instanceof UsageError;
  process.stderr.write(
    `${known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(known ? 2 : 1);
});
