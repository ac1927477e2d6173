/**
 * What `npm run demo` and `npm test` do first on a fresh machine. Only Node's own modules: nothing
 * else is installed yet.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
const MINIMUM_NODE = 20;

/** A mistake or a missing piece that the user can mend; shown without a stack. */
export class UserError extends Error {}

export const say = (text) => process.stderr.write(`${text}\n`);

export const checkNode = () => {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < MINIMUM_NODE) {
    throw new UserError(
      `Node.js ${MINIMUM_NODE} or later is needed; this is ${process.versions.node}.`,
    );
  }
};

/** Runs a command; resolves with its exit status and what it wrote. */
export const run = (command, args, { env = {}, quiet = true } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });

const stamp = (name) => path.join(root, 'node_modules', '.cache', 'standalone', name);

const readStamp = (name) => (existsSync(stamp(name)) ? readFileSync(stamp(name), 'utf8') : '');

const writeStamp = (name, value) => {
  mkdirSync(path.dirname(stamp(name)), { recursive: true });
  writeFileSync(stamp(name), value);
};

const hashOf = (files) => {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
};

const npm = () =>
  process.env.npm_execpath
    ? [process.execPath, process.env.npm_execpath]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];

/** Installs the packages of the lock file, unless exactly these are installed already. */
export const install = async () => {
  const wanted = hashOf(['package-lock.json']);
  if (readStamp('packages') === wanted) return;
  say('Installing packages ...');
  const [command, ...args] = npm();
  const { status, output } = await run(
    command,
    [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      // Test runners set this to leave out what the build needs.
      env: { NODE_ENV: 'development' },
    },
  );
  if (status !== 0) throw new UserError(`npm ci failed:\n${output}`);
  writeStamp('packages', wanted);
};

const filesBelow = (folder) =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();

const inputs = {
  plugin: () => [
    ...filesBelow('src'),
    ...filesBelow('locales'),
    'package.json',
    'package-lock.json',
    'scripts/lib/manifests.ts',
    'scripts/lib/findings-loader.mjs',
    'scripts/lib/notices.ts',
    'scripts/lib/notices-plugin.ts',
    'webpack.config.ts',
  ],
  host: () => [
    ...filesBelow('standalone/host'),
    'package-lock.json',
    'scripts/lib/notices.ts',
    'scripts/lib/notices-plugin.ts',
  ],
};

const results = { plugin: 'dist/plugin-manifest.json', host: 'build/host/index.html' };

const isBuilt = (target) =>
  statSync(path.join(root, results[target]), { throwIfNoEntry: false })?.isFile() ?? false;

/** Builds what changed since it was built last. */
export const build = async () => {
  for (const target of Object.keys(inputs)) {
    const wanted = hashOf(inputs[target]());
    if (isBuilt(target) && readStamp(`build-${target}`) === wanted) continue;
    say(`Building the ${target} ...`);
    const { status, output } = await run(process.execPath, [
      '--import',
      'tsx',
      'scripts/build.ts',
      target,
    ]);
    if (status !== 0) throw new UserError(`The build of the ${target} failed:\n${output}`);
    writeStamp(`build-${target}`, wanted);
  }
};

/** Reports an error as one who uses the command should see it, and ends. */
export const fail = (error) => {
  say(error instanceof UserError ? error.message : (error?.stack ?? String(error)));
  process.exit(error instanceof UserError ? 2 : 1);
};
