import { existsSync } from 'node:fs';
import { run, say } from './setup.mjs';

/** Whether programs of Debian can be installed here. */
export const canInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

const env = { DEBIAN_FRONTEND: 'noninteractive' };

let waiting = Promise.resolve();

const install = async (what, name) => {
  say(`Installing ${what} ...`);
  const update = await run('apt-get', ['update'], { env });
  const { status, output } = await run(
    'apt-get',
    ['install', '-y', '--no-install-recommends', name],
    { env },
  );
  if (status !== 0) say(`${what} could not be installed:\n${update.output}${output}`);
};

/** Installs a package; one after the other, as apt-get takes no second one beside it. */
export const installPackage = (what, name) => (waiting = waiting.then(() => install(what, name)));
