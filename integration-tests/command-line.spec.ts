import { spawnSync } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { startStandalone } from './support/standalone';

const run = (args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'standalone/server/main.ts', ...args], {
    encoding: 'utf8',
    timeout: 120_000,
  });

// The other mistakes are tested where options and kubeconfig are read.
test('a mistake is answered by one clear line', () => {
  expect(run(['--scenario', 'nope', '--port', '0'])).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/^[^\n]*no scenario nope[^\n]*healthy[^\n]*\n$/),
  });
});

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
