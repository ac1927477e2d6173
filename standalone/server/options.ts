import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Shares } from './index-page.ts';
import type { ConsoleOptions } from './index.ts';
import { UsageError } from './upstream.ts';

const readPort = (text: string, option = '--port'): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new UsageError(`${option} takes a number from 0 to 65535, not ${text}.`);
  }
  return port;
};

const readAboveZero = (text: string, option: string): number => {
  const number = Number(text);
  if (!Number.isFinite(number) || number <= 0) {
    throw new UsageError(`${option} takes a number above 0, not ${text}.`);
  }
  return number;
};

const readShares = (text: string): Shares => {
  if (text !== 'all' && text !== 'console') {
    throw new UsageError(`--shares takes all or console, not ${text}.`);
  }
  return text;
};

const parse = (args: string[]) => {
  try {
    return parseArgs({
      args,
      options: {
        scenario: { type: 'string' },
        port: { type: 'string', default: '9000' },
        kubeconfig: { type: 'string' },
        context: { type: 'string' },
        prometheus: { type: 'string' },
        'prometheus-tenancy': { type: 'string' },
        crds: { type: 'string' },
        faults: { type: 'boolean' },
        speed: { type: 'string' },
        shares: { type: 'string' },
        changes: { type: 'string' },
        'api-port': { type: 'string' },
        'write-kubeconfig': { type: 'string' },
        plugin: { type: 'string', multiple: true },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

/**
 * Reads the command line of the standalone console.
 *
 * @throws UsageError with one line that says what is wrong
 */
export const readOptions = (args: string[]): ConsoleOptions => {
  const {
    port,
    speed,
    changes,
    shares,
    plugin,
    'prometheus-tenancy': tenancy,
    'api-port': apiPort,
    'write-kubeconfig': writeKubeconfig,
    ...values
  } = parse(args);
  if (writeKubeconfig !== undefined && apiPort === undefined) {
    throw new UsageError('--write-kubeconfig needs --api-port.');
  }
  if (values.kubeconfig === undefined) {
    if (values.context !== undefined) throw new UsageError('--context needs --kubeconfig.');
    if (values.prometheus !== undefined) {
      throw new UsageError(
        '--prometheus needs --kubeconfig: the embedded API simulates its own metrics.',
      );
    }
  } else {
    const given = { ...values, speed, changes, 'api-port': apiPort };
    for (const name of ['scenario', 'crds', 'faults', 'speed', 'changes', 'api-port'] as const) {
      if (given[name] !== undefined) {
        throw new UsageError(
          `--${name} belongs to the embedded API: leave it out with --kubeconfig.`,
        );
      }
    }
  }
  if (tenancy !== undefined && values.prometheus === undefined) {
    throw new UsageError('--prometheus-tenancy needs --prometheus.');
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
    ...(plugin === undefined ? {} : { plugins: plugin }),
    ...(tenancy === undefined ? {} : { prometheusTenancy: tenancy }),
    ...(shares === undefined ? {} : { shares: readShares(shares) }),
    ...(apiPort === undefined ? {} : { apiPort: readPort(apiPort, '--api-port') }),
    ...(changes === undefined ? {} : { changes: readAboveZero(changes, '--changes') }),
    ...(writeKubeconfig === undefined ? {} : { writeKubeconfig }),
    ...(speed === undefined ? {} : { speed: readAboveZero(speed, '--speed') }),
  };
};
