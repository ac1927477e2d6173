import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import {
  appBefore,
  eventually,
  exchange,
  rawServer,
  type RawServer,
  type RunningApp,
} from './testing/raw';
import { kubeconfigUpstream } from './kubeconfig-upstream';
import { plainUpstream, type Upstream } from './upstream';

const API = '/api/kubernetes/api/v1/pods';
const head = (...lines: string[]): string => `${lines.join('\r\n')}\r\n\r\n`;
const get = (target: string, ...lines: string[]): string =>
  head(`GET ${target} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...lines);
const HANDSHAKE = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];
const handshake = (...lines: string[]): string =>
  head(`GET ${API}?watch=true HTTP/1.1`, 'Host: localhost', ...HANDSHAKE, ...lines);
const TOKEN = ['Cookie: csrf-token=t', 'X-CSRFToken: t'];
const OK = head('HTTP/1.1 200 OK', 'Content-Type: application/json', 'Content-Length: 2') + '{}';

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
/** Nothing was sent up before what a test asked for, and it still is a server. */
const stillServes = async ({ port }: RunningApp): Promise<void> => {
  expect(statusOf(await exchange(port, get('/api/none')))).toBe(404);
};

const secret = (port: number): Upstream => ({
  ...plainUpstream(`http://127.0.0.1:${port}/clusters/mine`, 'u'),
  authorize: () => Promise.resolve({ headers: { Authorization: 'Bearer secret' } }),
});

let api: RawServer | undefined;
let app: RunningApp | undefined;

/** The server in front of an API that answers with these bytes. */
const start = async (reply: Parameters<typeof rawServer>[0]) => {
  api = await rawServer(reply);
  app = await appBefore(secret(api.port));
  return { api, app };
};

afterEach(async () => {
  await app?.close();
  await api?.close();
});

