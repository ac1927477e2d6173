import http from 'node:http';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { messageOf } from '../../kubeconfig/messages.ts';
import { toStandardError, type Log } from './failure.ts';
import { refusalOf, type Site } from './guard.ts';
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
  /** Where users open the console; on loopback unless given. */
  site?: Site;
  /** Folder of the host's build. */
  hostFolder: string;
  /** Folders of the builds of plugins, by their names, in the order of the console. */
  plugins: ReadonlyMap<string, string>;
  /** Standard error by default. */
  log?: Log;
}

const PLUGIN_PATH = /^\/api\/plugins\/([^/]+)\/(.+)$/;
const LOCALE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/;

const sendLocale = async (
  options: AppOptions,
  query: URLSearchParams,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> => {
  const language = query.get('lng') ?? '';
  const namespace = query.get('ns') ?? '';
  const folder = options.plugins.get(namespace.replace(/^plugin__/, ''));
  if (!LOCALE.test(language) || folder === undefined) {
    notFound(response);
    return;
  }
  await sendFile(request, response, folder, `locales/${language}/${namespace}.json`);
};

const sendOwn = async (
  options: AppOptions,
  { pathname, searchParams }: URL,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> => {
  const [, plugin = '', file = ''] = PLUGIN_PATH.exec(pathname) ?? [];
  const folder = options.plugins.get(plugin);
  if (folder !== undefined) {
    await sendFile(request, response, folder, file);
  } else if (pathname === '/locales/resource.json') {
    await sendLocale(options, searchParams, request, response);
  } else if (pathname.startsWith('/static/')) {
    await sendFile(request, response, options.hostFolder, pathname.slice('/static/'.length));
  } else if (pathname.startsWith('/api/') || pathname === '/favicon.ico') {
    notFound(response);
  } else {
    const { flags, site, upstream } = options;
    const user = upstream.users?.nameOf(request) ?? flags.standalone.user;
    const file = path.join(options.hostFolder, 'index.html');
    const known = { ...flags, standalone: { ...flags.standalone, user } };
    await sendIndex(request, response, file, known, site);
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

const NOT_SIGNED_IN: Refusal = {
  status: 401,
  text: 'You are not signed in, or your session has ended. Reload the page to sign in.',
  headers: { 'WWW-Authenticate': 'Bearer' },
};

/** Where a request may go; what it must not is refused before anything of it is passed on. */
const admit = ({ upstream, site }: AppOptions, request: http.IncomingMessage): Target | Refusal => {
  let target: Target;
  try {
    target = targetOf(request.url ?? '');
  } catch (error) {
    if (!(error instanceof BadTarget)) throw error;
    return { status: 400, text: error.message };
  }
  const refusal = refusalOf(request, !('page' in target), site);
  if (refusal !== undefined) return { status: 403, text: refusal };
  if (upstream.users?.isSignedIn(request) === false) return NOT_SIGNED_IN;
  const methods = 'api' in target ? OF_THE_API : OF_PAGES;
  if (methods.includes(request.method ?? '')) return target;
  return { status: 405, text: 'Method not allowed', headers: { Allow: methods.join(', ') } };
};

const refuse = (response: http.ServerResponse, { status, text, headers }: Refusal): void => {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers });
  response.end(`${text}\n`);
};

/** Asked by kubelet, which knows an address and no name. It tells nothing but that there is a server. */
const isHealthCheck = ({ method, url }: http.IncomingMessage): boolean =>
  method === 'GET' && url === '/healthz';

const sendHealth = (response: http.ServerResponse): void => {
  response.writeHead(200, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' });
  response.end('ok\n');
};

/** The HTTP server of the standalone console, not listening yet. */
export const createApp = (options: AppOptions): http.Server => {
  const { upstream, log = toStandardError } = options;
  const answer = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'same-origin');
    if (isHealthCheck(request)) {
      sendHealth(response);
      return;
    }
    const target = admit(options, request);
    if ('status' in target) refuse(response, target);
    else if ('page' in target) await sendOwn(options, target.page, request, response);
    else if ('metrics' in target) await sendMetrics(options, target, request, response, log);
    else await proxyRequest(upstream, target.api, request, response, log);
  };
  const upgrade = async (request: http.IncomingMessage, socket: Duplex, head: Buffer) => {
    const target = admit(options, request);
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
