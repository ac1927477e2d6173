import { PluginStore } from '@openshift/dynamic-plugin-sdk';
import { serverFlags } from './server-flags';

declare const __webpack_init_sharing__: (scope: string) => Promise<void>;
type ShareScope = Record<string, Record<string, { loaded?: number }>>;
declare const __webpack_share_scopes__: Record<string, ShareScope>;

/** What became of a plugin's loading. */
export interface PluginFailure {
  name: string;
  message: string;
}

/**
 * The console's own plugin store over the modules that this host shares. Older names of the router
 * lead to the same module, as in the console.
 */
export const createPluginStore = async (): Promise<PluginStore> => {
  await __webpack_init_sharing__('default');
  const sharedScope = __webpack_share_scopes__.default ?? {};
  // Marked as loaded, so that a plugin's copy of the same version does not take the host's place.
  for (const versions of Object.values(sharedScope)) {
    for (const version of Object.values(versions)) version.loaded = 1;
  }
  const router = sharedScope['react-router'] ?? {};
  Object.assign(sharedScope, { 'react-router-dom': router, 'react-router-dom-v5-compat': router });
  return new PluginStore({
    loaderOptions: {
      sharedScope: sharedScope,
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
