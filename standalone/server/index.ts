import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_SPEED, SECONDS } from '../controllers/durations.ts';
import { controllers } from '../controllers/index.ts';
import { startApiServer, type RunningApiServer } from '../apiserver/index.ts';
import { PROMETHEUS_PATH, simulatedMetrics, TENANCY_PATH } from '../metrics/index.ts';
import { scenarios } from '../scenarios/index.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { createApp } from './app.ts';
import { openApi, type DirectApi } from './direct-api.ts';
import type { ServerFlags, Shares } from './index-page.ts';
import { kubeconfigUpstream } from './kubeconfig-upstream.ts';
import { listenOnLoopback } from './loopback.ts';
import { metricsOf, type Metrics } from './metrics.ts';
import { plainUpstream, UsageError, type Upstream } from './upstream.ts';

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
  /** How many objects the embedded API changes in a second, for measuring. */
  changes?: number;
  /** Opens the embedded API to kubectl at this port; 0 takes any free one. */
  apiPort?: number;
  /** Where the kubeconfig for it is written; a temporary file by default. */
  writeKubeconfig?: string;
  /** Folders of further plugins' builds; they come before this one in the console's order. */
  plugins?: string[];
  /** What plugins share with the page; all by default. */
  shares?: Shares;
}

export interface RunningConsole {
  url: string;
  /** The embedded API; undefined in front of a cluster. */
  apiUrl: string | undefined;
  /** The embedded API as kubectl finds it; undefined unless a port was named. */
  direct: Pick<DirectApi, 'url' | 'kubeconfig'> | undefined;
  close(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');
const HOST_FOLDER = path.join(root, 'build/host');
const PLUGIN_FOLDER = path.join(root, 'dist');
const PLUGIN = 'vm-networking-console-plugin';

/** The plugin that lies in a folder, by the name in its manifest. */
const pluginIn = (folder: string): [name: string, folder: string] => {
  const file = path.join(folder, 'plugin-manifest.json');
  try {
    const { name } = JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown };
    if (typeof name === 'string' && name !== PLUGIN) return [name, folder];
  } catch {
    // Told below, whichever way it is none.
  }
  throw new UsageError(`There is no other plugin in ${folder}: ${file} names none.`);
};

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
  direct?: DirectApi | undefined;
  close(): Promise<void>;
}

/** The namespace that commands are for unless they name one: where the scenario's first VM is. */
const homeOf = (scenario: Scenario): string => {
  const objects = scenario.objects();
  const names = objects
    .filter(({ kind }) => kind === 'Namespace')
    .map(({ metadata }) => metadata.name);
  const vm = objects.find(({ kind }) => kind === 'VirtualMachine')?.metadata.namespace;
  return vm ?? names.find((name) => name === 'default') ?? names[0] ?? 'default';
};

const direct = async (
  { apiPort, writeKubeconfig }: ConsoleOptions,
  api: RunningApiServer,
  scenario: Scenario,
): Promise<DirectApi | undefined> => {
  if (apiPort === undefined) return undefined;
  try {
    return await openApi({
      api,
      users: scenario.users,
      port: apiPort,
      file: writeKubeconfig,
      namespace: homeOf(scenario),
    });
  } catch (error) {
    await api.close();
    throw error;
  }
};

const embedded = async (options: ConsoleOptions): Promise<Backend> => {
  const name = options.scenario ?? 'healthy';
  const scenario = Object.hasOwn(scenarios, name) ? scenarios[name] : undefined;
  if (!scenario) {
    const known = Object.keys(scenarios).join(', ');
    throw new UsageError(`There is no scenario ${name}. Choose one of: ${known}.`);
  }
  const { speed = DEFAULT_SPEED, changes = 0 } = options;
  const api = await startApiServer({
    scenario,
    extend: controllers({ speed, changes }),
    beside: simulatedMetrics(scenario.metrics),
    ...(options.crds === undefined ? {} : { crdDir: options.crds }),
    ...(options.faults === undefined ? {} : { faults: options.faults }),
  });
  const opened = await direct(options, api, scenario);
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
    direct: opened,
    close: async () => {
      await opened?.close();
      await api.close();
    },
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
  const plugins = new Map([...(options.plugins ?? []).map(pluginIn), [PLUGIN, PLUGIN_FOLDER]]);
  const backend = await (options.kubeconfig === undefined
    ? embedded(options)
    : cluster(options.kubeconfig, options));
  const app = () =>
    createApp({
      upstream: backend.upstream,
      metrics: backend.metrics,
      hostFolder: HOST_FOLDER,
      plugins,
      flags: {
        basePath: '/',
        releaseVersion: '4.22.0',
        consolePlugins: [...plugins.keys()],
        ...(backend.metrics ? METRICS_FLAGS : {}),
        standalone: { ...backend.standalone, shares: options.shares ?? 'all' },
      },
    });
  try {
    const front = await listenOnLoopback(app, options.port);
    return {
      url: `http://localhost:${front.port}`,
      apiUrl: backend.apiUrl,
      direct: backend.direct,
      close: async () => {
        await front.close();
        await backend.close();
      },
    };
  } catch (error) {
    await backend.close();
    throw error;
  }
};
