/**
 * npm run demo: installs and builds what is needed, then starts the standalone console.
 * Options after `--` are those of standalone/server/main.ts.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build, checkNode, fail, install, root, UserError } from './lib/setup.mjs';

/** What can be known to be wrong before minutes are spent on installing. */
const checkOptions = (args) => {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        scenario: { type: 'string' },
        port: { type: 'string' },
        kubeconfig: { type: 'string' },
        context: { type: 'string' },
        crds: { type: 'string' },
        faults: { type: 'boolean' },
        speed: { type: 'string' },
        changes: { type: 'string' },
        'api-port': { type: 'string' },
        'write-kubeconfig': { type: 'string' },
      },
    }));
  } catch (error) {
    throw new UserError(error.message);
  }
  const { kubeconfig, crds } = values;
  for (const name of ['port', 'api-port']) {
    const port = values[name];
    if (port !== undefined && (!/^\d+$/.test(port) || Number(port) > 65535)) {
      throw new UserError(`--${name} takes a number from 0 to 65535, not ${port}.`);
    }
  }
  for (const [name, file] of Object.entries({ kubeconfig, crds })) {
    if (file !== undefined && !existsSync(file)) {
      throw new UserError(`--${name}: there is no ${file}.`);
    }
  }
};

const start = (args) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'standalone/server/main.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  // Ctrl-C reaches the child through the terminal; any other end of this process does not.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill('SIGTERM'));
  }
  child.on('close', (status) => process.exit(status ?? 1));
};

try {
  checkNode();
  const args = process.argv.slice(2);
  checkOptions(args);
  await install();
  await build();
  start(args);
} catch (error) {
  fail(error);
}
