/**
 * Command line of the standalone console; `npm run demo` builds first and then starts this.
 * Ctrl-C ends it with exit status 0.
 */
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startConsole, UsageError, type ConsoleOptions } from './index.ts';

const readPort = (text: string): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new UsageError(`--port takes a number from 0 to 65535, not ${text}.`);
  }
  return port;
};

const readSpeed = (text: string): number => {
  const speed = Number(text);
  if (!Number.isFinite(speed) || speed <= 0) {
    throw new UsageError(`--speed takes a number above 0, not ${text}.`);
  }
  return speed;
};

const parse = () => {
  try {
    return parseArgs({
      options: {
        scenario: { type: 'string' },
        port: { type: 'string', default: '9000' },
        kubeconfig: { type: 'string' },
        context: { type: 'string' },
        crds: { type: 'string' },
        faults: { type: 'boolean' },
        speed: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

const readOptions = (): ConsoleOptions => {
  const { port, speed, ...values } = parse();
  if (values.kubeconfig === undefined) {
    if (values.context !== undefined) throw new UsageError('--context needs --kubeconfig.');
  } else {
    const given = { ...values, speed };
    for (const name of ['scenario', 'crds', 'faults', 'speed'] as const) {
      if (given[name] !== undefined) {
        throw new UsageError(
          `--${name} belongs to the embedded API: leave it out with --kubeconfig.`,
        );
      }
    }
  }
  if (
    values.crds !== undefined &&
    !statSync(values.crds, { throwIfNoEntry: false })?.isDirectory()
  ) {
    throw new UsageError(`There is no folder ${values.crds}.`);
  }
  return {
    ...values,
    port: readPort(port),
    ...(speed === undefined ? {} : { speed: readSpeed(speed) }),
  };
};

const main = async (): Promise<void> => {
  const options = readOptions();
  const running = await startConsole(options);
  const stop = () => {
    void running.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (options.faults && running.apiUrl !== undefined)
    process.stdout.write(`API ${running.apiUrl}\n`);
  process.stdout.write(`${running.url}\n`);
};

main().catch((error: unknown) => {
  const known = error instanceof UsageError;
  process.stderr.write(
    `${known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(known ? 2 : 1);
});
