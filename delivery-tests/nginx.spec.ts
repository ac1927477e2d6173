import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { until } from '../standalone/contract/processes.ts';
import { certificateFor, ImageServer, root } from './support/nginx.ts';
import { describeWith } from './support/programs.ts';

const ENTRY = 'plugin-entry.f9f1e0fe34d5328bf118.min.js';
const CHUNK = '12-chunk.min.js';
const SCRIPT = 'export const answer = 42;\n'.repeat(200);

const withFiles = (): ImageServer => {
  const server = new ImageServer();
  certificateFor(server.cert, 'first.svc');
  server.put(ENTRY, SCRIPT);
  server.put(CHUNK, SCRIPT);
  server.put('plugin-manifest.json', '{"name":"vm-networking-console-plugin"}');
  server.put('locales/en/plugin__vm-networking-console-plugin.json', '{}');
  server.put('findings/VMN101.md', '# VMN101');
  server.put('LICENSE', 'Apache');
  return server;
};

describeWith('nginx', 'openssl')('the image serves the plugin', () => {
  let server: ImageServer;
  beforeAll(async () => {
    server = withFiles();
    await server.start();
  });
  afterAll(async () => {
    await server.stop();
    server.remove();
  });

  it.each([
    [`/${ENTRY}`, 'application/javascript; charset=utf-8'],
    ['/plugin-manifest.json', 'application/json'],
    ['/locales/en/plugin__vm-networking-console-plugin.json', 'application/json'],
    ['/findings/VMN101.md', 'text/markdown; charset=utf-8'],
    ['/LICENSE', 'text/plain; charset=utf-8'],
  ])('%s as %s', async (target, type) => {
    const { status, headers } = await server.get(target);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(type);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-encoding']).toBeUndefined();
  });

  it('compressed to those who take it, also through the proxy of the console', async () => {
    const { headers, body } = await server.get(`/${ENTRY}`, {
      'Accept-Encoding': 'gzip',
      Via: '1.1 console',
    });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(gunzipSync(body).toString()).toBe(SCRIPT);
    const plain = await server.get(`/${ENTRY}`);
    expect(plain.headers.vary).toBe('Accept-Encoding');
    expect(plain.body.toString()).toBe(SCRIPT);
  });

  it.each([
    [`/${ENTRY}`, 'public, max-age=31536000, immutable'],
    [`/${ENTRY}?cacheBuster=x7`, 'no-cache'],
    [`/${CHUNK}?0123456789abcdef0123`, 'public, max-age=31536000, immutable'],
    [`/${CHUNK}`, 'no-cache'],
    [`/${CHUNK}?x`, 'no-cache'],
    ['/plugin-manifest.json', 'no-cache'],
    ['/plugin-manifest.json?0123456789abcdef0123', 'no-cache'],
    ['/locales/en/plugin__vm-networking-console-plugin.json', 'no-cache'],
  ])('%s to be kept as %s', async (target, cache) => {
    const { status, headers } = await server.get(target);
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe(cache);
  });

  it('not again to who has it', async () => {
    const { etag = '' } = (await server.get('/plugin-manifest.json')).headers;
    expect(etag).not.toBe('');
    const again = await server.get('/plugin-manifest.json', { 'If-None-Match': etag });
    expect(again.status).toBe(304);
  });

  it.each([
    '/',
    '/locales/',
    '/locales',
    '/missing.js',
    `/missing.${'0'.repeat(20)}.js`,
    `/${ENTRY}.gz`,
    '/../nginx.conf',
    '/%2e%2e/nginx.conf',
    '/..%2fnginx.conf',
  ])('nothing as %s', async (target) => {
    const { status, headers } = await server.get(target);
    expect([400, 404]).toContain(status);
    expect(headers['cache-control']).toBeUndefined();
    expect(headers['x-content-type-options'] ?? 'nosniff').toBe('nosniff');
    expect(headers.server).toBe('nginx');
  });

  it('to be read only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect((await server.request('/plugin-manifest.json', { method })).status).toBe(405);
    }
    expect((await server.request('/plugin-manifest.json', { method: 'HEAD' })).status).toBe(200);
  });

  it('and answers probes', async () => {
    const { status, body, headers } = await server.get('/healthz');
    expect([status, body.toString(), headers['content-type']]).toEqual([
      200,
      'ok\n',
      'text/plain; charset=utf-8',
    ]);
  });

  it('over IPv6 where the machine has it', async () => {
    if (!existsSync('/proc/net/if_inet6')) {
      // run.sh has left out the address then, or nginx would not have started.
      expect(server.log()).not.toContain('emerg');
      return;
    }
    expect((await server.get('/plugin-manifest.json', {}, '::1')).status).toBe(200);
  });

  it('and writes no line for what went well', () => {
    expect(server.log()).not.toContain('" 200 ');
    expect(server.log()).toContain('GET /missing.js');
  });
});

