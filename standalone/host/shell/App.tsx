import { Alert, Page, PageSection, SkipToContent } from '@patternfly/react-core';
import { useContext, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavigationType, useLocation, useNavigationType } from 'react-router';
import { FeatureFlags } from '../flags';
import type { PluginFailure } from '../plugins';
import type { HostStore } from '../store/store';
import { Masthead } from './Masthead';
import { PageRoutes } from './PageRoutes';
import { Sidebar } from './Sidebar';
import { TourContext } from '../tours/context';

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

/** From this width of the window on PatternFly puts the navigation beside the page. */
const WIDE = '(min-width: 1200px)';

/**
 * The navigation hides where the page is narrow, but a tour beside it points at its entries: while one
 * is open, the window counts.
 */
const useSidebar = () => {
  const isTouring = useContext(TourContext).activeQuickStartID !== '';
  const [isOpen, setOpen] = useState(() => window.matchMedia(WIDE).matches);
  return { isManaged: !isTouring, isOpen, toggle: () => setOpen(!isOpen) };
};

interface AppProps {
  store: HostStore;
  failures: PluginFailure[];
}

export const App = ({ store, failures }: AppProps) => {
  const { t } = useTranslation();
  useFocusOnNavigation();
  const { isManaged, isOpen, toggle } = useSidebar();
  return (
    <Page
      masthead={<Masthead isSidebarOpen={isOpen} onSidebarToggle={toggle} />}
      sidebar={<Sidebar isOpen={isOpen} />}
      isManagedSidebar={isManaged}
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
