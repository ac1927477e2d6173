import { existsSync } from 'node:fs';
import type { RequestOptions } from 'node:https';
import { homedir } from 'node:os';
import path from 'node:path';
import type { KubeConfig } from '@kubernetes/client-node';

/** A mistake in a kubeconfig, or in what was asked of it; its message is shown without a stack. */
export class KubeconfigError extends Error {}

/** What a kubeconfig says of one cluster and its user. */
export interface Kubeconfig {
  /** Base URL; requests are appended to its path. */
  url: URL;
  /** Name of the user; empty where the context has none. */
  user: string;
  /** Namespace of the context, if it names one. */
  namespace: string | undefined;
  /** Headers and TLS options with the credentials, to be made anew for each request: tokens expire. */
  authorize(): Promise<RequestOptions>;
}

export interface KubeconfigChoice {
  /** The file; without one those of `KUBECONFIG`, else `~/.kube/config`. */
  file?: string | undefined;
  /** The context; without one the current. */
  context?: string | undefined;
}

/** A message without the picture of the place that the parser puts below it. */
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** Files as a message names them. */
const load = (config: KubeConfig, file: string | undefined): string => {
  const usual = process.env.KUBECONFIG ?? path.join(homedir(), '.kube', 'config');
  const files = (file === undefined ? usual.split(path.delimiter) : [file]).filter(
    (each) => each !== '',
  );
  const found = files.filter((each) => existsSync(each));
  if (found.length === 0) {
    throw new KubeconfigError(`cannot read the kubeconfig ${files.join(', ')}`);
  }
  const names = found.join(', ');
  try {
    if (file === undefined) config.loadFromDefault();
    else config.loadFromFile(file);
  } catch (error) {
    throw new KubeconfigError(`${names} is not a kubeconfig: ${reasonOf(error)}`);
  }
  return names;
};

const choose = (config: KubeConfig, names: string, context: string | undefined): URL => {
  if (context !== undefined) {
    const known = config.getContexts().map(({ name }) => name);
    if (!known.includes(context)) {
      const list = known.join(', ') || 'none';
      throw new KubeconfigError(`${names} has no context ${context}; it has: ${list}`);
    }
    config.setCurrentContext(context);
  }
  const cluster = config.getCurrentCluster();
  if (!cluster) {
    throw new KubeconfigError(`${names} names no current cluster; choose one with --context`);
  }
  if (!URL.canParse(cluster.server)) {
    throw new KubeconfigError(`${names}: ${cluster.server} is no URL of a cluster`);
  }
  const url = new URL(cluster.server);
  if (url.protocol === 'http:') {
    // The library takes plain HTTP only where certificates are not asked for, and there are none.
    config.clusters = config.clusters.map((each) =>
      each === cluster ? { ...each, skipTLSVerify: true } : each,
    );
  }
  return url;
};

/**
 * Reads a kubeconfig, as kubectl finds it. The client library is loaded only here, as a run without
 * a cluster needs none.
 *
 * @throws KubeconfigError when the file or the context is missing or cannot be used
 */
export const readKubeconfig = async ({ file, context }: KubeconfigChoice): Promise<Kubeconfig> => {
  const { KubeConfig: Config } = await import('@kubernetes/client-node');
  const config = new Config();
  const url = choose(config, load(config, file), context);
  return {
    url,
    user: config.getCurrentUser()?.name ?? '',
    namespace: config.getContextObject(config.getCurrentContext())?.namespace,
    authorize: async () => {
      const options: RequestOptions = {};
      await config.applyToHTTPSOptions(options);
      return options;
    },
  };
};
