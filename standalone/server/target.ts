/** A request target that is neither the path of an API nor that of a page. */
export class BadTarget extends Error {}

/** What a request asks for: a path of the API with its query, or something of this server's own. */
export type Target = { api: string } | { metrics: string; isTenancy: boolean } | { page: URL };

const API_PREFIX = '/api/kubernetes';

/**
 * What the console passes on to Prometheus; the rest of it is no business of a page.
 *
 * Source: openshift/console pkg/server/server.go (allowedPrometheusEndpoints).
 */
const METRICS =
  /^\/api\/prometheus(-tenancy)?(\/api\/v1\/(?:query|query_range|labels|label\/[A-Za-z_]\w*\/values|series|metadata|targets|rules)(?:\?.*)?)$/;

/** One path of this server: what the standard calls the origin form, in the characters of a URL. */
const ORIGIN_FORM = /^\/(?!\/)[\u0021-\u007e]*$/;

const decodedOnce = (text: string): string =>
  text.replace(/%([\da-f]{2})/gi, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );

/** Whether any reader of a path, however often it decodes, could find a way up in it. */
const hasDotSegment = (path: string): boolean => {
  if (path.split(/[/\\]/).some((segment) => segment === '.' || segment === '..')) return true;
  const decoded = decodedOnce(path);
  return decoded !== path && hasDotSegment(decoded);
};

/**
 * Reads the target of a request. A path of the API must not lead out of the API's address: behind it
 * there may be other clusters that would get the credentials.
 *
 * @throws BadTarget with the reason
 */
export const targetOf = (url: string): Target => {
  if (!ORIGIN_FORM.test(url) || !URL.canParse(`http://localhost${url}`)) {
    throw new BadTarget('The address is not one of this server.');
  }
  const [, tenancy, metrics] = METRICS.exec(url) ?? [];
  if (metrics !== undefined) return { metrics, isTenancy: tenancy !== undefined };
  if (!url.startsWith(`${API_PREFIX}/`)) return { page: new URL(`http://localhost${url}`) };
  const api = url.slice(API_PREFIX.length);
  if (hasDotSegment(api.split(/[?#]/, 1)[0] ?? '')) {
    throw new BadTarget('A path of the API has no segments of dots.');
  }
  return { api };
};
