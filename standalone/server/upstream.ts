import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';

/** The Kubernetes API behind the proxy. */
export interface Upstream {
  /** Base URL; requests are appended to its path. */
  url: URL;
  /** The name under which the user is known, as far as the credentials tell. */
  user: string;
  /** Headers and TLS options with the credentials, made anew for each request: tokens expire. */
  authorize(): Promise<https.RequestOptions>;
}

/** A mistake in what the user gave; its message is shown without a stack. */
export class UsageError extends Error {}

/** The embedded API, which takes every caller for the scenario's first user. */
export const plainUpstream = (url: string, user: string): Upstream => ({
  url: new URL(url),
  user,
  authorize: () => Promise.resolve({}),
});

const load = (file: string): KubeConfig => {
  const config = new KubeConfig();
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `Cannot read the kubeconfig ${file}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  try {
    config.loadFromString(text);
    config.makePathsAbsolute(file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.');
  } catch (error) {
    // The parser goes on with a picture of the place.
    const [why] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UsageError(`${file} is not a kubeconfig: ${why ?? ''}`);
  }
  return config;
};

/**
 * The cluster that a kubeconfig points at.
 *
 * @throws UsageError when the file or the context is missing or cannot be used
 */
export const kubeconfigUpstream = (file: string, context?: string): Upstream => {
  const config = load(file);
  if (context !== undefined) {
    if (!config.getContextObject(context)) {
      const known = config.contexts.map(({ name }) => name).join(', ');
      throw new UsageError(`${file} has no context ${context}. It has: ${known || 'none'}.`);
    }
    config.setCurrentContext(context);
  }
  const cluster = config.getCurrentCluster();
  if (!cluster)
    throw new UsageError(`${file} names no current cluster. Choose one with --context.`);
  let url: URL;
  try {
    url = new URL(cluster.server);
  } catch {
    throw new UsageError(`${file}: ${cluster.server} is no URL of a cluster.`);
  }
  return {
    url,
    user: config.getCurrentUser()?.name ?? '',
    authorize: async () => {
      const options: https.RequestOptions = {};
      await config.applyToHTTPSOptions(options);
      return options;
    },
  };
};

/** Opens a request to the API with the credentials added. */
export const requestUpstream = async (
  upstream: Upstream,
  options: { path: string; method: string; headers: http.OutgoingHttpHeaders },
): Promise<http.ClientRequest> => {
  const { headers, auth, ...credentials } = await upstream.authorize();
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
