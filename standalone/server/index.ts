import { existsSync } from 'node:fs';
import type http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import path from 'node:path';
import { DEFAULT_SPEED, SECONDS } from '../controllers/durations.ts';
import { controllers } from '../controllers/index.ts';
import { startApiServer } from '../apiserver/index.ts';
import { PROMETHEUS_PATH, simulatedMetrics, TENANCY_PATH } from '../metrics/index.ts';
import { scenarios } from '../scenarios/index.ts';
import { createApp } from './app.ts';
import type { ServerFlags, Shares } from './index-page.ts';
import { metricsOf, type Metrics } from './metrics.ts';
import { kubeconfigUpstream, plainUpstream, UsageError, type Upstream } from './upstream.ts';

export { UsageError };

export interface ConsoleOptions {
  /** Name of a scenario; not together with `kubeconfig`. */
  scenario?: string;
  /** 0 takes any free port. */
  port: number;
  kubeconfig?: string;
  context?: string;
  /** Address of Prometheus or a Thanos querier, and of its endpoint for one namespace. */
  prometheus?: string;
  prometheusTenancy?: string;
  /** Folder of CRDs for the embedded API instead of the built-in ones. */
  crds?: string;
  /** Opens the embedded API's fault injection; for tests. */
  faults?: boolean;
  /** How many times faster than in a real cluster the played controllers work. */
  speed?: number;
  /** What plugins share with the page; all by default. */
  shares?: Shares;
}

export interface RunningConsole {
  url: string;
  /** The embedded API; undefined in front of a cluster. */
  apiUrl: string | undefined;
  close(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');
const HOST_FOLDER = path.join(root, 'build/host');
const PLUGIN_FOLDER = path.join(root, 'dist');
const PLUGIN = 'vm-networking-console-plugin';

/** Where the page finds the proxies, as the OpenShift console says it. */
const METRICS_FLAGS = {
  prometheusBaseURL: '/api/prometheus',
  prometheusTenancyBaseURL: '/api/prometheus-tenancy',
};

const rounded = (seconds: number): string => String(Number(seconds.toPrecision(2)));

/** What the embedded API plays, and what it leaves as a scenario has it; shown in the interface. */
const simulated = (speed: number): string[] => [
  'KubeVirt: VMs start and stop, interfaces are plugged in and out, live migrations run',
  `Time: ${rounded(speed)} times as fast as in a cluster; the 15 s before a plugged interface brings about a migration are ${rounded(SECONDS.grace / speed)} s`,
  'KubeMacPool: new interfaces get a MAC address',
  'Network add-ons and MetalLB: the name server for VMs is deployed, and Services get addresses where there is a pool; nobody answers questions for names',
  'Scheduler, Multus CNI and bridge-marker: pods of VMs get a node and networks',
  'virt-handler: restarts node by node with another network for live migration, and gets its addresses from whereabouts',
  'nmstate: policies are carried out on nodes, a few at a time, or refused and rolled back; those with capture stay as they are',
  'Prometheus: counters of packets follow from the clock and from names, and answer just the queries of these pages',
  'OVN-Kubernetes and the SR-IOV Network Operator: no part is played, what the scenario says of them stays',
];

interface Backend {
  upstream: Upstream;
  metrics: Metrics | undefined;
  standalone: Omit<ServerFlags['standalone'], 'shares'>;
  apiUrl: string | undefined;
  close(): Promise<void>;
}

const embedded = async (options: ConsoleOptions): Promise<Backend> => {
  const name = options.scenario ?? 'healthy';
  const scenario = Object.hasOwn(scenarios, name) ? scenarios[name] : undefined;
  if (!scenario) {
    const known = Object.keys(scenarios).join(', ');
    throw new UsageError(`There is no scenario ${name}. Choose one of: ${known}.`);
  }
  const { speed = DEFAULT_SPEED } = options;
  const api = await startApiServer({
    scenario,
    extend: controllers({ speed }),
    beside: simulatedMetrics(scenario.metrics),
    ...(options.crds === undefined ? {} : { crdDir: options.crds }),
    ...(options.faults === undefined ? {} : { faults: options.faults }),
  });
  const [user] = scenario.users;
  const { title, description } = scenario;
  const upstream = plainUpstream(api.url, user.name);
  return {
    upstream,
    metrics: scenario.metrics?.isAbsent
      ? undefined
      : metricsOf(
          upstream,
          new URL(`${api.url}${PROMETHEUS_PATH}`),
          new URL(`${api.url}${TENANCY_PATH}`),
        ),
    standalone: {
      mode: 'embedded',
      scenario: { name, title, description },
      user: user.name,
      simulated: simulated(speed),
    },
    apiUrl: api.url,
    close: () => api.close(),
  };
};

const urlOf = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new UsageError(`${text} is no address of Prometheus: http://HOST:PORT is expected.`);
};

const cluster = async (
  kubeconfig: string,
  { context, prometheus, prometheusTenancy }: ConsoleOptions,
): Promise<Backend> => {
  const upstream = await kubeconfigUpstream(kubeconfig, context);
  return {
    upstream,
    metrics:
      prometheus === undefined
        ? undefined
        : metricsOf(
            upstream,
            urlOf(prometheus),
            prometheusTenancy === undefined ? undefined : urlOf(prometheusTenancy),
          ),
    standalone: {
      mode: 'cluster',
      cluster: upstream.url.host,
      ...(context === undefined ? {} : { context }),
      user: upstream.user,
      ...(upstream.namespace === undefined ? {} : { namespace: upstream.namespace }),
      simulated: [],
    },
    apiUrl: undefined,
    close: () => Promise.resolve(),
  };
};

const listen = (server: http.Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new UsageError(`Port ${port} is taken. Choose another one with --port.`)
          : error,
      );
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });

