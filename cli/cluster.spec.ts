import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lintInProcess } from './testing/lint-in-process';
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

const run = async (...args: string[]) => {
  const { status, stdout, stderr } = await lintInProcess('--format', 'json', ...args);
  return { status, found: JSON.parse(stdout === '' ? '[]' : stdout) as unknown[], stderr };
};

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
  // The first of them loads the client of clusters.
  jest.setTimeout(60_000);

  it('checks the cluster itself', async () => {
    const { status, found } = await run(...config());
    expect([status, found]).toEqual([0, []]);
  });

  it('reasons from the nodes of the cluster, and reports the files only', async () => {
    const bad = write('bad.json', network('br-none'));
    const { status, found } = await run(...config(), bad);
    expect(status).toBe(1);
    expect(found).toMatchObject([{ code: 'VMN410', name: 'net', file: bad }]);
    const good = write('good.json', network('br-prod'));
    expect(await run(...config(), good)).toMatchObject({ status: 0, found: [] });
  });

  it('finds the kubeconfig by the environment', async () => {
    const bad = write('bad.json', network('br-none'));
    const before = process.env.KUBECONFIG;
    process.env.KUBECONFIG = path.join(folder, 'kubeconfig');
    try {
      expect(await run('--cluster', bad)).toMatchObject({ status: 1 });
    } finally {
      if (before === undefined) delete process.env.KUBECONFIG;
      else process.env.KUBECONFIG = before;
    }
  });

  it('concludes nothing from what the user may not read, and says so', async () => {
    const bad = write('bad.json', network('br-none'));
    const args = [...config(), '--context', 'web-shop-viewer', bad];
    const { status, found, stderr } = await run(...args);
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
    const { status, found, stderr } = await run(...config(), ...args);
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
    const { status, stderr } = await run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
