import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { run, say } from './setup.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const isExecutable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** A Chromium or Chrome of this machine; undefined when there is none. */
export const findChromium = () => {
  const named = process.env.CHROMIUM_PATH ?? process.env.CHROME_PATH;
  if (named) return isExecutable(named) ? named : undefined;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const onPath = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return [...onPath, ...APPLICATIONS].find(isExecutable);
};

const canInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Finds a browser, and installs Debian's where that is possible. */
export const ensureChromium = async () => {
  const found = findChromium();
  if (found) return found;
  if (!canInstall()) {
    say('No Chromium or Chrome was found. Install one, or name it in CHROMIUM_PATH.');
    return undefined;
  }
  say('Installing Chromium ...');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update'], { env });
  const { status, output } = await run(
    'apt-get',
    ['install', '-y', '--no-install-recommends', 'chromium'],
    { env },
  );
  if (status !== 0) say(`Chromium could not be installed:\n${update.output}${output}`);
  return findChromium();
};