describeWith('nginx', 'openssl')('a renewed certificate', () => {
  let server: ImageServer;
  beforeEach(async () => {
    server = withFiles();
    await server.start();
  });
  afterEach(async () => {
    await server.stop();
    server.remove();
  });
  const name = async () => (await server.get('/healthz')).certificate.subject.CN;

  it('is served without a restart', async () => {
    expect(await name()).toBe('first.svc');
    certificateFor(server.cert, 'second.svc');
    await until('the new certificate', async () => (await name()) === 'second.svc');
    expect(server.log()).toContain('The certificate was renewed.');
  });

  it('is waited for while its parts do not fit', async () => {
    writeFileSync(path.join(server.cert, 'tls.crt'), 'not yet');
    await until('the warning', () => Promise.resolve(server.log().includes('cannot be used yet')));
    expect(await name()).toBe('first.svc');
    certificateFor(server.cert, 'third.svc');
    await until('the new certificate', async () => (await name()) === 'third.svc');
  });

  it('is not looked for any more when the server has ended', async () => {
    expect(await server.stop()).toBe(0);
    await expect(server.get('/healthz')).rejects.toThrow('ECONNREFUSED');
    const watchers = () =>
      execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line.includes(path.join(root, 'image/run.sh')));
    await until('the end of the watcher', () => Promise.resolve(watchers().length === 0));
  });
});

describe('the start of the image', () => {
  const run = (...args: string[]) =>
    spawnSync('/bin/sh', [path.join(root, 'image/run.sh'), ...args], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, CERT_FOLDER: '/nowhere' },
    });

  it('says what is missing', () => {
    expect(run('plugin')).toMatchObject({
      status: 1,
      stderr:
        'There is no certificate in /nowhere: mount a Secret with tls.crt and tls.key there.\n',
    });
    expect(run('other').stderr).toContain('Unknown command other');
  });
});

/** Everything read-only but the one folder: a mount namespace, which not every machine lets one make. */
const canMount =
  process.platform === 'linux' &&
  spawnSync('unshare', ['-m', 'true'], { stdio: 'ignore' }).status === 0;

describeWith(
  'nginx',
  'openssl',
  'unshare',
)('on a read-only file system', () => {
  (canMount ? it : it.skip)('it serves, and writes below /tmp alone', async () => {
    const server = withFiles();
    const script =
      'mount --bind "$1" "$1" && mount -o remount,bind,ro / && ! touch /read-only-test 2>/dev/null && shift && exec "$@"';
    try {
      await server.start(['unshare', '-m', '/bin/sh', '-c', script, 'sh', server.tmp]);
      expect((await server.get(`/${ENTRY}`)).body.toString()).toBe(SCRIPT);
      expect(server.written()).toContain('nginx.pid');
      expect(existsSync('/read-only-test')).toBe(false);
    } finally {
      await server.stop();
      server.remove();
    }
  });
});

describe('the built plugin', () => {
  const files = readdirSync(path.join(root, 'dist'), { recursive: true, encoding: 'utf8' });

  it('has names that are kept for as long as they are meant to be', () => {
    const pattern = /^(\d+-chunk\.min\.js|plugin-entry\.[0-9a-f]{16,}\.min\.js)$/;
    const scripts = files.filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(10);
    expect(scripts.filter((file) => !pattern.test(file))).toEqual([]);
  });

  it('has types that the server knows', () => {
    const conf = readFileSync(path.join(root, 'image/nginx.conf'), 'utf8');
    const [, types = ''] = /types \{([^}]*)\}/.exec(conf) ?? [];
    const known = new Set(types.match(/\w+(?=[ ;])/g));
    const endings = new Set(files.flatMap((file) => /\.(\w+)$/.exec(file)?.[1] ?? []));
    endings.delete('gz');
    expect([...endings].filter((ending) => !known.has(ending))).toEqual([]);
  });
});
