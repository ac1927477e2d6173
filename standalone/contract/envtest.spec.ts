import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEnvtest } from './envtest.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'assets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, script: string): void => {
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
};

const start = () =>
  startEnvtest({
    assets: folder,
    crdDir: folder,
    users: [{ name: 'a', groups: [], token: 'a' }],
  });

describe('startEnvtest', () => {
  it('says which program is missing', async () => {
    await expect(start()).rejects.toThrow(`There is no etcd in ${folder}.`);
    put('etcd', 'exit 1');
    await expect(start()).rejects.toThrow(`There is no kube-apiserver in ${folder}.`);
  });

  it('wants a current server, or one for custom resources beside it', async () => {
    put('etcd', 'exit 1');
    put('kube-apiserver', 'echo Kubernetes v1.24.17');
    await expect(start()).rejects.toThrow(
      /^Kubernetes v1\.24\.17 in .* evaluates no CEL rules of CRDs: 1\.25 or later is needed/,
    );
  });
});
