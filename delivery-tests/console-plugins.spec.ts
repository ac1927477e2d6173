import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import fastJsonPatch from 'fast-json-patch';
import {
  changePlugins,
  main,
  patchOf,
  type Api,
  type ConsoleConfig,
} from '../image/console-plugins.ts';
import { startApiServer, type RunningApiServer } from '../standalone/apiserver/index.ts';
import { startEnvtest, type Envtest } from '../standalone/contract/envtest.ts';
import { ask } from './support/ask.ts';
import { clusterRole, clusterRoleBinding } from './support/rights.ts';

const PLUGIN = 'vm-networking-console-plugin';
const CRDS = path.join(__dirname, 'crds');
const PATH = '/apis/operator.openshift.io/v1/consoles';
const ADMIN = { name: 'admin', groups: ['system:masters'], token: 'admin' };

const configOf = (plugins: string[] | undefined): ConsoleConfig => ({
  metadata: { resourceVersion: '7' },
  spec: plugins ? { plugins } : {},
});

describe('the patch of the list of plugins', () => {
  const lists = fc.option(fc.array(fc.string({ minLength: 1 })), { nil: undefined });

  it('adds the plugin at the end and leaves the others as they are', () => {
    fc.assert(
      fc.property(lists, (plugins) => {
        const before = configOf(plugins?.filter((name) => name !== PLUGIN));
        const patch = patchOf('enable', PLUGIN, before) ?? [];
        expect(patch[0]).toEqual({ op: 'test', path: '/metadata/resourceVersion', value: '7' });
        const { newDocument } = fastJsonPatch.applyPatch(structuredClone(before), patch, true);
        expect(newDocument.spec?.plugins).toEqual([...(before.spec?.plugins ?? []), PLUGIN]);
        expect(patchOf('enable', PLUGIN, newDocument)).toBeUndefined();
      }),
    );
  });

  it('takes out the plugin alone, from wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (left, right) => {
        const others = (names: string[]) => names.filter((name) => name !== PLUGIN);
        const before = configOf([...others(left), PLUGIN, ...others(right)]);
        const patch = patchOf('disable', PLUGIN, before) ?? [];
        const { newDocument } = fastJsonPatch.applyPatch(structuredClone(before), patch, true);
        expect(newDocument.spec?.plugins).toEqual([...others(left), ...others(right)]);
        expect(patchOf('disable', PLUGIN, newDocument)).toBeUndefined();
      }),
    );
  });

  it('stands where a console says nothing of plugins', () => {
    expect(patchOf('enable', PLUGIN, { metadata: { resourceVersion: '1' } })?.[1]).toEqual({
      op: 'add',
      path: '/spec',
      value: { plugins: [PLUGIN] },
    });
    expect(
      patchOf('enable', PLUGIN, {
        metadata: { resourceVersion: '1' },
        spec: { plugins: null },
      })?.[1],
    ).toEqual({ op: 'add', path: '/spec/plugins', value: [PLUGIN] });
    expect(patchOf('disable', PLUGIN, configOf(undefined))).toBeUndefined();
    // Another one whose name begins alike is another one.
    expect(patchOf('disable', PLUGIN, configOf([`${PLUGIN}-2`]))).toBeUndefined();
  });
});

const operatorConsole = (plugins?: string[]) => ({
  apiVersion: 'operator.openshift.io/v1',
  kind: 'Console',
  metadata: { name: 'cluster' },
  spec: { managementState: 'Managed', ...(plugins ? { plugins } : {}) },
});

const apiAt = (url: string, token = 'admin'): Api => ({
  url: new URL(url),
  options: { headers: { Authorization: `Bearer ${token}` }, rejectUnauthorized: false },
});

