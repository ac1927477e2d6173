import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The console's names for its token: a cookie that only same-site pages send, and its echo. */
export const CSRF_COOKIE = 'csrf-token';
const CSRF_HEADER = 'x-csrftoken';

/** They are passed on without a body. */
const SAFE_METHODS = new Set(['GET', 'HEAD']);
const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

export const newCsrfToken = (): string => randomBytes(32).toString('base64url');

/** Value of a cookie of a request. */
export const cookieOf = (request: IncomingMessage, name: string): string | undefined => {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
};

const isLoopback = (authority: string): boolean =>
  LOOPBACK_NAMES.has(authority.replace(/:\d+$/, ''));

/** Where users open the console; undefined is any name of loopback. */
export type Site = URL | undefined;

const isHostOf = (site: Site, authority: string | undefined): boolean => {
  if (authority === undefined) return false;
  const name = authority.toLowerCase();
  return site === undefined ? isLoopback(name) : name === site.host;
};

const originAllowed = (site: Site, request: IncomingMessage): boolean => {
  const { origin, host = '' } = request.headers;
  if (origin === undefined) return true;
  return origin.toLowerCase() === (site?.origin ?? `http://${host.toLowerCase()}`);
};

/** Browsers say where a request comes from, also one without Origin such as that of an image. */
const isFromElsewhere = (request: IncomingMessage): boolean => {
  const site = request.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
};

const sameToken = (a: string | undefined, b: string | undefined): boolean => {
  if (!a || !b) return false;
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/**
 * Why a request must not be answered; undefined when it may. The proxy holds the credentials of a
 * cluster, so another web site must not reach it: neither under a name of its own that resolves to
 * this machine (Host), nor from its pages (Origin, the token on everything that changes, and for the API where the browser says
 * that the request comes from: a GET of a cluster's service can change things, too).
 */
export const refusalOf = (
  request: IncomingMessage,
  isForApi: boolean,
  site?: Site,
): string | undefined => {
  if (!isHostOf(site, request.headers.host)) {
    return site === undefined
      ? 'This server answers only to localhost. Open it under http://localhost.'
      : `This server answers only to ${site.host}. Open it under ${site.origin}.`;
  }
  if (!originAllowed(site, request) || (isForApi && isFromElsewhere(request))) {
    return 'Requests from other web sites are refused.';
  }
  if (SAFE_METHODS.has(request.method ?? 'GET')) return undefined;
  const header = request.headers[CSRF_HEADER];
  return sameToken(cookieOf(request, CSRF_COOKIE), typeof header === 'string' ? header : undefined)
    ? undefined
    : 'The CSRF token is missing or wrong. Reload the page.';
};