describe('an answer of the API', () => {
  it.each([
    [
      'Trailer beside Content-Length',
      200,
      'HTTP/1.1 200 OK\r\nTrailer: x\r\nContent-Length: 2\r\n\r\n{}',
    ],
    ['status 099', 502, 'HTTP/1.1 099 Odd\r\nContent-Length: 0\r\n\r\n'],
    ['status 000', 502, 'HTTP/1.1 000 Odd\r\nContent-Length: 0\r\n\r\n'],
    ['status 999', 502, 'HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n'],
    [
      'an upgrade that nobody asked for',
      502,
      'HTTP/1.1 101 S\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
    ],
    ['two lengths', 502, 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}x'],
    [
      'length beside chunks',
      502,
      'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['no HTTP', 502, 'SSH-2.0-OpenSSH\r\n'],
    ['headers without an end', 502, `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}\r\n`],
    [
      'a control character',
      502,
      'HTTP/1.1 200 OK\r\nWarning: a\u0001b\u0000\r\nContent-Length: 0\r\n\r\n',
    ],
  ])('with %s ends with %i and nothing else', async (_name, status, reply) => {
    const { app } = await start(reply);
    expect(statusOf(await exchange(app.port, get(API)))).toBe(status);
    await stillServes(app);
  });

  it('that closes the connection ends with 502', async () => {
    const { app } = await start((socket) => socket.end());
    const answer = await exchange(app.port, get(API));
    expect(statusOf(answer)).toBe(502);
    expect(answer).toContain('"kind":"Status"');
  });

  it('that breaks off breaks off for the client', async () => {
    const { app } = await start((socket) => {
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{');
    });
    const answer = await exchange(app.port, get(API));
    expect(answer).not.toMatch(/\r\n0\r\n\r\n$/);
    await stillServes(app);
  });

  it('ends no process, whatever its bytes are', async () => {
    let reply = '';
    const { app } = await start((socket) => socket.end(reply, 'latin1'));
    const piece = fc.constantFrom(
      'HTTP/1.1 ',
      '200',
      '204',
      '101',
      '099',
      ' OK',
      '\r\n',
      '\n',
      '\r\n\r\n',
      ': ',
      'Trailer: a',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Content-Length: 1',
      'Content-Length: -1',
      'Transfer-Encoding: chunked',
      'Set-Cookie: a=b',
      'x',
      '0\r\n\r\n',
      '5\r\nabcde\r\n',
      '\u0000',
      'é',
    );
    const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
    const isHandshake = fc.boolean();
    await fc.assert(
      fc.asyncProperty(text, isHandshake, async (bytes, asks) => {
        reply = `HTTP/1.1 ${bytes}`;
        const answer = await exchange(app.port, asks ? handshake() : get(API));
        expect(statusOf(answer)).toBeGreaterThan(100);
      }),
      { numRuns: 150 },
    );
    await stillServes(app);
  });

  it('sets no cookies and opens this origin to nobody', async () => {
    const { app } = await start(
      head(
        'HTTP/1.1 200 OK',
        'Set-Cookie: csrf-token=theirs',
        'Access-Control-Allow-Origin: *',
        'Clear-Site-Data: "*"',
        'Warning: 299 - "old"',
        'Content-Length: 0',
      ),
    );
    const answer = await exchange(app.port, get(API));
    expect(answer).not.toMatch(/set-cookie|access-control|clear-site/i);
    expect(answer).toMatch(/^warning: 299 - "old"\r$/im);
    expect(answer).toMatch(/^content-security-policy: sandbox\r$/im);
  });
});

describe('a refused WebSocket', () => {
  it.each([
    ['by this server, as it comes from elsewhere', handshake('Origin: http://evil.example.com')],
    ['by this server, as there is none', get('/nowhere', ...HANDSHAKE)],
    ['by the API', handshake()],
  ])('%s ends nothing when its client resets', async (_name, bytes) => {
    const { app } = await start(head('HTTP/1.1 403 Forbidden', 'Content-Length: 0'));
    for (let i = 0; i < 20; i += 1) {
      const socket = net.connect(app.port, '127.0.0.1');
      await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
      socket.resetAndDestroy();
    }
    await stillServes(app);
  });

  it('passes a status and no headers through', async () => {
    const { app } = await start(
      head(
        'HTTP/1.1 403 <b>',
        'Set-Cookie: csrf-token=theirs',
        'Transfer-Encoding: chunked',
        'Content-Type: text/html',
      ) + '0\r\n\r\n',
    );
    const answer = await exchange(app.port, handshake());
    expect(answer).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
    expect(answer).not.toMatch(/cookie|text\/html|chunked|<b>/i);
  });

  it('is a 502 where the API takes it for a request', async () => {
    const { app } = await start(OK);
    expect(statusOf(await exchange(app.port, handshake()))).toBe(502);
  });

  it.each([
    ['that is none', get(API, 'Connection: Upgrade', 'Upgrade: h2c')],
    ['that says something before its answer', `${handshake()}POST / HTTP/1.1\r\n\r\n`],
    ['with a change for a method', handshake(...TOKEN).replace('GET', 'POST')],
  ])('%s goes nowhere', async (_name, bytes) => {
    const { api, app } = await start(OK);
    expect(statusOf(await exchange(app.port, bytes))).toBe(400);
    expect(api.received()).toBe('');
  });
});

it('an opened WebSocket passes bytes both ways and no other headers', async () => {
  const accepted = head(
    'HTTP/1.1 101 Whatever',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
    'Set-Cookie: a=b',
  );
  const { api, app } = await start(`${accepted}hello`);
  const socket = net.connect(app.port, '127.0.0.1', () => socket.write(handshake()));
  let answer = '';
  socket.on('data', (data) => (answer += data.toString()));
  await eventually(() => answer.endsWith('hello'));
  expect(answer).toMatch(/^HTTP\/1\.1 101 Switching Protocols\r\n/);
  expect(answer).toContain('sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
  expect(answer).not.toContain('Cookie');
  socket.write('from the client');
  await eventually(() => api.received().endsWith('from the client'));
  socket.end();
  await eventually(() => api.open() === 0);
});

describe('connections of clients that left', () => {
  const CLIENTS = 60;
  const leaveBy: [string, (socket: net.Socket) => void][] = [
    ['end', (socket) => socket.end()],
    ['reset', (socket) => socket.resetAndDestroy()],
  ];
  const kinds: [string, string, string | undefined][] = [
    ['a request without an answer', get(API).replace('Connection: close\r\n', ''), undefined],
    ['a WebSocket without an answer', handshake(), undefined],
    [
      'an endless answer',
      get(API).replace('Connection: close\r\n', ''),
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n',
    ],
    [
      'an open WebSocket',
      handshake(),
      'HTTP/1.1 101 S\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    ],
  ];
  it.each(
    kinds.flatMap(([name, bytes, reply]) =>
      leaveBy.map(([how, leave]) => [name, how, bytes, reply, leave] as const),
    ),
  )('are closed: %s, %s', async (_name, _how, bytes, reply, leave) => {
    const { api, app } = await start(reply);
    const clients = Array.from({ length: CLIENTS }, () => {
      const socket = net.connect(app.port, '127.0.0.1', () => socket.write(bytes));
      return socket.on('error', () => socket.destroy()).resume();
    });
    await eventually(() => api.open() === CLIENTS);
    clients.forEach(leave);
    await eventually(() => api.open() === 0);
    expect(api.open()).toBe(0);
  });

  it('are not even opened for one that left while the credentials were made', async () => {
    api = await rawServer(undefined);
    let release = (): void => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    let asked = 0;
    app = await appBefore({
      ...plainUpstream(`http://127.0.0.1:${api.port}`, 'u'),
      authorize: async () => {
        asked += 1;
        await slow;
        return {};
      },
    });
    for (const bytes of [get(API), handshake()]) {
      const socket = net.connect(app.port, '127.0.0.1', () => socket.write(bytes));
      const before = asked;
      await eventually(() => asked > before);
      socket.resetAndDestroy();
    }
    // Both have been noticed when a later one has been answered.
    await stillServes(app);
    release();
    await stillServes(app);
    expect([api.open(), api.received()]).toEqual([0, '']);
  });
});

describe('a request in a request', () => {
  const SMUGGLED = 'POST /api/v1/namespaces HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}';
  const chunked = `${SMUGGLED.length.toString(16)}\r\n${SMUGGLED}\r\n0\r\n\r\n`;
  const lengthy = `Content-Length: ${SMUGGLED.length}`;
  const request = (method: string, lines: string[], body: string) =>
    head(`${method} ${API} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...lines) + body;

  it.each([
    ['GET', ['Transfer-Encoding: chunked'], chunked],
    ['HEAD', ['Transfer-Encoding: chunked'], chunked],
    ['GET', [lengthy], SMUGGLED],
    ['HEAD', [lengthy], SMUGGLED],
    ['GET', ['Transfer-Encoding: chunked', 'Expect: 100-continue'], chunked],
  ])('in the body of %s with %j stays here', async (method, lines, body) => {
    const { api, app } = await start(OK);
    await exchange(app.port, request(method, lines, body), (answer) => answer.includes('200 OK'));
    await stillServes(app);
    expect(api.received()).toMatch(
      new RegExp(`^${method} /clusters/mine/api/v1/pods HTTP/1.1\r\n`),
    );
    expect(api.received()).not.toMatch(/POST|chunked|content-length/i);
  });

  it.each(['DELETE', 'POST', 'PATCH', 'PUT'])('of %s stays its body', async (method) => {
    for (const [lines, body] of [
      [['Transfer-Encoding: chunked'], chunked],
      [[lengthy], SMUGGLED],
    ] as const) {
      const { api, app } = await start(OK);
      await exchange(app.port, request(method, [...TOKEN, ...lines], body), (answer) =>
        answer.includes('200 OK'),
      );
      await eventually(() => api.received().includes('{}'));
      const [sent = '', ...rest] = api.received().split('\r\n\r\n');
      expect(sent).toMatch(new RegExp(lines[0], 'i'));
      expect(sent).not.toMatch(/csrf|cookie/i);
      expect(rest.join('\r\n\r\n')).toBe(body);
      await app.close();
      await api.close();
    }
  });

  it.each([
    ['both framings', [...TOKEN, lengthy, 'Transfer-Encoding: chunked'], chunked],
    ['a framing that is none', [...TOKEN, 'Transfer-Encoding: xchunked'], chunked],
    ['two lengths', [...TOKEN, 'Content-Length: 0', lengthy], SMUGGLED],
    ['a space before the colon', [...TOKEN, 'Transfer-Encoding : chunked'], chunked],
    ['a folded header', [...TOKEN, 'X: a\r\n Transfer-Encoding: chunked', 'Content-Length: x'], ''],
  ])('with %s is refused', async (_name, lines, body) => {
    const { api, app } = await start(OK);
    expect(statusOf(await exchange(app.port, request('POST', lines, body)))).toBe(400);
    expect(api.received()).toBe('');
  });

  it.each(['TRACE', 'OPTIONS', 'PROPFIND', 'PURGE'])('%s is not passed on', async (method) => {
    const { api, app } = await start(OK);
    expect(statusOf(await exchange(app.port, request(method, TOKEN, '')))).toBe(405);
    expect(api.received()).toBe('');
  });
});

describe('a path of the API', () => {
  it.each([
    '/../other',
    '/api/../../other',
    '/api/..',
    '/./api',
    '/%2e%2e/other',
    '/.%2E/other',
    '/api%2f..%2f..%2fother',
    '/api%2F%2e%2e%2fother',
    '/%252e%252e/other',
    '/..%5cother',
    '/..\\other',
  ])('%s does not get the credentials', async (target) => {
    const { api, app } = await start(OK);
    expect(statusOf(await exchange(app.port, get(`/api/kubernetes${target}`)))).toBe(400);
    expect(
      statusOf(await exchange(app.port, handshake().replace(API, `/api/kubernetes${target}`))),
    ).toBe(400);
    expect(api.received()).toBe('');
  });

  it.each(['/api/v1/pods?fieldSelector=metadata.name%3D..', '/api/v1/pods/a..b', '/apis/a%3Ab'])(
    '%s is one',
    async (target) => {
      const { api, app } = await start(OK);
      expect(statusOf(await exchange(app.port, get(`/api/kubernetes${target}`)))).toBe(200);
      expect(api.received()).toContain(`GET /clusters/mine${target} HTTP/1.1\r\n`);
      expect(api.received()).toContain('Authorization: Bearer secret\r\n');
    },
  );
});

it.each(['//', '//evil.example.com/', 'http://[', 'http://localhost/', '*', '/\u00fc'])(
  'the target %s is a 400',
  async (target) => {
    const { app } = await start(OK);
    expect(statusOf(await exchange(app.port, get(target)))).toBe(400);
    expect(app.log).toEqual([]);
  },
);

it.each([
  ['cross-site', 403],
  ['same-site', 403],
  ['same-origin', 200],
  ['none', 200],
])('a request of an image or a form that comes from %s is a %i', async (site, status) => {
  const { api, app } = await start(OK);
  const answer = await exchange(app.port, get(API, `Sec-Fetch-Site: ${site}`));
  expect(statusOf(answer)).toBe(status);
  expect(api.received() === '').toBe(status === 403);
});

describe('a program that makes the credentials', () => {
  it('tells its failure to the server alone', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'exec-'));
    const file = path.join(folder, 'config');
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1',
      command: '/bin/sh',
      args: ['-c', 'echo password hunter2 >&2; exit 1'],
    };
    writeFileSync(
      file,
      JSON.stringify({
        'current-context': 'c',
        clusters: [{ name: 'c', cluster: { server: 'https://127.0.0.1:9' } }],
        users: [{ name: 'u', user: { exec } }],
        contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
      }),
    );
    try {
      app = await appBefore(await kubeconfigUpstream(file));
      for (const bytes of [get(API), handshake()]) {
        const answer = await exchange(app.port, bytes);
        expect(statusOf(answer)).toBe(502);
        expect(answer).toContain('could not be made');
        expect(answer).not.toContain('hunter2');
      }
      expect(app.log).toHaveLength(2);
      expect(app.log[0]).toContain('password hunter2');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
