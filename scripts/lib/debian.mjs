import { existsSync } from 'node:fs';
import { run, say } from './setup.mjs';

const canInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/**
 * Installs packages of Debian where that is possible.
 * @returns {Promise<boolean>} whether they are installed now
 */
export const installFromDebian = async (what, packages) => {
  if (!canInstall()) return false;
  say(`Installing ${what} ...`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update'], { env });
  const { status, output } = await run(
    'apt-get',
    ['install', '-y', '--no-install-recommends', ...packages],
    { env },
  );
  if (status !== 0) say(`${what} could not be installed:\n${update.output}${output}`);
  return status === 0;
};
