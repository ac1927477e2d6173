import path from 'node:path';
import { installFromDebian } from './debian.mjs';
import { isExecutable } from './executable.mjs';
import { say } from './setup.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A Chromium or Chrome of this machine; undefined when there is none. */
export const findChromium = () => {
  const named = process.env.CHROMIUM_PATH ?? process.env.CHROME_PATH;
  if (named) return isExecutable(named) ? named : undefined;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const onPath = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return [...onPath, ...APPLICATIONS].find(isExecutable);
};

/** Finds a browser, and installs Debian's where that is possible. */
export const ensureChromium = async () => {
  const found = findChromium();
  if (found) return found;
  await installFromDebian('Chromium', ['chromium']);
  const installed = findChromium();
  if (!installed) say('No Chromium or Chrome was found. Install one, or name it in CHROMIUM_PATH.');
  return installed;
};
