import { existsSync } from 'node:fs';
import path from 'node:path';
import { installFromDebian } from './debian.mjs';
import { say } from './setup.mjs';

const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin'];
const isOnPath = (name) => folders.some((folder) => existsSync(path.join(folder, name)));
const isLibrary = (name) => existsSync(path.join('/usr/share/gocode/src/github.com', name));

/** What the tests of image and chart run, with the package of Debian that has it. */
const TOOLS = [
  ['nginx-light', () => isOnPath('nginx')],
  ['openssl', () => isOnPath('openssl')],
  ['procps', () => isOnPath('ps')],
  ['golang-go', () => isOnPath('go')],
  ['golang-github-masterminds-sprig-dev', () => isLibrary('Masterminds/sprig')],
  ['golang-github-ghodss-yaml-dev', () => isLibrary('ghodss/yaml')],
  ['golang-github-xeipuuv-gojsonschema-dev', () => isLibrary('xeipuuv/gojsonschema')],
];

/** Installs what is missing of nginx and the renderer of charts; tests without theirs are skipped. */
export const ensureDeliveryTools = async () => {
  const missing = TOOLS.filter(([, isThere]) => !isThere()).map(([name]) => name);
  if (missing.length === 0) return;
  if (await installFromDebian('what image and chart are tested with', missing)) return;
  say(`Tests of image and chart are skipped without ${missing.join(', ')} of Debian.`);
};
