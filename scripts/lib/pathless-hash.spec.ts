import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** webpack itself does not run within jest. */
const program = `
(async () => {
  const { default: webpack } = await import('webpack');
  const { pathlessHash } = await import('./scripts/lib/pathless-hash.ts');
  const { ROOT: root = '', PATHLESS } = process.env;
  webpack({
    mode: 'production',
    context: root,
    entry: './index.js',
    output: { path: root + '/dist', ...(PATHLESS ? { hashFunction: pathlessHash(root) } : {}) },
    plugins: [new webpack.container.ModuleFederationPlugin({
      name: 'plugin',
      shared: { library: { requiredVersion: '^1.0.0' } },
    })],
  }, (error, stats) => {
    if (error ?? stats.hasErrors()) throw error ?? new Error(String(stats));
    process.stdout.write(stats.hash);
  });
})();
`;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Builds the same little plugin with a shared module in a folder of its own; its hash. */
const build = (isPathless: boolean): string => {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'hash-')));
  folders.push(root);
  const library = path.join(root, 'node_modules/library');
  mkdirSync(library, { recursive: true });
  writeFileSync(path.join(library, 'index.js'), 'export const a = 1;');
  writeFileSync(
    path.join(library, 'package.json'),
    '{"name":"library","version":"1.0.0","main":"index.js"}',
  );
  writeFileSync(path.join(root, 'index.js'), 'import { a } from "library"; console.log(a);');
  return execFileSync(process.execPath, ['--import', 'tsx', '-e', program], {
    encoding: 'utf8',
    env: { ...process.env, ROOT: root, ...(isPathless ? { PATHLESS: '1' } : {}) },
  });
};

describe('the hash of a build', () => {
  it('is the same in another folder', () => {
    const hash = build(true);
    expect(hash).toMatch(/^[0-9a-f]+$/);
    expect(build(true)).toBe(hash);
  });

  it('would not be with the hash of webpack alone', () => {
    expect(build(false)).not.toBe(build(false));
  });
});
