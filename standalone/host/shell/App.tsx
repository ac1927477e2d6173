import { Alert, Page, PageSection, SkipToContent } from '@patternfly/react-core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavigationType, useLocation, useNavigationType } from 'react-router';
import { FeatureFlags } from '../flags';
import type { PluginFailure } from '../plugins';
import type { HostStore } from '../store/store';
import { Masthead } from './Masthead';
import { PageRoutes } from './PageRoutes';
import { Sidebar } from './Sidebar';

const MAIN = 'main-content';

/** After a change of page the focus goes to the content, where a screen reader goes on reading. */
const useFocusOnNavigation = (): void => {
  const { pathname } = useLocation();
  const navigation = useNavigationType();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    // A redirect is not the user's doing.
    if (navigation !== NavigationType.Replace) document.getElementById(MAIN)?.focus();
  }, [pathname, navigation]);
};

interface AppProps {
  store: HostStore;
  failures: PluginFailure[];
}

export const App = ({ store, failures }: AppProps) => {
  const { t } = useTranslation();
  useFocusOnNavigation();
  return (
    <Page
      masthead={<Masthead />}
      sidebar={<Sidebar />}
      isManagedSidebar
      mainContainerId={MAIN}
      skipToContent={<SkipToContent href={`#${MAIN}`}>{t('Skip to content')}</SkipToContent>}
    >
      <FeatureFlags store={store} />
      {failures.map(({ name, message }) => (
        <PageSection key={name} hasBodyWrapper={false}>
          <Alert
            variant="danger"
            isInline
            title={t('The plugin {{name}} could not be loaded', { name })}
          >
            {message}
          </Alert>
        </PageSection>
      ))}
      <PageRoutes />
    </Page>
  );
};
