import { existsSync } from 'node:fs';
import path from 'node:path';
import { root, run, UserError } from './setup.mjs';

const git = async (...args) => {
  const { status, output } = await run('git', args);
  return status === 0 ? output.trim() : undefined;
};

/** Where the branch left main; on main itself, the commit before. */
const defaultBase = async () => {
  const head = await git('rev-parse', 'HEAD');
  for (const main of ['origin/main', 'main']) {
    const base = await git('merge-base', 'HEAD', main);
    if (base && base !== head) return base;
  }
  return 'HEAD~1';
};

/** Files that differ from a commit, committed or not; new files, too. */
export const changedFiles = async (ref) => {
  const base = ref ?? (await defaultBase());
  const differing = await git('diff', '--name-only', '--no-renames', '-z', base, '--');
  const added = await git('ls-files', '--others', '--exclude-standard', '-z');
  if (differing === undefined || added === undefined) {
    throw new UserError(`git knows no changes against ${base}.`);
  }
  return [...new Set(`${differing}\0${added}`.split('\0').filter(Boolean))].sort();
};

export const isThere = (file) => existsSync(path.join(root, file));
