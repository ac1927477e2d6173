import path from 'node:path';
import { installFromDebian } from './debian.mjs';
import { isExecutable } from './executable.mjs';
import { say } from './setup.mjs';

/** The kubectl of this machine, or what KUBECTL names; undefined when there is none. */
const findKubectl = () => {
  const named = process.env.KUBECTL;
  if (named) return isExecutable(named) ? named : undefined;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, 'kubectl')).find(isExecutable);
};

/** Installs Debian's kubectl where there is none and that is possible; its tests are skipped without. */
export const ensureKubectl = async () => {
  if (findKubectl()) return;
  if (await installFromDebian('kubectl', ['kubernetes-client'])) return;
  say('No kubectl was found: its tests are skipped. Install one, or name it in KUBECTL.');
};
