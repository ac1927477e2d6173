import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/**
 * What a request says to the API. All else ends at this server: the browser's identity, what belongs
 * to one connection, and what proxies and API servers take for orders. kube-apiserver indents its
 * answers for the User-Agent of a browser, which costs it and the wire.
 */
const OF_REQUESTS = [
  'accept',
  'accept-encoding',
  'content-type',
  'if-match',
  'if-modified-since',
  'if-none-match',
];

/** What an answer says to the page. Length and framing are this server's own. */
const OF_ANSWERS = [
  'audit-id',
  'cache-control',
  'content-encoding',
  'content-type',
  'date',
  'etag',
  'last-modified',
  'retry-after',
  'vary',
  'warning',
  'x-kubernetes-pf-flowschema-uid',
  'x-kubernetes-pf-prioritylevel-uid',
];

const OF_HANDSHAKES = [
  'sec-websocket-extensions',
  'sec-websocket-key',
  'sec-websocket-protocol',
  'sec-websocket-version',
];

const OF_ACCEPTED_HANDSHAKES = [
  'sec-websocket-accept',
  'sec-websocket-extensions',
  'sec-websocket-protocol',
];

const only =
  (names: readonly string[]) =>
  (headers: IncomingHttpHeaders): OutgoingHttpHeaders =>
    Object.fromEntries(
      names.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
    );

export const requestHeaders = only(OF_REQUESTS);
export const answerHeaders = only(OF_ANSWERS);
export const handshakeHeaders = only(OF_HANDSHAKES);
export const acceptedHandshakeHeaders = only(OF_ACCEPTED_HANDSHAKES);

/**
 * How the body of a request is framed for the API: anew, so that it is one request for the API, too.
 * Undefined where none is passed on.
 */
export const framingOf = (
  method: string,
  headers: IncomingHttpHeaders,
): OutgoingHttpHeaders | undefined => {
  // No reader of these needs a body, and one is where a second request would hide.
  if (method === 'GET' || method === 'HEAD') return undefined;
  if (headers['transfer-encoding'] !== undefined) return { 'Transfer-Encoding': 'chunked' };
  const length = headers['content-length'];
  return length === undefined ? undefined : { 'Content-Length': length };
};
