import { retryDelay } from './retry-delay';
import { HttpError } from '@openshift-console/dynamic-plugin-sdk/lib/utils/error/http-error';

const CSRF_COOKIE = 'csrf-token';
const MAX_TRIES = 3;

const csrfToken = (): string | undefined =>
  document.cookie
    .split(';')
    .map((part) => part.trim().split('='))
    .find(([name]) => name === CSRF_COOKIE)?.[1];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const messageOf = (json: unknown, fallback: string): string => {
  if (!isRecord(json)) return fallback;
  const details = isRecord(json.details) ? json.details : {};
  const causes: unknown[] = Array.isArray(details.causes) ? details.causes : [];
  const first = causes.find(isRecord);
  for (const text of [first?.message, json.message, json.error]) {
    if (typeof text === 'string' && text !== '') return text;
  }
  return fallback;
};

const errorOf = async (response: Response): Promise<HttpError> => {
  const text = await response.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return new HttpError(
    messageOf(json, text || response.statusText),
    response.status,
    response,
    json,
  );
};

const withHeaders = (url: string, options: RequestInit): RequestInit => {
  const headers = new Headers(options.headers);
  const token = csrfToken();
  const ownServer = !/^[a-z]+:\/\//i.test(url);
  if (token && ownServer && (options.method ?? 'GET') !== 'GET') headers.set('X-CSRFToken', token);
  return { credentials: 'same-origin', ...options, headers };
};

const withTimeout = async (url: string, init: RequestInit, timeout: number | null | undefined) => {
  if (timeout === null || timeout === undefined || timeout <= 0) return fetch(url, init);
  return fetch(url, { ...init, signal: init.signal ?? AbortSignal.timeout(timeout) });
};

/** As the console's fetch: CSRF header, 429 tried again, and anything but success is an HttpError. */
export const coFetch = async (
  url: string,
  options: RequestInit | null = null,
  timeout: number | null = 60_000,
): Promise<Response> => {
  const init = withHeaders(url, options ?? {});
  for (let attempt = 1; ; attempt += 1) {
    const response = await withTimeout(url, init, timeout);
    if (response.ok || response.status === 304) return response;
    if (response.status !== 429 || attempt >= MAX_TRIES) throw await errorOf(response);
    const wait = retryDelay(response.headers.get('Retry-After'), Date.now());
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
};

const parse = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  if (text.length === 0) return {};
  return response.headers.get('Content-Type') === 'text/plain' ? text : JSON.parse(text);
};

const json = async (
  url: string,
  method = 'GET',
  options: RequestInit | null = null,
  timeout?: number | null,
): Promise<unknown> => {
  const headers = new Headers(options?.headers);
  if (!headers.has('Accept')) headers.set('Accept', 'application/json');
  return parse(await coFetch(url, { ...options, method, headers }, timeout));
};

const send =
  (method: string, contentType: string) =>
  (url: string, body: unknown, options: RequestInit | null = null, timeout?: number | null) => {
    const headers = new Headers(options?.headers);
    if (!headers.has('Content-Type')) headers.set('Content-Type', contentType);
    return json(
      url,
      method,
      { ...options, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) },
      timeout,
    );
  };

const remove = (
  url: string,
  body: unknown = null,
  options: RequestInit | null = null,
  timeout?: number | null,
) =>
  body === null
    ? json(url, 'DELETE', options, timeout)
    : send('DELETE', 'application/json')(url, body, options, timeout);

export const coFetchJSON = Object.assign(json, {
  put: send('PUT', 'application/json'),
  post: send('POST', 'application/json'),
  patch: send('PATCH', 'application/json-patch+json'),
  delete: remove,
});

export const coFetchText = async (
  url: string,
  options: RequestInit | null = null,
  timeout?: number | null,
): Promise<string> => (await coFetch(url, options, timeout)).text();
