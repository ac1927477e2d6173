import { readdirSync } from 'node:fs';
import path from 'node:path';
import { affectedChecks, ALL, BROWSER_TESTS } from './affected.mjs';

const root = path.resolve(__dirname, '../..');

const names = (files: string[]) => Object.keys(affectedChecks(files)).sort();

describe('what a change can affect', () => {
  it('is everything where every tool is concerned', () => {
    for (const file of ['package-lock.json', 'tsconfig.json', 'scripts/test.mjs', '.ci/run']) {
      const checks = affectedChecks([file, 'docs/testing.md']);
      expect(Object.keys(checks)).toHaveLength(14);
      expect(new Set(Object.values(checks))).toEqual(new Set([ALL]));
    }
  });

  it('is the format alone, of a page of the documentation', () => {
    expect(affectedChecks(['docs/testing.md'])).toEqual({ prettier: ['docs/testing.md'] });
  });

  it('is nothing without a change', () => {
    expect(affectedChecks([])).toEqual({});
  });

  it('is a unit test itself, of a unit test', () => {
    const file = 'src/domain/nad/check.spec.ts';
    const checks = affectedChecks([file]);
    expect(checks).toMatchObject({ unit: [file], eslint: [file], prettier: [file], types: ALL });
    expect(checks).not.toHaveProperty('browser');
  });

  it('is what imports it and all browser tests, of a file of the domain', () => {
    const file = 'src/domain/nad/check.ts';
    expect(affectedChecks([file])).toMatchObject({
      unit: [file],
      components: [file],
      build: ALL,
      browser: ALL,
      budgets: ALL,
    });
  });

  it.each([
    'integration-tests/support/test.ts',
    'src/ui/table/TableOf.tsx',
    'src/k8s/write.ts',
    'standalone/host/main.tsx',
    'locales/en/plugin__vm-networking-console-plugin.json',
    'playwright.config.ts',
    'src/features/networks/manifest.ts',
  ])('is every browser test where each page stands on it: %s', (file) => {
    expect(affectedChecks([file])).toMatchObject({ browser: ALL, build: ALL });
  });

  it('is the browser tests of a feature and those of all pages, of its pages', () => {
    const { browser, build } = affectedChecks(['src/features/checks/Checks.tsx']);
    expect(browser).toEqual(
      ['accessibility', 'checks', 'languages', 'leave', 'menus', 'notices', 'tables'].map(
        (name) => `integration-tests/${name}.spec.ts`,
      ),
    );
    expect(build).toBe(ALL);
  });

  it('is a browser test itself, over a build of today, of a browser test', () => {
    const file = 'integration-tests/checks.spec.ts';
    expect(affectedChecks([file])).toMatchObject({ browser: [file], build: ALL });
    expect(names([file])).not.toContain('unit');
  });

  it('is every component test, of the API that stands behind them', () => {
    expect(affectedChecks(['standalone/apiserver/registry.ts'])).toMatchObject({
      components: ALL,
      unit: ['standalone/apiserver/registry.ts'],
      contract: ['standalone/apiserver/registry.ts'],
    });
    expect(affectedChecks(['component-tests/support/setup.ts']).components).toBe(ALL);
  });

  it('is every unit test, of what they read from the disk or jest loads', () => {
    for (const file of ['docs/findings/VMN101.md', 'standalone/apiserver/crds/nmstate.yaml']) {
      expect(affectedChecks([file]).unit).toBe(ALL);
    }
    expect(affectedChecks(['jest.config.mjs'])).toMatchObject({
      unit: ALL,
      contract: ALL,
      components: ALL,
    });
  });

  it('leaves out files that are gone', () => {
    const gone = 'src/domain/nad/old.ts';
    const checks = affectedChecks([gone], () => false);
    expect(checks).toMatchObject({ types: ALL, knip: ALL, build: ALL, browser: ALL });
    expect(checks).not.toHaveProperty('unit');
    expect(checks).not.toHaveProperty('eslint');
  });
});

describe('the browser tests of folders', () => {
  const below = (folder: string) => readdirSync(path.join(root, folder));
  const specs = below('integration-tests').flatMap(
    (file) => /^(.+)\.spec\.ts$/.exec(file)?.[1] ?? [],
  );

  it('are all there', () => {
    expect(specs).toEqual(expect.arrayContaining(Object.values(BROWSER_TESTS).flat()));
  });

  it('are named for each feature and page', () => {
    const folders = ['src/features', 'src/pages'].flatMap((parent) =>
      below(parent).map((name) => `${parent}/${name}/`),
    );
    expect(Object.keys(BROWSER_TESTS).sort()).toEqual(folders.sort());
  });

  it('are all named somewhere, but for those of all pages and of the command line', () => {
    const named = new Set(Object.values(BROWSER_TESTS).flat());
    expect(specs.filter((name) => !named.has(name)).sort()).toEqual([
      'accessibility',
      'command-line',
      'languages',
      'leave',
      'menus',
      'notices',
      'tables',
    ]);
  });
});
