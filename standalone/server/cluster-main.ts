/** Command line of the standalone console in a cluster: `run.sh console` of the image. */
import { messageOf } from '../../kubeconfig/messages.ts';
import { readClusterOptions, startClusterConsole } from './cluster-console.ts';
import { toStandardError } from './failure.ts';
import { UsageError } from './upstream.ts';

const main = async (): Promise<void> => {
  const options = readClusterOptions(process.argv.slice(2));
  const running = await startClusterConsole(options);
  const stop = () => {
    void running.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGQUIT', stop);
  process.stdout.write(
    `Listening on port ${running.port} of loopback for ${options.publicUrl.origin}\n`,
  );
};

main().catch((error: unknown) => {
  toStandardError(messageOf(error));
  process.exit(error instanceof UsageError ? 2 : 1);
});
