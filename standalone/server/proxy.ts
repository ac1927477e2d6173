import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { messageOf } from '../../kubeconfig/messages.ts';
import { CredentialsError, type Log } from './failure.ts';
import { answerHeaders, framingOf, requestHeaders } from './headers.ts';
import { requestUpstream, type Upstream } from './upstream.ts';

/** What a page is told of a failure; the rest of the reason goes to the log. */
export const failureOf = (upstream: Upstream, error: unknown): string =>
  error instanceof CredentialsError
    ? `The credentials for the API at ${upstream.url.host} could not be made. The output of the server says why.`
    : `The API at ${upstream.url.host} gave no answer: ${messageOf(error)}`;

const statusBody = (message: string): string =>
  JSON.stringify({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    reason: 'ServiceUnavailable',
    code: 502,
    message,
  });

const passOn = (answer: IncomingMessage, response: ServerResponse): void => {
  const status = answer.statusCode ?? 0;
  if (status < 200 || status > 599) throw new Error(`HTTP has no status ${status}`);
  const headers: OutgoingHttpHeaders = {
    ...answerHeaders(answer.headers),
    // What the API serves is data, never a page of this origin.
    'Content-Security-Policy': 'sandbox',
  };
  response.writeHead(status, headers);
  response.flushHeaders();
  // An answer that breaks off breaks off for the page, too: both streams are destroyed.
  pipeline(answer, response, () => undefined);
};

/** Passes one request on and streams the answer back. `path` is the API's own path with its query. */
export const proxyRequest = async (
  upstream: Upstream,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  log: Log,
): Promise<void> => {
  const fail = (error: unknown) => {
    // What has begun to answer says itself how it ends.
    if (response.headersSent || response.destroyed) return;
    if (error instanceof CredentialsError) log(error.message);
    response.writeHead(502, { 'Content-Type': 'application/json', Connection: 'close' });
    response.end(statusBody(failureOf(upstream, error)));
  };
  const method = request.method ?? 'GET';
  const framing = framingOf(method, request.headers);
  try {
    const outgoing = await requestUpstream(upstream, request, {
      path,
      method,
      headers: { ...requestHeaders(request.headers), ...framing },
    });
    outgoing.on('error', fail);
    outgoing.on('close', () => fail(new Error('the connection was closed')));
    outgoing.on('response', (answer) => {
      try {
        passOn(answer, response);
      } catch (error) {
        fail(error);
        outgoing.destroy();
      }
    });
    response.on('close', () => outgoing.destroy());
    // It may have left while the credentials were made.
    if (response.destroyed) outgoing.destroy();
    else if (framing) request.pipe(outgoing);
    else outgoing.end();
  } catch (error) {
    fail(error);
  }
};