/** Closes at once: open watches would keep a server waiting for ever. */
const closer = (server: http.Server): (() => Promise<void>) => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      sockets.forEach((socket) => socket.destroy());
    });
};

const missingBuilds = (): string[] =>
  [path.join(HOST_FOLDER, 'index.html'), path.join(PLUGIN_FOLDER, 'plugin-manifest.json')].filter(
    (file) => !existsSync(file),
  );

/**
 * Starts the standalone console on loopback.
 *
 * @throws UsageError when an option cannot be used; nothing is left running then
 */
export const startConsole = async (options: ConsoleOptions): Promise<RunningConsole> => {
  if (missingBuilds().length > 0) {
    throw new UsageError('The plugin or the host is not built yet. Run npm run build first.');
  }
  const backend = await (options.kubeconfig === undefined
    ? embedded(options)
    : cluster(options.kubeconfig, options));
  const app = () =>
    createApp({
      upstream: backend.upstream,
      metrics: backend.metrics,
      hostFolder: HOST_FOLDER,
      pluginFolder: PLUGIN_FOLDER,
      flags: {
        basePath: '/',
        releaseVersion: '4.22.0',
        consolePlugins: [PLUGIN],
        ...(backend.metrics ? METRICS_FLAGS : {}),
        standalone: { ...backend.standalone, shares: options.shares ?? 'all' },
      },
    });
  const servers = [app(), app()] as const;
  const closers = servers.map(closer);
  const close = async () => {
    await Promise.all(closers.map((closeServer) => closeServer()));
    await backend.close();
  };
  try {
    const port = await listen(servers[0], '127.0.0.1', options.port);
    // `localhost` may mean either family; a machine without IPv6 has only the first.
    await listen(servers[1], '::1', port).catch((error: unknown) => {
      if (error instanceof UsageError) throw error;
    });
    return { url: `http://localhost:${port}`, apiUrl: backend.apiUrl, close };
  } catch (error) {
    await close();
    throw error;
  }
};
