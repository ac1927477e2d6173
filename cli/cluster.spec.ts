import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startApiServer, type RunningApiServer } from '../standalone/apiserver/index';
import { scenarios } from '../standalone/scenarios/index';

const kubeconfig = (server: string) => ({
  apiVersion: 'v1',
  kind: 'Config',
  'current-context': 'admin',
  clusters: [{ name: 'c', cluster: { server } }],
  users: ['admin', 'web-shop-viewer', 'stranger'].map((token) => ({
    name: token,
    user: { token },
  })),
  contexts: ['admin', 'web-shop-viewer', 'stranger'].map((user) => ({
    name: user,
    context: { cluster: 'c', user },
  })),
});

let folder = '';
let server: RunningApiServer | undefined;

const write = (name: string, content: object): string => {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
};

/** Not in one process, as the server must be able to answer meanwhile. */
const lint = (
  args: string[],
  env: Record<string, string> = {},
): Promise<{ status: number | null; found: unknown[]; stderr: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'cli/lint-manifests.ts', '--format', 'json', ...args],
      { env: { ...process.env, ...env } },
    );
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({
        status,
        found: JSON.parse(output.stdout === '' ? '[]' : output.stdout) as unknown[],
        stderr: output.stderr,
      });
    });
  });

const network = (bridge: string) => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: {
    name: 'net',
    namespace: 'web-shop',
    annotations: { 'k8s.v1.cni.cncf.io/resourceName': `bridge.network.kubevirt.io/${bridge}` },
  },
  spec: { config: JSON.stringify({ cniVersion: '0.3.1', name: 'net', type: 'bridge', bridge }) },
});

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'lint-cluster-'));
  const scenario = scenarios.healthy;
  if (!scenario) throw new Error('no scenario');
  server = await startApiServer({ scenario });
  write('kubeconfig', kubeconfig(server.url));
});

afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true });
});

const config = () => ['--cluster', '--kubeconfig', path.join(folder, 'kubeconfig')];

describe('lint-manifests --cluster', () => {
  jest.setTimeout(60_000);

  it('checks the cluster itself', async () => {
    const { status, found } = await lint(config());
    expect([status, found]).toEqual([0, []]);
  });

  it('reasons from the nodes of the cluster, and reports the files only', async () => {
    const bad = write('bad.json', network('br-none'));
    const { status, found } = await lint([...config(), bad]);
    expect(status).toBe(1);
    expect(found).toMatchObject([{ code: 'VMN410', name: 'net', file: bad }]);
    const good = write('good.json', network('br-prod'));
    expect(await lint([...config(), good])).toMatchObject({ status: 0, found: [] });
  });

  it('finds the kubeconfig by the environment', async () => {
    const bad = write('bad.json', network('br-none'));
    const { status } = await lint(['--cluster', bad], {
      KUBECONFIG: path.join(folder, 'kubeconfig'),
    });
    expect(status).toBe(1);
  });

  it('concludes nothing from what the user may not read, and says so', async () => {
    const bad = write('bad.json', network('br-none'));
    const args = [...config(), '--context', 'web-shop-viewer', bad];
    const { status, found, stderr } = await lint(args);
    expect([status, found]).toEqual([0, []]);
    expect(stderr).toContain('cluster: Node is not known: ');
    expect(stderr).toContain(
      'NetworkAttachmentDefinition.k8s.cni.cncf.io is known in web-shop only',
    );
  });

  it.each([
    ['a context that is not there', ['--context', 'nobody'], 'has no context nobody'],
    ['credentials that nobody knows', ['--context', 'stranger'], 'does not know the credentials'],
  ])('ends with 2 for %s', async (_name, args, message) => {
    const { status, found, stderr } = await lint([...config(), ...args]);
    expect([status, found]).toEqual([2, []]);
    expect(stderr).toContain(message);
  });

  it.each([
    ['a kubeconfig that is not there', 'nothing', undefined, 'cannot read the kubeconfig'],
    ['a server that does not answer', 'dead', 'http://127.0.0.1:9', 'cannot reach'],
    ['an address that is none', 'odd', 'nowhere', 'is no URL of a cluster'],
  ])('ends with 2 for %s', async (_name, file, url, message) => {
    if (url !== undefined) write(file, kubeconfig(url));
    const args = ['--cluster', '--kubeconfig', path.join(folder, file)];
    const { status, stderr } = await lint(args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
