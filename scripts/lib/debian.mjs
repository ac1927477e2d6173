import { existsSync } from 'node:fs';
import { run, say } from './setup.mjs';

const canInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

const env = { DEBIAN_FRONTEND: 'noninteractive' };

const install = async (what, packages, isOptional) => {
  say(`Installing ${what} ...`);
  const update = await run('apt-get', ['update'], { env });
  const { status, output } = await run(
    'apt-get',
    ['install', '-y', '--no-install-recommends', ...packages],
    { env },
  );
  if (status !== 0 && !isOptional)
    say(`${what} could not be installed:\n${update.output}${output}`);
  return status === 0;
};

let waiting = Promise.resolve(true);

/**
 * Installs packages of Debian where that is possible; one after the other, as apt has one lock.
 * Of what is optional nothing is said where it cannot be had.
 * @returns {Promise<boolean>} whether they are installed now
 */
export const installFromDebian = (what, packages, { isOptional = false } = {}) => {
  if (!canInstall()) return Promise.resolve(false);
  waiting = waiting.then(() => install(what, packages, isOptional));
  return waiting;
};
