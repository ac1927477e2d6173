import { setMaxListeners } from 'node:events';
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
  /** Undefined where it is no JSON. */
  body: unknown;
  /** What was asked, in full. */
  address: string;
  /** Where a redirect leads to. */
  location: string | undefined;
}

/** How much of a cluster a run reads, so that it ends whatever the cluster answers. */
export interface Limits {
  /** For all that is asked together. */
  seconds: number;
  /** Pages of lists, of all kinds together. */
  pages: number;
}

/** The API of a cluster, read only. */
export interface Cluster {
  /** Namespace of the context, if it names one. */
  namespace: string | undefined;
  /** @throws ClusterError when there is no answer, or nobody is known by these credentials */
  get(path: string): Promise<Answer>;
  /** The same for a page of a list. @throws ClusterError also when there were too many of them */
  getPage(path: string): Promise<Answer>;
  /** Ends whatever is still asked. */
  close(): void;
}

/** Far more than a page has: etcd keeps no object of more than 1.5 MB. */
const MAX_BODY = 512 * 1024 * 1024;

/** An answer that is not what was asked for: who gave it, and what it is. */
export const unusable = ({ address, status, body, location }: Answer): ClusterError => {
  const what =
    textAt(body, 'message') ??
    (location === undefined ? undefined : `a redirect to ${location}`) ??
    (body === undefined ? 'no JSON' : 'not what Kubernetes answers');
  return new ClusterError(`${address} answered with status ${status}: ${what}`);
};

const choose = async (choice: KubeconfigChoice): Promise<Kubeconfig> => {
  try {
    return await readKubeconfig(choice);
  } catch (error) {
    throw error instanceof KubeconfigError ? new ClusterError(error.message) : error;
  }
};

const bodyOf = (chunks: readonly Buffer[]): unknown => {
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
};

const read = (response: http.IncomingMessage, address: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    response.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > MAX_BODY) response.destroy(new Error('the answer does not end'));
      else chunks.push(chunk);
    });
    response.on('error', reject);
    response.on('end', () => {
      const { statusCode: status = 0, headers } = response;
      resolve({ status, body: bodyOf(chunks), address, location: headers.location });
    });
  });

const send = (address: string, options: https.RequestOptions): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = (address.startsWith('https:') ? https : http).request(
      address,
      {
        ...options,
        method: 'GET',
        headers: { ...(options.headers as http.OutgoingHttpHeaders), Accept: 'application/json' },
      },
      (response) => {
        read(response, address).then(resolve, reject);
      },
    );
    request.on('error', reject);
    request.end();
  });

/** Ends a wait early: not all that is waited for can be told to stop. */
const unlessAborted = <T>(signal: AbortSignal, work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_resolve, reject) => {
      const stop = () => reject(signal.reason as Error);
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    }),
  ]);

/**
 * The cluster that a kubeconfig points at: the one given, else that of `KUBECONFIG`, else
 * `~/.kube/config`. Its time begins to count here.
 *
 * @throws ClusterError when there is no such file or context
 */
export const connect = async (
  file: string | undefined,
  context: string | undefined,
  limits: Limits,
): Promise<Cluster> => {
  const config = await choose({ file, context });
  const { url, namespace } = config;
  const base = `${url.origin}${url.pathname.replace(/\/$/, '')}`;
  const stopped = new AbortController();
  const { signal } = stopped;
  // Every request that is under way listens to it.
  setMaxListeners(0, signal);
  const late = `no end after ${limits.seconds} s; --timeout gives more`;
  const timer = setTimeout(() => stopped.abort(new Error(late)), limits.seconds * 1000);
  const ask = async (address: string): Promise<Answer> =>
    send(address, { ...(await config.authorize()), signal });
  const get = async (target: string): Promise<Answer> => {
    const address = `${base}${target}`;
    let answer: Answer;
    try {
      answer = await unlessAborted(signal, ask(address));
    } catch (error) {
      throw new ClusterError(
        `cannot reach ${address}: ${messageOf(signal.aborted ? signal.reason : error)}`,
      );
    }
    if (answer.status === 401) {
      const reason = textAt(answer.body, 'message') ?? 'Unauthorized';
      throw new ClusterError(`${url.origin} does not know the credentials: 401 ${reason}`);
    }
    return answer;
  };
  let pages = 0;
  return {
    namespace,
    get,
    getPage: (target) => {
      pages += 1;
      if (pages <= limits.pages) return get(target);
      const more = `${base}${target} is more than ${limits.pages} pages; --pages gives more`;
      return Promise.reject(new ClusterError(more));
    },
    close: () => {
      clearTimeout(timer);
      stopped.abort(new Error('no longer needed'));
    },
  };
};
