import http from 'node:http';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { refusalOf } from './guard.ts';
import { sendIndex, type ServerFlags } from './index-page.ts';
import { proxyRequest, proxyUpgrade } from './proxy.ts';
import { notFound, sendFile } from './static-files.ts';
import type { Upstream } from './upstream.ts';

export interface AppOptions {
  upstream: Upstream;
  flags: ServerFlags;
  /** Folder of the host's build. */
  hostFolder: string;
  /** Folder of the plugin's build. */
  pluginFolder: string;
}

const PLUGIN = 'vm-networking-console-plugin';
const PLUGIN_PREFIX = `/api/plugins/${PLUGIN}/`;
const API_PREFIX = '/api/kubernetes';
const LOCALE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/;

const apiPathOf = (url: string): string | undefined =>
  url.startsWith(`${API_PREFIX}/`) ? url.slice(API_PREFIX.length) : undefined;

const sendLocale = async (
  options: AppOptions,
  query: URLSearchParams,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> => {
  const language = query.get('lng') ?? '';
  const namespace = query.get('ns') ?? '';
  if (!LOCALE.test(language) || namespace !== `plugin__${PLUGIN}`) {
    notFound(response);
    return;
  }
  await sendFile(request, response, options.pluginFolder, `locales/${language}/${namespace}.json`);
};

const answer = async (
  options: AppOptions,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> => {
  const url = request.url ?? '/';
  const apiPath = apiPathOf(url);
  if (apiPath !== undefined) {
    await proxyRequest(options.upstream, apiPath, request, response);
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD', 'Content-Type': 'text/plain' });
    response.end('Method not allowed\n');
    return;
  }
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  if (pathname.startsWith(PLUGIN_PREFIX)) {
    await sendFile(request, response, options.pluginFolder, pathname.slice(PLUGIN_PREFIX.length));
  } else if (pathname === '/locales/resource.json') {
    await sendLocale(options, searchParams, request, response);
  } else if (pathname.startsWith('/static/')) {
    await sendFile(request, response, options.hostFolder, pathname.slice('/static/'.length));
  } else if (pathname.startsWith('/api/') || pathname === '/favicon.ico') {
    notFound(response);
  } else {
    await sendIndex(request, response, path.join(options.hostFolder, 'index.html'), options.flags);
  }
};

const refuseUpgrade = (socket: Duplex, status: string, text: string): void => {
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\n${text}\n`,
  );
};

/** The HTTP server of the standalone console, not listening yet. */
export const createApp = (options: AppOptions): http.Server => {
  const server = http.createServer((request, response) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'same-origin');
    const refusal = refusalOf(request);
    if (refusal !== undefined) {
      response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(`${refusal}\n`);
      return;
    }
    answer(options, request, response).catch((error: unknown) => {
      process.stderr.write(`${request.method ?? ''} ${request.url ?? ''}: ${String(error)}\n`);
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain' });
      response.end('Internal error\n');
    });
  });
  server.on('upgrade', (request: http.IncomingMessage, socket: Duplex, head: Buffer) => {
    const refusal = refusalOf(request);
    const apiPath = apiPathOf(request.url ?? '');
    if (refusal !== undefined) refuseUpgrade(socket, '403 Forbidden', refusal);
    else if (apiPath === undefined) refuseUpgrade(socket, '404 Not Found', 'Not found');
    else void proxyUpgrade(options.upstream, apiPath, request, socket, head);
  });
  return server;
};
