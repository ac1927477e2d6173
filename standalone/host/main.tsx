// The SDK comes first: its modules and this host's refer to each other, and it reads theirs when it
// is evaluated.
import '@openshift-console/dynamic-plugin-sdk';
import '@patternfly/patternfly/patternfly.css';
import '@patternfly/patternfly/patternfly-addons.css';
import { OverlayProvider } from '@openshift-console/dynamic-plugin-sdk/lib/app/modal-support/OverlayProvider';
import { ModalProvider } from '@openshift-console/dynamic-plugin-sdk/lib/app/modal-support/ModalProvider';
import { PluginStoreProvider } from '@openshift/dynamic-plugin-sdk';
import { Bullseye, EmptyState, EmptyStateBody, Spinner } from '@patternfly/react-core';
import { lazy, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'react-redux';
import { BrowserRouter } from 'react-router';
import { startDiscovery } from './discovery';
import { startTranslations } from './i18n';
import { createPluginStore, loadPlugins } from './plugins';
import { serverFlags } from './server-flags';
import { App } from './shell/App';
import { createHostStore } from './store/store';
import { startTheme } from './theme';
import { readUser } from './user';

// With its library it is larger than the rest of the host.
const Tours = lazy(() => import('./tours/Tours'));

const start = async (): Promise<void> => {
  const container = document.getElementById('app');
  if (!container) throw new Error('The page has no element for the console');
  const root = createRoot(container);
  startTheme();
  root.render(
    <Bullseye>
      <Spinner aria-label="Loading" />
    </Bullseye>,
  );

  const store = createHostStore();
  const [plugins] = await Promise.all([
    createPluginStore(),
    startTranslations(serverFlags().consolePlugins),
  ]);
  // Pages wait for discovery by themselves, and show what is wrong with the API.
  const discovery = startDiscovery(store);
  const [failures, username] = await Promise.all([loadPlugins(plugins), readUser()]);
  store.dispatch({ type: 'setUser', payload: { username } } as { type: string });

  root.render(
    <Provider store={store}>
      <PluginStoreProvider store={plugins}>
        <BrowserRouter>
          <Suspense fallback={<Spinner aria-label="Loading" />}>
            <OverlayProvider>
              <ModalProvider>
                <Tours>
                  <App store={store} failures={failures} />
                </Tours>
              </ModalProvider>
            </OverlayProvider>
          </Suspense>
        </BrowserRouter>
      </PluginStoreProvider>
    </Provider>,
  );

  discovery.catch((error: unknown) => {
    root.render(
      <EmptyState
        status="danger"
        titleText="The Kubernetes API cannot be reached"
        headingLevel="h1"
      >
        <EmptyStateBody>{error instanceof Error ? error.message : String(error)}</EmptyStateBody>
      </EmptyState>,
    );
  });
};

void start();
