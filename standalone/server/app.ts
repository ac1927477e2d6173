import http from 'node:http';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { messageOf } from '../../kubeconfig/messages.ts';
import { toStandardError, type Log } from './failure.ts';
import { refusalOf } from './guard.ts';
import { sendIndex, type ServerFlags } from './index-page.ts';
import { proxyUpgrade, refuseUpgrade } from './proxy-upgrade.ts';
import { proxyRequest } from './proxy.ts';
import { notFound, sendFile } from './static-files.ts';
import { BadTarget, targetOf, type Target } from './target.ts';
import type { Metrics } from './metrics.ts';
import type { Upstream } from './upstream.ts';

export interface AppOptions {
  upstream: Upstream;
  /** Prometheus behind the proxies for metrics; without it there are none. */
  metrics?: Metrics | undefined;
  flags: ServerFlags;
  /** Folder of the host's build. */
  hostFolder: string;
  /** Folder of the plugin's build. */
  pluginFolder: string;
  /** Standard error by default. */
  log?: Log;
}

const PLUGIN = 'vm-networking-console-plugin';
const PLUGIN_PREFIX = `/api/plugins/${PLUGIN}/`;
const LOCALE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/;

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

const sendOwn = async (
  options: AppOptions,
  { pathname, searchParams }: URL,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> => {
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

const sendMetrics = async (
  { metrics }: AppOptions,
  target: Extract<Target, { metrics: string }>,
  request: http.IncomingMessage,
  response: http.ServerResponse,
  log: Log,
): Promise<void> => {
  if (!metrics) {
    notFound(response);
    return;
  }
  const server = target.isTenancy ? metrics.tenancy : metrics.cluster;
  await proxyRequest(server, target.metrics, request, response, log);
};

/** An error that is answered with its message. */
interface Refusal {
  status: number;
  text: string;
  headers?: http.OutgoingHttpHeaders;
}

const OF_PAGES = ['GET', 'HEAD'];
const OF_THE_API = [...OF_PAGES, 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Where a request may go; what it must not is refused before anything of it is passed on. */
const admit = (request: http.IncomingMessage): Target | Refusal => {
  let target: Target;
  try {
    target = targetOf(request.url ?? '');
  } catch (error) {
    if (!(error instanceof BadTarget)) throw error;
    return { status: 400, text: error.message };
  }
  const refusal = refusalOf(request, !('page' in target));
  if (refusal !== undefined) return { status: 403, text: refusal };
  const methods = 'api' in target ? OF_THE_API : OF_PAGES;
  if (methods.includes(request.method ?? '')) return target;
  return { status: 405, text: 'Method not allowed', headers: { Allow: methods.join(', ') } };
};

const refuse = (response: http.ServerResponse, { status, text, headers }: Refusal): void => {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers });
  response.end(`${text}\n`);
};

/** The HTTP server of the standalone console, not listening yet. */
export const createApp = (options: AppOptions): http.Server => {
  const { upstream, log = toStandardError } = options;
  const answer = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'same-origin');
    const target = admit(request);
    if ('status' in target) refuse(response, target);
    else if ('page' in target) await sendOwn(options, target.page, request, response);
    else if ('metrics' in target) await sendMetrics(options, target, request, response, log);
    else await proxyRequest(upstream, target.api, request, response, log);
  };
  const upgrade = async (request: http.IncomingMessage, socket: Duplex, head: Buffer) => {
    const target = admit(request);
    if ('status' in target) refuseUpgrade(socket, target.status, target.text);
    else if (!('api' in target)) refuseUpgrade(socket, 404, 'Not found');
    else await proxyUpgrade(upstream, target.api, request, socket, head, log);
  };
  const logged = (request: http.IncomingMessage, error: unknown) =>
    log(`${request.method ?? ''} ${request.url ?? ''}: ${messageOf(error)}`);
  const server = http.createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      logged(request, error);
      if (response.headersSent) response.destroy();
      else refuse(response, { status: 500, text: 'Internal error' });
    });
  });
  server.on('upgrade', (request: http.IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node's server has let go of it: without this a reset by the client would end the process.
    socket.on('error', () => socket.destroy());
    upgrade(request, socket, head).catch((error: unknown) => {
      logged(request, error);
      socket.destroy();
    });
  });
  return server;
};
