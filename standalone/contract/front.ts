import { readFileSync } from 'node:fs';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Send } from './genuine-crds.ts';

export interface FrontOptions {
  /** Port of kube-apiserver. */
  core: number;
  /** Port of the server of custom resources. */
  custom: number;
  /** Groups that the second serves. */
  groups: ReadonlySet<string>;
  /** Files of the certificate to answer with. */
  certificate: { cert: string; key: string };
  sendCore: Send;
  sendCustom: Send;
}

interface GroupList {
  groups: unknown[];
}

/** The list of groups of both; the second serves each of its groups, but no list of them. */
const allGroups = async ({ sendCore, sendCustom, groups }: FrontOptions): Promise<object> => {
  const list = JSON.parse((await sendCore('GET', '/apis')).body) as GroupList;
  const replies = await Promise.all(
    [...groups].map((group) => sendCustom('GET', `/apis/${group}`)),
  );
  const custom = replies
    .filter(({ status }) => status === 200)
    .map(({ body }) => JSON.parse(body) as { name: string });
  const names = new Set(custom.map(({ name }) => name));
  const core = (list.groups as { name: string }[]).filter(({ name }) => !names.has(name));
  return { ...list, groups: [...core, ...custom] };
};

const lines = (headers: OutgoingHttpHeaders): string =>
  Object.entries(headers)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((each) => [name, each]),
    )
    .map(([name, value]) => `${String(name)}: ${String(value)}\r\n`)
    .join('');

/**
 * One address for two API servers, which are told apart by the API group, as a cluster's
 * aggregation layer does it. Watches over WebSockets are passed on, too.
 */
export const startFront = async (
  options: FrontOptions,
): Promise<{ port: number; close(): Promise<void> }> => {
  const { core, custom, groups, certificate } = options;
  const portFor = (url: string): number => {
    const [, root, group] = new URL(url, 'https://localhost').pathname.split('/');
    return root === 'apis' && groups.has(group ?? '') ? custom : core;
  };
  const forward = ({ url = '/', method, headers }: IncomingMessage) =>
    https.request({
      host: '127.0.0.1',
      port: portFor(url),
      path: url,
      method,
      headers,
      rejectUnauthorized: false,
    });

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const fail = (error: unknown) => response.destroy(error instanceof Error ? error : undefined);
    if (request.url === '/apis') {
      allGroups(options).then((list) => {
        response.writeHead(200, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify(list));
      }, fail);
      return;
    }
    const upstream = forward(request);
    upstream.on('error', fail);
    upstream.on('response', (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      response.flushHeaders();
      reply.pipe(response);
    });
    response.on('close', () => upstream.destroy());
    request.pipe(upstream);
  };

  const upgrade = (request: IncomingMessage, socket: Duplex): void => {
    const upstream = forward(request);
    const end = () => {
      upstream.destroy();
      socket.destroy();
    };
    socket.on('error', end);
    upstream.on('error', end);
    upstream.on('response', (reply) => {
      socket.write(`HTTP/1.1 ${reply.statusCode ?? 502} Refused\r\n${lines(reply.headers)}\r\n`);
      reply.pipe(socket);
    });
    upstream.on('upgrade', (reply, other, head) => {
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines(reply.headers)}\r\n`);
      socket.write(head);
      other.on('error', end);
      other.pipe(socket).pipe(other);
    });
    upstream.end();
  };

  const server = https.createServer(
    { cert: readFileSync(certificate.cert), key: readFileSync(certificate.key) },
    answer,
  );
  server.on('upgrade', upgrade);
  const sockets = new Set<Duplex>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        sockets.forEach((socket) => socket.destroy());
      }),
  };
};
