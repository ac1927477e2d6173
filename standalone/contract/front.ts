import { readFileSync } from 'node:fs';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { CRDS, type Send } from './genuine-crds.ts';

export interface FrontOptions {
  /** Port of kube-apiserver. */
  core: number;
  /** Port of the server of custom resources. */
  custom: number;
  /** Files of the certificate to answer with. */
  certificate: { cert: string; key: string };
  sendCore: Send;
  sendCustom: Send;
}

interface Group {
  name: string;
}

const APIEXTENSIONS = 'apiextensions.k8s.io';

const coreGroups = async ({ sendCore }: FrontOptions): Promise<Group[]> => {
  const { groups } = JSON.parse((await sendCore('GET', '/apis')).body) as { groups: Group[] };
  return groups.filter(({ name }) => name !== APIEXTENSIONS);
};

/** The server of custom resources describes each of its groups, but lists them nowhere. */
const customGroups = async ({ sendCustom }: FrontOptions): Promise<Group[]> => {
  const { items } = JSON.parse((await sendCustom('GET', CRDS)).body) as {
    items: { spec: { group: string } }[];
  };
  const names = new Set([APIEXTENSIONS, ...items.map(({ spec }) => spec.group)]);
  const replies = await Promise.all([...names].map((name) => sendCustom('GET', `/apis/${name}`)));
  return replies
    .filter(({ status }) => status === 200)
    .map(({ body }) => JSON.parse(body) as Group);
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
  const { core, custom, certificate } = options;
  const fixed = await coreGroups(options);
  const names = new Set(fixed.map(({ name }) => name));
  const pathOf = (url: string): string => new URL(url, 'https://localhost').pathname;
  const portFor = (url: string): number => {
    const [, root, group] = pathOf(url).split('/');
    return root === 'apis' && group !== undefined && !names.has(group) ? custom : core;
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
    if (pathOf(request.url ?? '/') === '/apis') {
      customGroups(options).then((more) => {
        const groups = [...fixed, ...more];
        response.writeHead(200, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify({ kind: 'APIGroupList', apiVersion: 'v1', groups }));
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
