import { existsSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { homedir } from 'node:os';
import path from 'node:path';
import type { KubeConfig } from '@kubernetes/client-node';
import { textAt } from '../../src/domain/core/resource';
import { ClusterError, messageOf } from './failure';

export interface Answer {
  status: number;
  body: unknown;
}

/** The API of a cluster, read only. */
export interface Cluster {
  /** Namespace of the context, if it names one. */
  namespace: string | undefined;
  /** @throws ClusterError when there is no answer, or nobody is known by these credentials */
  get(path: string): Promise<Answer>;
}

const TIMEOUT_MS = 30_000;

const load = (config: KubeConfig, file: string | undefined): void => {
  const usual = process.env.KUBECONFIG ?? path.join(homedir(), '.kube', 'config');
  const files = file === undefined ? usual.split(path.delimiter) : [file];
  const found = files.filter((candidate) => candidate !== '' && existsSync(candidate));
  if (found.length === 0) throw new ClusterError(`cannot read the kubeconfig ${files.join(', ')}`);
  try {
    if (file === undefined) config.loadFromDefault();
    else config.loadFromFile(file);
  } catch (error) {
    throw new ClusterError(`${found.join(', ')} is not a kubeconfig: ${messageOf(error)}`);
  }
};

const choose = (config: KubeConfig, context: string | undefined): URL => {
  if (context !== undefined) {
    const known = config.getContexts().map(({ name }) => name);
    if (!known.includes(context)) {
      const list = known.join(', ') || 'none';
      throw new ClusterError(`the kubeconfig has no context ${context}; it has: ${list}`);
    }
    config.setCurrentContext(context);
  }
  const cluster = config.getCurrentCluster();
  if (!cluster) {
    throw new ClusterError('the kubeconfig names no current cluster; choose one with --context');
  }
  let url: URL;
  try {
    url = new URL(cluster.server);
  } catch {
    throw new ClusterError(`${cluster.server} is no URL of a cluster`);
  }
  if (url.protocol === 'http:') {
    // The library takes plain HTTP only where certificates are not asked for, and there are none.
    config.clusters = config.clusters.map((each) =>
      each === cluster ? { ...each, skipTLSVerify: true } : each,
    );
  }
  return url;
};

const read = (response: http.IncomingMessage): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('error', reject);
    response.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      let body: unknown;
      try {
        body = JSON.parse(text);
      } catch {
        body = undefined;
      }
      resolve({ status: response.statusCode ?? 0, body });
    });
  });

const send = (base: URL, target: string, options: https.RequestOptions): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const isSecure = base.protocol === 'https:';
    const request = (isSecure ? https : http).request(
      `${base.origin}${base.pathname.replace(/\/$/, '')}${target}`,
      {
        ...options,
        method: 'GET',
        timeout: TIMEOUT_MS,
        headers: { ...(options.headers as http.OutgoingHttpHeaders), Accept: 'application/json' },
      },
      (response) => {
        read(response).then(resolve, reject);
      },
    );
    request.on('timeout', () => request.destroy(new Error('no answer in time')));
    request.on('error', reject);
    request.end();
  });

/**
 * The cluster that a kubeconfig points at: the one given, else that of `KUBECONFIG`, else
 * `~/.kube/config`. The client library is loaded here only, as a run without a cluster needs none.
 *
 * @throws ClusterError when there is no such file or context
 */
export const connect = async (
  file: string | undefined,
  context: string | undefined,
): Promise<Cluster> => {
  const { KubeConfig: Config } = await import('@kubernetes/client-node');
  const config = new Config();
  load(config, file);
  const base = choose(config, context);
  return {
    namespace: config.getContextObject(config.getCurrentContext())?.namespace,
    get: async (target) => {
      let answer: Answer;
      try {
        const options: https.RequestOptions = {};
        await config.applyToHTTPSOptions(options);
        answer = await send(base, target, options);
      } catch (error) {
        throw new ClusterError(`cannot reach ${base.origin}: ${messageOf(error)}`);
      }
      if (answer.status === 401) {
        const reason = textAt(answer.body, 'message') ?? 'Unauthorized';
        throw new ClusterError(`${base.origin} does not know the credentials: ${reason}`);
      }
      return answer;
    },
  };
};
