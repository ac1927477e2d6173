import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { startStandalone } from './support/standalone';

const folder = mkdtempSync(path.join(tmpdir(), 'command-line-'));

test.afterAll(() => rmSync(folder, { recursive: true }));

const run = (args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'standalone/server/main.ts', ...args], {
    encoding: 'utf8',
    timeout: 30_000,
  });

const file = (name: string, text: string): string => {
  const full = path.join(folder, name);
  writeFileSync(full, text);
  return full;
};

const mistakes: [what: string, args: () => string[], message: RegExp][] = [
  ['an unknown scenario', () => ['--scenario', 'nope'], /no scenario nope.*healthy/],
  ['a port that is none', () => ['--port', 'abc'], /--port takes a number/],
  ['a missing kubeconfig', () => ['--kubeconfig', '/no/such'], /Cannot read the kubeconfig/],
  [
    'a broken kubeconfig',
    () => ['--kubeconfig', file('broken', 'clusters: [{')],
    /is not a kubeconfig/,
  ],
  ['an empty kubeconfig', () => ['--kubeconfig', file('empty', '{}')], /names no current cluster/],
  [
    'an unknown context',
    () => ['--kubeconfig', file('config', 'contexts: []\n'), '--context', 'x'],
    /no context x/,
  ],
  ['a context without a kubeconfig', () => ['--context', 'x'], /--context needs --kubeconfig/],
  ['a missing folder of CRDs', () => ['--crds', '/no/such'], /no folder/],
  ['an unknown option', () => ['--nonsense'], /nonsense/],
];

for (const [what, args, message] of mistakes) {
  test(`${what} is answered by one clear line`, () => {
    const { status, stderr, stdout } = run([
      ...args(),
      ...(what === 'a port that is none' ? [] : ['--port', '0']),
    ]);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
  });
}

test('a port that is taken is answered by one clear line', async () => {
  const taken = createServer();
  const port = await new Promise<number>((resolve) => {
    taken.listen(0, '127.0.0.1', () => resolve((taken.address() as AddressInfo).port));
  });
  const { status, stderr } = run(['--port', String(port)]);
  taken.close();
  expect(status).toBe(2);
  expect(stderr).toBe(`Port ${port} is taken. Choose another one with --port.\n`);
});

test('Ctrl-C stops everything', async () => {
  const standalone = await startStandalone(['--scenario', 'empty']);
  expect((await fetch(standalone.url)).status).toBe(200);
  await standalone.stop();
  await expect(fetch(standalone.url)).rejects.toThrow();
});
