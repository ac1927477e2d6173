import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Where a program of this machine is; undefined when it is not installed. */
export const findProgram = (name: string): string | undefined =>
  [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin']
    .map((folder) => path.join(folder, name))
    .find(isExecutable);

/** `describe`, or where a program is missing one that is skipped and says so. */
export const describeWith = (...names: string[]): ((what: string, tests: () => void) => void) => {
  const missing = names.filter((name) => findProgram(name) === undefined);
  return missing.length === 0
    ? describe
    : (what, tests) => describe.skip(`${what} (there is no ${missing.join(', ')})`, tests);
};
