import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { cookieOf, CSRF_COOKIE, newCsrfToken, type Site } from './guard.ts';

/**
 * What plugins share with the page: all that it is made of, or what an OpenShift console of August 2026
 * shares (`host/console-share-scope.json`).
 */
export type Shares = 'all' | 'console';

/** What the page knows of the server, as the OpenShift console's `window.SERVER_FLAGS`. */
export interface ServerFlags {
  basePath: '/';
  releaseVersion: string;
  consolePlugins: string[];
  /** Left out where there is no Prometheus. */
  prometheusBaseURL?: string;
  prometheusTenancyBaseURL?: string;
  standalone: {
    mode: 'embedded' | 'cluster';
    scenario?: { name: string; title: string; description: string };
    /** Host and port of the cluster's API. */
    cluster?: string;
    context?: string;
    user: string;
    /** The one to begin with, where the user has chosen none. */
    namespace?: string;
    /** Controllers that the embedded API plays or leaves out; shown in the interface. */
    simulated: string[];
    shares: Shares;
  };
}

const policyOf = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    // PatternFly positions menus, and the editor its lines, by inline styles.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

// `<` cannot begin a tag inside the script, whatever a scenario's or cluster's name holds.
const asScript = (flags: ServerFlags): string =>
  JSON.stringify(flags).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028');

/** Sends the page with the flags, a fresh nonce, and the CSRF cookie. */
export const sendIndex = async (
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  flags: ServerFlags,
  site?: Site,
): Promise<void> => {
  const nonce = randomBytes(16).toString('base64');
  const secure = site?.protocol === 'https:' ? '; Secure' : '';
  const template = await readFile(file, 'utf8');
  const html = template
    .replaceAll('__CSP_NONCE__', nonce)
    .replace(
      '<!--SERVER_FLAGS-->',
      () => `<script nonce="${nonce}">window.SERVER_FLAGS = ${asScript(flags)};</script>`,
    );
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': policyOf(nonce),
    // One token for all tabs: a second page must not invalidate the first one's.
    ...(cookieOf(request, CSRF_COOKIE)
      ? {}
      : { 'Set-Cookie': `${CSRF_COOKIE}=${newCsrfToken()}; Path=/; SameSite=Strict${secure}` }),
  });
  response.end(request.method === 'HEAD' ? undefined : html);
};
