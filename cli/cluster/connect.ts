import http from 'node:http';
import https from 'node:https';
import {
  KubeconfigError,
  readKubeconfig,
  type Kubeconfig,
  type KubeconfigChoice,
} from '../../kubeconfig/kubeconfig';
import { messageOf } from '../../kubeconfig/messages';
import { textAt } from '../../src/domain/core/resource';
import { ClusterError } from './failure';

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

const choose = async (choice: KubeconfigChoice): Promise<Kubeconfig> => {
  try {
    return await readKubeconfig(choice);
  } catch (error) {
    throw error instanceof KubeconfigError ? new ClusterError(error.message) : error;
  }
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
 * `~/.kube/config`.
 *
 * @throws ClusterError when there is no such file or context
 */
export const connect = async (
  file: string | undefined,
  context: string | undefined,
): Promise<Cluster> => {
  const config = await choose({ file, context });
  const { url, namespace } = config;
  return {
    namespace,
    get: async (target) => {
      let answer: Answer;
      try {
        answer = await send(url, target, await config.authorize());
      } catch (error) {
        throw new ClusterError(`cannot reach ${url.origin}: ${messageOf(error)}`);
      }
      if (answer.status === 401) {
        const reason = textAt(answer.body, 'message') ?? 'Unauthorized';
        throw new ClusterError(`${url.origin} does not know the credentials: ${reason}`);
      }
      return answer;
    },
  };
};
