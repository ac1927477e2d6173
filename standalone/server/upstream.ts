import http from 'node:http';
import https from 'node:https';
import { messageOf } from '../../kubeconfig/messages.ts';
import { CredentialsError } from './failure.ts';

/** The Kubernetes API behind the proxy. */
export interface Upstream {
  /** Base URL; requests are appended to its path. */
  url: URL;
  /** The name under which the user is known, as far as the credentials tell. */
  user: string;
  /** Of the kubeconfig's context, where it names one. */
  namespace?: string | undefined;
  /** Headers and TLS options with the credentials, made anew for each request: tokens expire. */
  authorize(request: http.IncomingMessage): Promise<https.RequestOptions>;
  /** Where each request brings the credentials of its user: whether it does, and who that is. */
  users?: {
    isSignedIn(request: http.IncomingMessage): boolean;
    /** For showing only. */
    nameOf(request: http.IncomingMessage): string;
  };
}

/** A mistake in what the user gave; its message is shown without a stack. */
export class UsageError extends Error {}

/** The embedded API, which takes every caller for the scenario's first user. */
export const plainUpstream = (url: string, user: string): Upstream => ({
  url: new URL(url),
  user,
  authorize: () => Promise.resolve({}),
});

const credentialsOf = async (
  upstream: Upstream,
  request: http.IncomingMessage,
): Promise<https.RequestOptions> => {
  try {
    return await upstream.authorize(request);
  } catch (error) {
    throw new CredentialsError(`credentials for ${upstream.url.host}: ${messageOf(error)}`);
  }
};

/**
 * Opens a request to the API with the credentials for a request of the page added.
 *
 * @throws CredentialsError when they cannot be made
 */
export const requestUpstream = async (
  upstream: Upstream,
  request: http.IncomingMessage,
  options: { path: string; method: string; headers: http.OutgoingHttpHeaders },
): Promise<http.ClientRequest> => {
  const { headers, auth, ...credentials } = await credentialsOf(upstream, request);
  const base = upstream.url.pathname.replace(/\/$/, '');
  const secure = upstream.url.protocol === 'https:';
  return (secure ? https : http).request({
    ...credentials,
    ...(auth === undefined || auth === null ? {} : { auth }),
    protocol: upstream.url.protocol,
    hostname: upstream.url.hostname.replace(/^\[|\]$/g, ''),
    port: upstream.url.port || (secure ? 443 : 80),
    path: `${base}${options.path}`,
    method: options.method,
    headers: { ...options.headers, ...(headers as http.OutgoingHttpHeaders | undefined) },
  });
};
