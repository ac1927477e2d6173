import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import http from 'node:http';
import { WebSocket } from 'ws';
import { startApiServer, type RunningApiServer } from '../standalone/apiserver/index.ts';
import { freePort, until } from '../standalone/contract/processes.ts';
import { readOnly } from '../standalone/scenarios/read-only.ts';
import { ask } from './support/ask.ts';

const root = path.resolve(__dirname, '..');
const PUBLIC = 'https://console.example.org';
const ADMIN = 'admin';
const NAMESPACES = '/api/kubernetes/api/v1/namespaces';
const REVIEW = '/api/kubernetes/apis/authentication.k8s.io/v1/selfsubjectreviews';

/** The program of the image, as it is bundled there. */
class Console {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'files-'));
  private child: ChildProcess | undefined;
  port = 0;

  constructor() {
    symlinkSync(path.join(root, 'build/host'), path.join(this.folder, 'host'));
    symlinkSync(path.join(root, 'dist'), path.join(this.folder, 'plugin'));
  }

  async start(apiUrl: string, ...more: string[]): Promise<void> {
    this.port = await freePort();
    const program = path.join(root, 'build/image/console.mjs');
    const options = [`--public-url=${PUBLIC}`, `--api-server=${apiUrl}`, `--port=${this.port}`];
    const args = [program, ...options, `--files=${this.folder}`, ...more];
    this.child = spawn(process.execPath, args, { stdio: 'ignore' });
    await until('the console', async () => (await this.get('/healthz', {})).status === 200);
  }

  /** As the proxy in the same pod passes on what a browser asked for. */
  request(
    target: string,
    {
      headers = {},
      ...rest
    }: { method?: string; headers?: http.OutgoingHttpHeaders; body?: string },
  ) {
    return ask(`http://127.0.0.1:${this.port}${target}`, {
      ...rest,
      headers: { Host: 'console.example.org', ...headers },
    });
  }

  get(target: string, headers: http.OutgoingHttpHeaders) {
    return this.request(target, { headers });
  }

  async stop(): Promise<void> {
    const { child } = this;
    if (child?.exitCode === null) {
      await new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGTERM');
      });
    }
    rmSync(this.folder, { recursive: true });
  }
}

const as = (token: string) => ({ Authorization: `Bearer ${token}` });

