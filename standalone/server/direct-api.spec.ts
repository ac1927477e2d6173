import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { startApiServer, type RunningApiServer } from '../apiserver/index.ts';
import type { User } from '../kubernetes/user.ts';
import { openApi, type DirectApi } from './direct-api.ts';
import { UsageError } from './upstream.ts';

const admin: User = { name: 'admin', groups: ['system:masters'], token: 'known-token' };
const guest: User = { name: 'guest', groups: [], token: 'guest-token' };

interface Kubeconfig {
  'current-context': string;
  clusters: { cluster: { server: string; 'certificate-authority-data': string } }[];
  users: { name: string; user: { token: string } }[];
}

let api: RunningApiServer;
let direct: DirectApi;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'direct-'));
  api = await startApiServer({ scenario: { users: [admin, guest], objects: () => [] } });
  direct = await open();
});
afterAll(async () => {
  await direct.close();
  await api.close();
  rmSync(folder, { recursive: true });
});

const open = (file?: string, port = 0) =>
  openApi({ api, users: [admin, guest], port, file, namespace: 'default' });

const read = (file: string) => parse(readFileSync(file, 'utf8')) as Kubeconfig;

const get = (target: string, token?: string): Promise<number> => {
  const [cluster] = read(direct.kubeconfig).clusters;
  const ca = Buffer.from(cluster?.cluster['certificate-authority-data'] ?? '', 'base64');
  return new Promise((resolve, reject) => {
    const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
    https
      .get(`${direct.url}${target}`, { ca, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
      .on('error', reject);
  });
};

describe('openApi', () => {
  it.each(['/version', '/api', '/api/v1/namespaces', '/__faults', '/openapi/v2'])(
    'answers %s to nobody without the token',
    async (target) => {
      expect(await get(target)).toBe(401);
      expect(await get(target, 'wrong')).toBe(401);
      expect(await get(target, admin.token)).toBe(401);
    },
  );

  it('knows each user by a token of its own', async () => {
    const { users } = read(direct.kubeconfig);
    const tokenOf = (name: string) => users.find((user) => user.name === name)?.user.token;
    expect(await get('/api/v1/nodes', tokenOf('admin'))).toBe(200);
    expect(await get('/api/v1/nodes', tokenOf('guest'))).toBe(403);
    expect(tokenOf('admin')).toMatch(/^[\w-]{43}$/);
  });

  it('writes a file that its owner alone can read, and takes it away at the end', async () => {
    expect(statSync(direct.kubeconfig).mode & 0o777).toBe(0o600);
    const other = await open();
    expect(read(other.kubeconfig).clusters[0]?.cluster.server).toBe(other.url);
    await other.close();
    expect(existsSync(other.kubeconfig)).toBe(false);
  });

  it('writes where it is told to, also over a file of its own, and leaves that there', async () => {
    const file = path.join(folder, 'own');
    for (const text of ['first', 'second']) {
      const other = await open(file);
      expect([text, other.kubeconfig]).toEqual([text, file]);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      await other.close();
    }
    expect(existsSync(file)).toBe(true);
  });

  it.each([
    ['a kubeconfig of a cluster', 'clusters:\n- name: production\n'],
    ['anything else', 'not: [yaml'],
  ])('does not write over %s', async (_what, content) => {
    const file = path.join(folder, 'theirs');
    writeFileSync(file, content);
    await expect(open(file)).rejects.toThrow(UsageError);
    expect(readFileSync(file, 'utf8')).toBe(content);
  });

  it('says so when the port is taken or the folder is not there', async () => {
    const port = Number(new URL(direct.url).port);
    await expect(open(undefined, port)).rejects.toThrow(/Port \d+ is taken.*--api-port/);
    await expect(open(path.join(folder, 'no/such'))).rejects.toThrow(
      /--write-kubeconfig: .*ENOENT/,
    );
  });
});