const request = async (url: string, method: string, body?: unknown, type = 'application/json') => {
  const { text } = await ask(`${url}${PATH}${method === 'POST' ? '' : '/cluster'}`, {
    method,
    headers: { Authorization: 'Bearer admin', ...(body ? { 'Content-Type': type } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return JSON.parse(text) as ConsoleConfig;
};

const pluginsOf = async (url: string) => (await request(url, 'GET')).spec?.plugins;

const addOther = (url: string, name: string) =>
  request(
    url,
    'PATCH',
    [{ op: 'add', path: '/spec/plugins/-', value: name }],
    'application/json-patch+json',
  );

interface Between {
  url: string;
  patches: number;
  close(): Promise<void>;
}

/** A proxy before an API in which somebody else is faster for the first so many patches. */
const rivalBefore = async (url: string, times: number): Promise<Between> => {
  const between: Between = { url: '', patches: 0, close: () => Promise.resolve() };
  const pass = async (incoming: http.IncomingMessage, response: http.ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    if (incoming.method === 'PATCH') {
      if (between.patches < times) await addOther(url, `rival-${between.patches}`);
      between.patches += 1;
    }
    const { authorization = '', 'content-type': type } = incoming.headers;
    const answer = await ask(`${url}${incoming.url ?? ''}`, {
      method: incoming.method ?? 'GET',
      headers: {
        Authorization: authorization,
        ...(type === undefined ? {} : { 'Content-Type': type }),
      },
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks).toString() } : {}),
    });
    response.writeHead(answer.status, { 'Content-Type': 'application/json' });
    response.end(answer.text);
  };
  const server = http.createServer((incoming, response) => {
    pass(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  between.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  between.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return between;
};

describe('the job, against an API', () => {
  let api: RunningApiServer;
  const start = async (plugins?: string[]) => {
    const account = 'system:serviceaccount:ns:vm-networking-console-plugin-enable';
    api = await startApiServer({
      crdDir: CRDS,
      scenario: {
        users: [
          ADMIN,
          { name: account, groups: [], token: 'job' },
          { name: 'x', groups: [], token: 'x' },
        ],
        objects: () => [operatorConsole(plugins), clusterRole(), clusterRoleBinding()],
      },
    });
  };
  afterEach(() => api.close());

  it('adds the plugin and takes it out, with the rights of the chart', async () => {
    await start(['a', 'b']);
    const job = apiAt(api.url, 'job');
    expect(await changePlugins(job, 'enable', PLUGIN, 1)).toBe(`${PLUGIN} is enabled.`);
    expect(await pluginsOf(api.url)).toEqual(['a', 'b', PLUGIN]);
    expect(await changePlugins(job, 'enable', PLUGIN, 1)).toContain('enabled already');
    expect(await changePlugins(job, 'disable', PLUGIN, 1)).toBe(`${PLUGIN} is disabled.`);
    expect(await pluginsOf(api.url)).toEqual(['a', 'b']);
    expect(await changePlugins(job, 'disable', PLUGIN, 1)).toContain('disabled already');
  });

  it('begins a list', async () => {
    await start();
    await changePlugins(apiAt(api.url), 'enable', PLUGIN, 1);
    expect(await pluginsOf(api.url)).toEqual([PLUGIN]);
  });

  it('loses no plugin that somebody else adds at the same time', async () => {
    await start(['a']);
    const rival = await rivalBefore(api.url, 3);
    try {
      await changePlugins(apiAt(rival.url), 'enable', PLUGIN, 1);
      expect(await pluginsOf(api.url)).toEqual(['a', 'rival-0', 'rival-1', 'rival-2', PLUGIN]);
      expect(rival.patches).toBe(4);
    } finally {
      await rival.close();
    }
  });

  it('gives up after a while, and says so', async () => {
    await start(['a']);
    const rival = await rivalBefore(api.url, 100);
    try {
      await expect(changePlugins(apiAt(rival.url), 'enable', PLUGIN, 1)).rejects.toThrow(
        'could not be enabled in 10 tries: the list of plugins changed each time',
      );
    } finally {
      await rival.close();
    }
  });

  it('does not ask again where it may not', async () => {
    await start(['a']);
    await expect(changePlugins(apiAt(api.url, 'x'), 'enable', PLUGIN, 1)).rejects.toThrow(
      /cannot get resource "consoles"/,
    );
  });
});

describe('the end of the job', () => {
  let folder = '';
  const written: string[] = [];
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'account-'));
    writeFileSync(path.join(folder, 'token'), 'x\n');
    writeFileSync(path.join(folder, 'ca.crt'), '');
    written.length = 0;
    for (const stream of [process.stdout, process.stderr]) {
      jest.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    }
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  it('of a disabling that fails stops no uninstall, and says what is left to do', async () => {
    // Nothing there to be read: as wrong as an account can be.
    const env = { PLUGIN, SERVICE_ACCOUNT: path.join(folder, 'none') };
    expect(await main(['disable'], env)).toBe(0);
    expect(written.join('')).toContain(`Take ${PLUGIN} out of spec.plugins`);
    expect(await main(['enable'], env)).toBe(1);
  });

  it('without knowing what to do is an error', async () => {
    expect(await main([], { PLUGIN })).toBe(2);
    expect(await main(['enable'], {})).toBe(2);
  });
});

const { KUBEBUILDER_ASSETS: assets = '' } = process.env;
const onReal = assets === '' ? describe.skip : describe;

onReal('the job, against a real API server', () => {
  let real: Envtest;
  beforeAll(async () => {
    real = await startEnvtest({ assets, crdDir: CRDS, users: [ADMIN] });
    expect(real.refusedCrds).toEqual({});
    await request(real.url, 'POST', operatorConsole(['a', 'b']));
  });
  afterAll(async () => {
    await real.close();
  });

  it('adds the plugin beside a rival, and takes it out', async () => {
    const rival = await rivalBefore(real.url, 2);
    try {
      await changePlugins(apiAt(rival.url), 'enable', PLUGIN, 1);
      expect(await pluginsOf(real.url)).toEqual(['a', 'b', 'rival-0', 'rival-1', PLUGIN]);
      await changePlugins(apiAt(rival.url), 'disable', PLUGIN, 1);
      expect(await pluginsOf(real.url)).toEqual(['a', 'b', 'rival-0', 'rival-1']);
    } finally {
      await rival.close();
    }
  });
});
