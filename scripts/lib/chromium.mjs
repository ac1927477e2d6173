import path from 'node:path';
import { installFromDebian } from './debian.mjs';
import { isExecutable } from './executable.mjs';
import { say } from './setup.mjs';

/** Chromium without a window costs half the processor time for the same pages. */
const WITHOUT_WINDOW = ['chromium-headless-shell'];
const WITH_WINDOW = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const onPath = (names) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find(isExecutable);

/** The browser that CHROMIUM_PATH or CHROME_PATH names, if either is set. */
const named = () => process.env.CHROMIUM_PATH ?? process.env.CHROME_PATH;

/** A Chromium or Chrome of this machine; undefined when there is none. */
export const findChromium = () => {
  const wanted = named();
  if (wanted) return isExecutable(wanted) ? wanted : undefined;
  return onPath(WITHOUT_WINDOW) ?? onPath(WITH_WINDOW) ?? APPLICATIONS.find(isExecutable);
};

/** Finds a browser, and installs Debian's where that is possible: rather the one without a window. */
export const ensureChromium = async () => {
  if (!named() && !onPath(WITHOUT_WINDOW)) {
    await installFromDebian('Chromium', WITHOUT_WINDOW, { isOptional: true });
  }
  const found = findChromium();
  if (found) return found;
  await installFromDebian('Chromium', ['chromium']);
  const installed = findChromium();
  if (!installed) say('No Chromium or Chrome was found. Install one, or name it in CHROMIUM_PATH.');
  return installed;
};
