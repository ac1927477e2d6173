import { PluginStore } from '@openshift/dynamic-plugin-sdk';
import { serverFlags } from './server-flags';

declare const __webpack_init_sharing__: (scope: string) => Promise<void>;
declare const __webpack_share_scopes__: Record<string, ShareScope>;

interface SharedModule {
  get: () => unknown;
  loaded?: number;
  eager?: boolean;
  from?: string;
}
/** Modules by their names and versions. */
type ShareScope = Record<string, Record<string, SharedModule>>;

/** What became of a plugin's loading. */
export interface PluginFailure {
  name: string;
  message: string;
}

const ROUTER_NAMES = ['react-router-dom', 'react-router-dom-v5-compat'];

/** Everything that this host has. Older names of the router lead to the same module, as in the console. */
const wholeScope = async (): Promise<ShareScope> => {
  await __webpack_init_sharing__('default');
  const scope = { ...__webpack_share_scopes__.default };
  for (const name of ROUTER_NAMES) scope[name] = scope['react-router'] ?? {};
  return scope;
};

/**
 * Exactly the modules of an OpenShift console, under its versions: a plugin that needs another one has
 * to bring it. Of those that this host has no code for, none may be used.
 */
const scopeOfConsole = (whole: ShareScope, versions: Record<string, string>): ShareScope =>
  Object.fromEntries(
    Object.entries(versions).map(([name, version]) => {
      const [own] = Object.values(whole[name] ?? {});
      const missing = () => Promise.reject(new Error(`This console has no code for ${name}`));
      return [name, { [version]: { from: 'console', eager: true, get: own?.get ?? missing } }];
    }),
  );

const sharedScope = async (): Promise<ShareScope> => {
  const whole = await wholeScope();
  if (serverFlags().standalone.shares === 'all') return whole;
  const { default: versions } = await import('./console-share-scope.json');
  return scopeOfConsole(whole, versions);
};

/** The console's own plugin store over the modules that this host shares. */
export const createPluginStore = async (): Promise<PluginStore> => {
  const scope = await sharedScope();
  // Marked as loaded, so that a plugin's copy of the same version does not take the host's place.
  for (const versions of Object.values(scope)) {
    for (const version of Object.values(versions)) version.loaded = 1;
  }
  return new PluginStore({
    loaderOptions: {
      sharedScope: scope,
      customDependencyResolutions: { '@console/pluginAPI': serverFlags().releaseVersion },
    },
  });
};

/** Loads every plugin that the server names, and says which ones could not be loaded and why. */
export const loadPlugins = async (store: PluginStore): Promise<PluginFailure[]> => {
  await Promise.all(
    serverFlags().consolePlugins.map((name) =>
      store.loadPlugin(`/api/plugins/${name}/plugin-manifest.json`),
    ),
  );
  return store.getPluginInfo().flatMap((info) =>
    info.status === 'failed'
      ? [
          {
            name: info.manifest.name,
            message: `${info.errorMessage} ${info.errorCause instanceof Error ? info.errorCause.message : ''}`,
          },
        ]
      : [],
  );
};
