/**
 * npm test: sets everything up, runs every check, and ends with one line that counts them.
 *
 *   npm test                      all checks
 *   npm test -- unit browser      some of them
 *   npm test -- --changed         what the changes since main can affect
 *   npm test -- --changed=REF     the same for the changes since a commit
 *
 * FAIL_ON_SKIPPED=1 lets a skipped test fail the run.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { affectedChecks, ALL } from './lib/affected.mjs';
import { changedFiles, isThere } from './lib/changed.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureDeliveryTools } from './lib/delivery-tools.mjs';
import { add, isGood, nothing, ofCommand, ofJest, ofPlaywright, summary } from './lib/count.mjs';
import { ensureKubectl } from './lib/kubectl.mjs';
import { build, checkNode, fail, install, root, run, say, UserError } from './lib/setup.mjs';

const reports = path.join(root, 'build', 'reports');

const readReport = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Counted as a failure of the runner that should have written it.
    return undefined;
  }
};

const node = (args, env) => run(process.execPath, args, { env });
const bin = (name, args, env) => node([path.join('node_modules', name), ...args], env);

const command = async (result) => {
  const { status, output } = await result;
  return { counts: ofCommand(status), output, status };
};

/** `part` is ALL, or the files whose tests are wanted. */
const jest = async (project, part) => {
  const file = path.join(reports, `jest-${project}.json`);
  rmSync(file, { force: true });
  const { status, output } = await bin('jest/bin/jest.js', [
    '--selectProjects',
    project,
    '--json',
    `--outputFile=${file}`,
    '--reporters=<rootDir>/scripts/jest-failures.mjs',
    ...(part === ALL ? [] : ['--passWithNoTests', '--findRelatedTests', ...part]),
  ]);
  const report = existsSync(file) ? readReport(file) : undefined;
  // No test may stand on the files of a change.
  const isEmpty = part !== ALL && status === 0 && !(report?.numTotalTestSuites > 0);
  return { counts: isEmpty ? nothing : ofJest(report, status), output, status };
};

const playwright = async (chromium, part) => {
  const file = path.join(reports, 'playwright.json');
  rmSync(file, { force: true });
  const { status, output } = await bin(
    '@playwright/test/cli.js',
    ['test', '--reporter=dot,json', ...(part === ALL ? [] : part)],
    {
      CHROMIUM_PATH: chromium,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    },
  );
  const report = existsSync(file) ? readReport(file) : undefined;
  return { counts: ofPlaywright(report, status), output, status };
};

const builds = async () => {
  try {
    await build();
    return { counts: ofCommand(0), output: '', status: 0 };
  } catch (error) {
    return { counts: ofCommand(1), output: error.message, status: 1 };
  }
};

let browser;
/** The browser to test with, found or installed once. */
const theBrowser = () => (browser ??= ensureChromium());

const withBrowser = async (check) => {
  const chromium = await theBrowser();
  return chromium
    ? check(chromium)
    : { counts: ofCommand(1), output: 'There is no browser to test with.', status: 1 };
};

/** The files of a part, or what stands for all of them. */
const filesOf = (part, all) => (part === ALL ? all : part);

/**
 * Every check by its name, for all files or a part of them, in groups that run one after the other:
 * the last needs the build, and for some a browser. Checks of a group run two at a time, the long ones first:
 * each of them keeps one core busy.
 */
const groups = [
  {
    unit: (part) => jest('unit', part),
    eslint: (part) =>
      command(
        bin('eslint/bin/eslint.js', [
          ...filesOf(part, ['.']),
          '--max-warnings',
          '0',
          '--no-warn-ignored',
        ]),
      ),
    components: (part) => jest('components', part),
    build: builds,
    types: () => command(bin('typescript/bin/tsc', ['--noEmit', '-p', '.'])),
    contract: (part) => jest('contract', part),
    prettier: (part) =>
      command(
        bin('prettier/bin/prettier.cjs', ['--check', '--ignore-unknown', ...filesOf(part, ['.'])]),
      ),
    knip: () => command(bin('knip/bin/knip.js', [])),
    shipped: () => command(bin('knip/bin/knip.js', ['--production'])),
    extensions: () => command(node(['--import', 'tsx', 'scripts/extensions.ts', '--check'])),
    i18n: () => command(node(['--import', 'tsx', 'scripts/i18n.ts', '--check'])),
    stylelint: (part) =>
      command(
        bin('stylelint/bin/stylelint.mjs', [
          ...filesOf(part, ['src/**/*.css']),
          '--allow-empty-input',
        ]),
      ),
  },
  {
    browser: (part) => withBrowser((chromium) => playwright(chromium, part)),
    // Nothing is built anew meanwhile: both look at the build that is there.
    delivery: (part) => jest('delivery', part),
    reproducible: () => command(node(['--import', 'tsx', 'scripts/reproducible.ts'])),
    budgets: () =>
      withBrowser((chromium) =>
        command(node(['--import', 'tsx', 'scripts/budgets.ts'], { CHROMIUM_PATH: chromium })),
      ),
  },
];

/** Takes one after the other from a list that lanes share. */
const inLanes = async (checks, lanes, visit) => {
  const waiting = [...checks];
  const results = [];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await visit(next));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
};

const CHANGED = /^--changed(?:=(.+))?$/;

/** The part of each check that is wanted, by its name; a check without one is left out. */
const wanted = async (args) => {
  const known = groups.flatMap((group) => Object.keys(group));
  const names = args.filter((arg) => !CHANGED.test(arg));
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new UserError(`Unknown check ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  }
  const changed = args.map((arg) => CHANGED.exec(arg)).find(Boolean);
  const parts = changed
    ? affectedChecks(await changedFiles(changed[1]), isThere)
    : Object.fromEntries(known.map((name) => [name, ALL]));
  return Object.fromEntries(
    Object.entries(parts).filter(([name]) => names.length === 0 || names.includes(name)),
  );
};

const perform = async (name, check, part) => {
  const started = Date.now();
  const { counts, output, status } = await check(part);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  say(`${name.padEnd(12)}${summary(counts)} (${seconds} s)`);
  if (status !== 0 || counts.failed > 0) say(`${output}\n=== end of ${name}\n`);
  return counts;
};

const main = async () => {
  checkNode();
  const parts = await wanted(process.argv.slice(2));
  if (Object.keys(parts).length === 0) {
    say('Nothing that a check looks at has changed.');
    return;
  }
  const needsBrowser = ['browser', 'budgets'].some((name) => parts[name]);
  // They wait for downloads, so none waits for the others.
  await Promise.all([
    install(),
    needsBrowser ? theBrowser() : undefined,
    parts.delivery ? ensureDeliveryTools() : undefined,
    parts.unit ? ensureKubectl() : undefined,
  ]);
  mkdirSync(reports, { recursive: true });
  let total = nothing;
  for (const group of groups) {
    const checks = Object.entries(group).filter(([name]) => parts[name]);
    const counts = await inLanes(checks, 2, ([name, check]) => perform(name, check, parts[name]));
    total = counts.reduce(add, total);
  }
  const skippedFails = process.env.FAIL_ON_SKIPPED === '1';
  if (skippedFails && total.skipped > 0) say('\nNothing may be skipped here.');
  process.stdout.write(`\n${summary(total)}\n`);
  process.exitCode = isGood(total, skippedFails) ? 0 : 1;
};

main().catch(fail);
