import { OverlayProvider } from '@openshift-console/dynamic-plugin-sdk/lib/app/modal-support/OverlayProvider';
import { PluginStore, PluginStoreProvider } from '@openshift/dynamic-plugin-sdk';
import { render } from '@testing-library/react';
import i18next from 'i18next';
import { Suspense, type ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { Provider } from 'react-redux';
import { createMemoryRouter, RouterProvider } from 'react-router';
import translations from '../../locales/en/plugin__vm-networking-console-plugin.json';
import { startDiscovery } from '../../standalone/host/discovery';
import { createHostStore } from '../../standalone/host/store/store';

const NAMESPACE = 'plugin__vm-networking-console-plugin';

const startTranslations = async (): Promise<void> => {
  if (i18next.isInitialized) return;
  await i18next.use(initReactI18next).init({
    lng: 'en',
    resources: { en: { [NAMESPACE]: translations } },
    defaultNS: NAMESPACE,
    nsSeparator: '~',
    keySeparator: false,
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  });
};

/** No plugin is loaded: pages are rendered from their sources. */
const plugins = new PluginStore({ loaderOptions: { sharedScope: {} } });

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

interface Route {
  /** Pattern of the page's route, such as `/vm-networks/ns/:ns`. */
  path: string;
  element: ReactNode;
}

/**
 * Renders pages as the console does: its store with discovered models, the router, overlays and
 * translations. `at` is the path to begin with; a path without a page shows its own text.
 */
export const renderPages = async (routes: Route[], at: string) => {
  await startTranslations();
  const store = createHostStore();
  stops.push(await startDiscovery(store));
  const router = createMemoryRouter(
    [...routes, { path: '*', element: <p>Elsewhere in the console</p> }],
    { initialEntries: [at] },
  );
  stops.push(() => router.dispose());
  return {
    router,
    ...render(
      <Provider store={store}>
        <PluginStoreProvider store={plugins}>
          <Suspense fallback={<p>Loading</p>}>
            <OverlayProvider>
              <RouterProvider router={router} />
            </OverlayProvider>
          </Suspense>
        </PluginStoreProvider>
      </Provider>,
    ),
  };
};
