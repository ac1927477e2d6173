import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { requestUpstream, type Upstream } from './upstream.ts';

/** Headers that end at this server: the browser's identity, and what belongs to one connection. */
const DROPPED = new Set([
  'host',
  'cookie',
  'x-csrftoken',
  'authorization',
  'origin',
  'referer',
  // kube-apiserver indents its answers for browsers, which costs it and the wire.
  'user-agent',
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
]);

const forwardable = (headers: IncomingMessage['headers']): OutgoingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !DROPPED.has(name)));

const unreachable = (upstream: Upstream, error: Error) => ({
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Failure',
  reason: 'ServiceUnavailable',
  code: 502,
  message: `The API at ${upstream.url.host} cannot be reached: ${error.message}`,
});

/** Passes one request on and streams the answer back. `path` is the API's own path with its query. */
export const proxyRequest = async (
  upstream: Upstream,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const fail = (error: Error) => {
    if (response.headersSent) {
      response.destroy(error);
      return;
    }
    response.writeHead(502, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(unreachable(upstream, error)));
  };
  try {
    const outgoing = await requestUpstream(upstream, {
      path,
      method: request.method ?? 'GET',
      headers: forwardable(request.headers),
    });
    outgoing.on('error', fail);
    outgoing.on('response', (answer) => {
      const { connection: _hop, 'set-cookie': _cookies, ...headers } = answer.headers;
      // What the API serves is data, never a page of this origin.
      response.writeHead(answer.statusCode ?? 502, {
        ...headers,
        'Content-Security-Policy': 'sandbox',
      });
      response.flushHeaders();
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    });
    response.on('close', () => outgoing.destroy());
    request.pipe(outgoing);
  } catch (error) {
    fail(error instanceof Error ? error : new Error(String(error)));
  }
};

const headLines = (answer: IncomingMessage): string => {
  const lines = [`HTTP/1.1 ${String(answer.statusCode)} ${answer.statusMessage ?? ''}`];
  for (let i = 0; i < answer.rawHeaders.length; i += 2) {
    lines.push(`${answer.rawHeaders[i] ?? ''}: ${answer.rawHeaders[i + 1] ?? ''}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
};

/** Passes a WebSocket on: the handshake with credentials added, then bytes both ways. */
export const proxyUpgrade = async (
  upstream: Upstream,
  path: string,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> => {
  const fail = () => socket.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n');
  socket.on('error', () => socket.destroy());
  try {
    const outgoing = await requestUpstream(upstream, {
      path,
      method: 'GET',
      headers: {
        ...forwardable(request.headers),
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        // kube-apiserver refuses a handshake without an origin; the browser's stays here.
        Origin: 'http://localhost',
      },
    });
    outgoing.on('error', fail);
    outgoing.on('upgrade', (answer, remote, remoteHead) => {
      socket.write(headLines(answer));
      socket.write(remoteHead);
      remote.write(head);
      remote.on('error', () => socket.destroy());
      remote.on('close', () => socket.destroy());
      socket.on('close', () => remote.destroy());
      remote.pipe(socket).pipe(remote);
    });
    // Refused: the API answers as to any other request.
    outgoing.on('response', (answer) => {
      socket.write(headLines(answer));
      answer.pipe(socket);
    });
    outgoing.end();
  } catch {
    fail();
  }
};
