import { readFile } from 'node:fs/promises';
import type http from 'node:http';
import { parseArgs } from 'node:util';
import { createApp } from './app.ts';
import { listenOnLoopback } from './loopback.ts';
import { UsageError, type Upstream } from './upstream.ts';

/** The standalone console in a pod of the cluster, behind a proxy that signs users in. */
export interface ClusterConsoleOptions {
  /** Where users open it: `https://console.example.org`. Other names and origins are refused. */
  publicUrl: URL;
  /** Address of the Kubernetes API. */
  apiServer: URL;
  /** File with the certificates that the API is trusted by; the system's unless given. */
  apiCa: string | undefined;
  /** Header in which the proxy hands on the token of the user, in lower case. */
  tokenHeader: string;
  /** On loopback, for the proxy in the same pod; 0 takes any free one. */
  port: number;
  /** Folders of the builds. */
  hostFolder: string;
  pluginFolder: string;
}

const PLUGIN = 'vm-networking-console-plugin';

/** What RFC 6750 lets a token be made of. */
const BEARER = /^(?:Bearer +)?(?!Bearer$)([A-Za-z0-9\-._~+/]+=*)$/i;

/** The token of a request's user: of one header, with or without the word Bearer. */
export const tokenOf = (
  request: Pick<http.IncomingMessage, 'headers'>,
  header: string,
): string | undefined => {
  const value = request.headers[header];
  return typeof value === 'string' ? BEARER.exec(value.trim())?.[1] : undefined;
};

/** As oauth2-proxy names users; the API's own word for them is asked for by the page. */
const NAMES = ['x-forwarded-preferred-username', 'x-forwarded-email', 'x-forwarded-user'];

const nameOf = ({ headers }: http.IncomingMessage): string => {
  const name = NAMES.map((header) => headers[header]).find(Boolean);
  return typeof name === 'string' ? name : '';
};

/** The API as the user of each request: this server has no credentials of its own. */
const usersUpstream = ({ apiServer, apiCa, tokenHeader }: ClusterConsoleOptions): Upstream => ({
  url: apiServer,
  user: '',
  users: { isSignedIn: (request) => tokenOf(request, tokenHeader) !== undefined, nameOf },
  authorize: async (request) => {
    const token = tokenOf(request, tokenHeader);
    if (token === undefined) throw new Error('the request brings no token');
    return {
      headers: { Authorization: `Bearer ${token}` },
      // Read anew: the cluster replaces it before it runs out.
      ...(apiCa === undefined ? {} : { ca: await readFile(apiCa) }),
    };
  },
});

/** Starts it on loopback. @throws UsageError when the port is taken */
export const startClusterConsole = (
  options: ClusterConsoleOptions,
): Promise<{ port: number; close(): Promise<void> }> => {
  const { publicUrl, apiServer, hostFolder, pluginFolder, port } = options;
  const upstream = usersUpstream(options);
  const app = () =>
    createApp({
      upstream,
      site: publicUrl,
      hostFolder,
      plugins: new Map([[PLUGIN, pluginFolder]]),
      flags: {
        basePath: '/',
        releaseVersion: '4.22.0',
        consolePlugins: [PLUGIN],
        standalone: {
          mode: 'cluster',
          cluster: apiServer.host,
          user: '',
          simulated: [],
          shares: 'all',
        },
      },
    });
  return listenOnLoopback(app, port);
};

const urlOf = (name: string, text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new UsageError(`--${name} takes a URL with https or http, not ${text}.`);
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new UsageError(`--${name} takes a URL without user, query and fragment.`);
  }
  return url;
};

const parse = (args: string[]) => {
  try {
    return parseArgs({
      args,
      options: {
        'public-url': { type: 'string' },
        'api-server': { type: 'string', default: 'https://kubernetes.default.svc' },
        'api-ca': { type: 'string' },
        'token-header': { type: 'string', default: 'authorization' },
        port: { type: 'string', default: '8080' },
        files: { type: 'string', default: '/opt/console' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

/**
 * Reads the command line of the standalone console in a cluster.
 *
 * @throws UsageError with one line that says what is wrong
 */
export const readClusterOptions = (args: string[]): ClusterConsoleOptions => {
  const values = parse(args);
  if (values['public-url'] === undefined) {
    throw new UsageError('--public-url is needed: the address under which users open the console.');
  }
  const publicUrl = urlOf('public-url', values['public-url']);
  if (publicUrl.pathname !== '/') {
    throw new UsageError('--public-url takes the address of a host: the console has no path.');
  }
  const tokenHeader = values['token-header'].toLowerCase();
  if (!/^[a-z0-9-]+$/.test(tokenHeader)) {
    throw new UsageError(`--token-header takes the name of a header, not ${tokenHeader}.`);
  }
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65535) {
    throw new UsageError(`--port takes a number from 0 to 65535, not ${values.port}.`);
  }
  return {
    publicUrl,
    apiServer: urlOf('api-server', values['api-server']),
    apiCa: values['api-ca'],
    tokenHeader,
    port,
    hostFolder: `${values.files}/host`,
    pluginFolder: `${values.files}/plugin`,
  };
};