describe('the standalone console in a cluster', () => {
  let api: RunningApiServer;
  let server: Console;
  const [visitor] = readOnly.users;
  const adminToken =
    readOnly.users.find(({ groups }) => groups.includes('system:masters'))?.token ?? '';

  beforeAll(async () => {
    const built = spawnSync(process.execPath, [path.join(root, 'image/build.mjs')], {
      encoding: 'utf8',
    });
    expect(built.stderr).toBe('');
    // A request without a token would be taken for the first user, who here may do everything.
    const [first, ...others] = readOnly.users;
    const everyone = { name: ADMIN, groups: ['system:masters'], token: 'nobody-knows' };
    api = await startApiServer({ scenario: { ...readOnly, users: [everyone, first, ...others] } });
    server = new Console();
    await server.start(api.url);
  });
  afterAll(async () => {
    await server.stop();
    await api.close();
  });

  it('works with the rights of whoever asks', async () => {
    expect((await server.get(NAMESPACES, as(adminToken))).status).toBe(200);
    const refused = await server.get(NAMESPACES, as(visitor.token));
    expect(refused.status).toBe(403);
    expect(refused.text).toContain(`User \\"${visitor.name}\\" cannot list resource`);
  });

  it.each<[string, http.OutgoingHttpHeaders]>([
    ['no token', {}],
    ['another kind of credentials', { Authorization: 'Basic YTpi' }],
    ['two tokens', { Authorization: 'Bearer a b' }],
    ['the token in another header', { 'X-Forwarded-Access-Token': 'admin' }],
    ['the token in the address', { Referer: '/?access_token=admin' }],
  ])('lets nobody in with %s', async (_name, headers) => {
    for (const target of [NAMESPACES, `${NAMESPACES}?access_token=admin`, '/', '/static/x.js']) {
      const { status, text } = await server.get(target, headers);
      expect([target, status]).toEqual([target, 401]);
      expect(text).toContain('Reload the page to sign in');
    }
  });

  it('hands on a refusal of the token by the API', async () => {
    const { status } = await server.get(NAMESPACES, as('unknown'));
    expect(status).toBe(401);
  });

  const page = async () => {
    const { headers, text } = await server.get('/', {
      ...as(adminToken),
      'X-Forwarded-Preferred-Username': 'ada</script>',
    });
    const cookie = headers['set-cookie']?.[0] ?? '';
    return { headers, text, cookie };
  };

  it('serves the page with its policy, and a token that stays on encrypted connections', async () => {
    const { headers, text, cookie } = await page();
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(text).toContain('"user":"ada\\u003c/script>"');
    expect(text).toContain('"mode":"cluster"');
    expect(cookie).toMatch(/^csrf-token=.+; Path=\/; SameSite=Strict; Secure$/);
  });

  it('changes something for its own page alone', async () => {
    const { cookie } = await page();
    const [pair = ''] = cookie.split(';');
    const body = JSON.stringify({
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'SelfSubjectReview',
    });
    const post = (headers: http.OutgoingHttpHeaders) =>
      server.request(REVIEW, {
        method: 'POST',
        body,
        headers: {
          ...as(visitor.token),
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
          ...headers,
        },
      });
    const own = { Cookie: pair, 'X-CSRFToken': pair.replace('csrf-token=', '') };
    expect((await post({})).status).toBe(403);
    expect((await post({ ...own, Origin: 'https://evil.example.com' })).status).toBe(403);
    expect((await post({ ...own, Origin: 'http://console.example.org' })).status).toBe(403);
    expect((await post({ ...own, Host: 'evil.example.com' })).status).toBe(403);
    const made = await post({ ...own, Origin: PUBLIC });
    expect(made.status).toBe(201);
    expect(made.text).toContain(`"username":"${visitor.name}"`);
  });

  it('answers to its public name alone', async () => {
    for (const Host of ['localhost', '127.0.0.1', 'console.example.org:8443', 'evil.example.com']) {
      const { status, text } = await server.get('/', { ...as(adminToken), Host });
      expect([Host, status]).toEqual([Host, 403]);
      expect(text).toContain(`Open it under ${PUBLIC}`);
    }
  });

  it('tells kubelet that it is there, whoever asks by whatever name', async () => {
    const { status, text } = await server.get('/healthz', { Host: '10.0.0.7:4180' });
    expect([status, text]).toEqual([200, 'ok\n']);
  });

  const watch = (headers: http.OutgoingHttpHeaders): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(
        `ws://127.0.0.1:${server.port}${NAMESPACES}?watch=true&resourceVersion=0`,
        { headers: { Host: 'console.example.org', Origin: PUBLIC, ...headers } },
      );
      socket.on('message', (data: Buffer) => {
        socket.close();
        resolve(data.toString());
      });
      socket.on('error', reject);
      socket.on('unexpected-response', (_request, response) => {
        socket.terminate();
        reject(new Error(`status ${response.statusCode ?? 0}`));
      });
    });

  it('watches as the user', async () => {
    expect(await watch(as(adminToken))).toContain('"type":"ADDED"');
    await expect(watch({})).rejects.toThrow('status 401');
    await expect(watch(as(visitor.token))).rejects.toThrow('status 403');
    await expect(watch({ ...as(adminToken), Origin: 'https://evil.example.com' })).rejects.toThrow(
      'status 403',
    );
  });

  it('sends the plugin', async () => {
    const manifest = await server.get(
      '/api/plugins/vm-networking-console-plugin/plugin-manifest.json',
      as(adminToken),
    );
    expect(manifest.status).toBe(200);
    expect(manifest.headers['cache-control']).toBe('no-cache');
  });

  it('sends what was compressed to those who take it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'builds-'));
    const { sendFile } = await import('../standalone/server/static-files.ts');
    const script = 'export {};\n'.repeat(500);
    writeFileSync(path.join(folder, '12-chunk.min.js'), script);
    writeFileSync(path.join(folder, '12-chunk.min.js.gz'), gzipSync(script));
    const files = http.createServer((request, response) => {
      const name = new URL(request.url ?? '', 'http://localhost').pathname;
      void sendFile(request, response, folder, name);
    });
    const port = await freePort();
    await new Promise<void>((resolve) => files.listen(port, '127.0.0.1', resolve));
    try {
      const get = async (target: string, encoding: string) => {
        const response = await new Promise<http.IncomingMessage>((resolve) =>
          http.get(
            { host: '127.0.0.1', port, path: target, headers: { 'Accept-Encoding': encoding } },
            resolve,
          ),
        );
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        return { headers: response.headers, body: Buffer.concat(chunks) };
      };
      const hash = '/12-chunk.min.js?0123456789abcdef0123';
      const packed = await get(hash, 'br, gzip;q=0.8');
      expect(packed.headers).toMatchObject({
        'content-encoding': 'gzip',
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'Accept-Encoding',
      });
      expect(gunzipSync(packed.body).toString()).toBe(script);
      for (const encoding of ['identity', 'gzip;q=0', 'br']) {
        const plain = await get('/12-chunk.min.js', encoding);
        expect(plain.headers['content-encoding']).toBeUndefined();
        expect(plain.headers['cache-control']).toBe('no-cache');
        expect(plain.body.toString()).toBe(script);
      }
      const hidden = await get('/12-chunk.min.js.gz', 'gzip');
      expect(hidden.body.toString()).toBe('Not found\n');
    } finally {
      await new Promise((resolve) => files.close(resolve));
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a proxy that names the token otherwise', () => {
  it('is understood when it is told', async () => {
    const api = await startApiServer({ scenario: readOnly });
    const server = new Console();
    await server.start(api.url, '--token-header=X-Forwarded-Access-Token');
    try {
      const [visitor] = readOnly.users;
      const { status } = await server.get(NAMESPACES, {
        'X-Forwarded-Access-Token': visitor.token,
      });
      expect(status).toBe(403);
      expect((await server.get(NAMESPACES, as(visitor.token))).status).toBe(401);
    } finally {
      await server.stop();
      await api.close();
    }
  });
});
