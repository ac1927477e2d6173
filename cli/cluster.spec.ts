import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http, { type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
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

  it('never asks for Secrets', async () => {
    const scenario = scenarios['ssh-keys'];
    if (!scenario) throw new Error('no scenario');
    const own = await startApiServer({ scenario, faults: true });
    try {
      await fetch(`${own.url}/__faults`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify([
          { method: 'GET', path: '/api/v1/secrets', status: 500, message: 'asked for' },
        ]),
      });
      const refused = await fetch(`${own.url}/api/v1/secrets`);
      expect(await refused.text()).toContain('asked for');
      write('own-kubeconfig', kubeconfig(own.url));
      const file = path.join(folder, 'own-kubeconfig');
      const { stderr, found } = await run('--cluster', '--kubeconfig', file);
      expect(stderr).not.toContain('asked for');
      expect(found).toContainEqual(expect.objectContaining({ code: 'VMN787' }));
    } finally {
      await own.close();
    }
  });

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

/** Answers with JSON. */
const say = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
};

const refusal = (message: string, code: number) => ({
  kind: 'Status',
  status: 'Failure',
  message,
  code,
});

/** What a cluster with nodes only answers to discovery; false to anything else. */
const discovered = (url: string, response: ServerResponse): boolean => {
  if (url === '/apis') say(response, 200, { kind: 'APIGroupList', groups: [] });
  else if (url === '/api/v1') {
    const node = { name: 'nodes', kind: 'Node', namespaced: false, verbs: ['list'] };
    say(response, 200, { kind: 'APIResourceList', resources: [node] });
  } else return false;
  return true;
};

type Answering = (response: ServerResponse, url: string) => void;

/** Ways of a server not to be a cluster, and what has to be said of it. */
const NO_CLUSTERS: [name: string, answer: Answering, said: string[]][] = [
  ['a refusal', (to) => say(to, 403, refusal('nodes is forbidden', 403)), ['403', 'is forbidden']],
  ['an error', (to) => say(to, 500, refusal('etcd is gone', 500)), ['500', 'etcd is gone']],
  ['an error in HTML', (to) => to.writeHead(503).end('<h1>Unavailable</h1>'), ['503', 'no JSON']],
  [
    'a redirect to a login page',
    (to) => to.writeHead(302, { Location: 'https://login.example.com/' }).end(),
    ['302', 'a redirect to https://login.example.com/'],
  ],
  [
    'a page instead of JSON',
    (to) => to.writeHead(200, { 'Content-Type': 'text/html' }).end('<form>'),
    ['200', 'no JSON'],
  ],
  [
    'JSON of something else',
    (to) => say(to, 200, { hello: 'world' }),
    ['200', 'not what Kubernetes'],
  ],
  ['null', (to) => to.writeHead(200).end('null'), ['200', 'not what Kubernetes']],
];

describe('lint-manifests --cluster in front of what is no cluster', () => {
  jest.setTimeout(60_000);
  let answer: (url: string, response: ServerResponse) => void;
  const server = http.createServer((request, response) => answer(request.url ?? '', response));
  let address = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    write('other', kubeconfig(address));
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  const other = (...args: string[]) =>
    run('--cluster', '--kubeconfig', path.join(folder, 'other'), ...args);

  it.each(NO_CLUSTERS)('ends with 2 for %s instead of discovery', async (_name, reply, said) => {
    answer = (url, response) => reply(response, url);
    const { status, found, stderr } = await other(write('good.json', network('br-prod')));
    expect([status, found]).toEqual([2, []]);
    for (const text of [`${address}/api`, ...said]) expect(stderr).toContain(text);
  });

  it.each(NO_CLUSTERS)('ends with 2 for %s instead of a list', async (_name, reply, said) => {
    answer = (url, response) => discovered(url, response) || reply(response, url);
    const { status, stderr } = await other();
    expect(status).toBe(2);
    // Of Kubernetes' own refusal its words are said, which name the kind.
    const isRefusal = said.includes('403');
    for (const text of isRefusal ? said.slice(1) : [`${address}/api/v1/nodes?limit=500`, ...said])
      expect(stderr).toContain(text);
  });

  it('ends with 2 where nothing at all is served', async () => {
    answer = (_url, response) => say(response, 200, { groups: [], resources: [] });
    expect(await other()).toMatchObject({ status: 2 });
  });

  it.each([
    ['discovery', (): boolean => false],
    ['a list', discovered],
  ])('stops waiting for %s', async (_name, before) => {
    answer = (url, response) => void before(url, response);
    const { status, stderr } = await other('--timeout', '1');
    expect(status).toBe(2);
    expect(stderr).toContain('no end after 1 s; --timeout gives more');
  });

  it('stops waiting for an answer that comes drop by drop', async () => {
    answer = (url, response) => {
      if (discovered(url, response)) return;
      const drops = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drops));
    };
    expect(await other('--timeout', '1')).toMatchObject({ status: 2 });
  });

  it('stops at a list without an end', async () => {
    let pages = 0;
    answer = (url, response) => {
      if (discovered(url, response)) return;
      pages += 1;
      say(response, 200, { kind: 'NodeList', items: [], metadata: { continue: 'more' } });
    };
    const { status, stderr } = await other('--pages', '7');
    expect([status, pages]).toEqual([2, 7]);
    expect(stderr).toContain('more than 7 pages; --pages gives more');
  });

  it('stops waiting for a program that makes the credentials', async () => {
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1',
      command: '/bin/sh',
      args: ['-c', 'sleep 3'],
    };
    const users = [{ name: 'admin', user: { exec } }];
    const file = write('slow', { ...kubeconfig(address), users });
    const { status, stderr } = await run('--cluster', '--kubeconfig', file, '--timeout', '1');
    expect(status).toBe(2);
    expect(stderr).toContain('no end after 1 s');
  });

  it('passes no control characters and no commands of pipelines on', async () => {
    const message = 'x\u001b[2J\n::error::done\r##[error]z';
    answer = (_url, response) => say(response, 500, refusal(message, 500));
    const { stderr } = await other();
    expect(stderr).toContain('x\\x1b[2J\\x0a:\\x3aerror::done\\x0d#\\x23[error]z');
    // eslint-disable-next-line no-control-regex -- these are what must not be there
    expect(stderr.trimEnd()).not.toMatch(/[\u0000-\u001f]/);
  });

  it.each([
    ['--timeout', '0'],
    ['--timeout', 'soon'],
    ['--timeout', '100000'],
    ['--pages', '-1'],
    ['--pages', '1.5'],
  ])('does not take %s %s', async (option, value) => {
    const { status, stderr } = await other(`${option}=${value}`);
    expect(status).toBe(2);
    expect(stderr).toContain('Usage: lint-manifests');
  });
});
