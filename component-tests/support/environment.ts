import { readFile } from 'node:fs/promises';
import { TestEnvironment } from 'jest-environment-jsdom';
import { startApiServer, type RunningApiServer } from '../../standalone/apiserver/index.ts';
import { PROMETHEUS_PATH, simulatedMetrics, TENANCY_PATH } from '../../standalone/metrics/index.ts';
import { scenarios } from '../../standalone/scenarios/index.ts';

/** What the build lays beside the plugin, by its folder there. */
const FOLDERS: Readonly<Record<string, string>> = { findings: 'docs/findings', help: 'docs/pages' };

const servedPage = async (url: string): Promise<Response | undefined> => {
  const [, folder = '', file = ''] = /\/api\/plugins\/[^/]+\/(\w+)\/([\w-]+\.md)$/.exec(url) ?? [];
  const place = FOLDERS[folder];
  if (place === undefined) return undefined;
  return readFile(`${place}/${file}`, 'utf8').then(
    (text) => new Response(text),
    () => new Response('Not found', { status: 404 }),
  );
};

type Arguments = ConstructorParameters<typeof TestEnvironment>;

/**
 * A browser in front of an embedded API: `fetch` and `WebSocket` reach it under
 * `/api/kubernetes`, as in the console. Each test file has a server of its own; a file names its
 * scenario in its first comment (`@scenario empty`), and gets `healthy` without one. `@user auditor`
 * makes another user of the scenario the one who looks, `@older CRD=VERSION` a cluster that has a CRD in
 * one version only.
 */
export default class BrowserEnvironment extends TestEnvironment {
  private readonly scenario: string;
  private readonly user: string | undefined;
  private readonly onlyVersions: Record<string, string>;
  private api: RunningApiServer | undefined;

  constructor(config: Arguments[0], context: Arguments[1]) {
    super(config, context);
    const pragma = (name: string): string | undefined => [context.docblockPragmas[name]].flat()[0];
    this.scenario = pragma('scenario') ?? 'healthy';
    this.user = pragma('user');
    const [crd, version] = pragma('older')?.split('=') ?? [];
    this.onlyVersions = crd !== undefined && version !== undefined ? { [crd]: version } : {};
  }

  override async setup(): Promise<void> {
    await super.setup();
    const scenario = scenarios[this.scenario];
    if (!scenario) throw new Error(`There is no scenario ${this.scenario}`);
    const { onlyVersions } = this;
    const users = [...scenario.users].sort(
      (a, b) => Number(b.name === this.user) - Number(a.name === this.user),
    ) as typeof scenario.users;
    this.api = await startApiServer({
      scenario: { ...scenario, users, onlyVersions },
      beside: simulatedMetrics(scenario.metrics),
      faults: true,
    });
    this.provideBrowser(this.api.url);
  }

  private provideBrowser(apiUrl: string): void {
    const { global } = this;
    const BrowserSocket = global.WebSocket;
    const toApi = (url: string): string => {
      const { pathname, search } = new URL(url, 'http://localhost');
      const path = pathname
        .replace(/^\/api\/prometheus-tenancy\//, `${TENANCY_PATH}/`)
        .replace(/^\/api\/prometheus\//, `${PROMETHEUS_PATH}/`)
        .replace(/^\/api\/kubernetes/, '');
      return `${apiUrl}${path}${search}`;
    };
    Object.assign(global, {
      SERVER_FLAGS: {
        basePath: '/',
        releaseVersion: '4.22.0',
        consolePlugins: [],
        standalone: { mode: 'embedded', user: 'administrator', simulated: [] },
      },
      // What Node has and jsdom lacks.
      fetch: async (url: string, init?: RequestInit) =>
        (await servedPage(url)) ?? fetch(toApi(url), init),
      Headers,
      Request,
      Response,
      structuredClone,
      TextEncoder,
      TextDecoder,
      WebSocket: class extends BrowserSocket {
        constructor(url: string) {
          super(toApi(url).replace(/^http/, 'ws'));
        }
      },
      /** Where tests read and change objects past the page. */
      API_URL: apiUrl,
    });
  }

  override async teardown(): Promise<void> {
    await this.api?.close();
    await super.teardown();
  }
}
