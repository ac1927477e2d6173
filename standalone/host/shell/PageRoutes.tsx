import { useK8sModel } from '@openshift-console/dynamic-plugin-sdk';
import { EmptyState, EmptyStateBody, PageSection, Spinner } from '@patternfly/react-core';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSelector } from 'react-redux';
import { Navigate, Route, Routes, useLocation, useParams } from 'react-router';
import { NamespaceBar } from '../console/namespace-bar';
import { useActiveNamespace } from '../console/use-active-namespace';
import { useExtensionsOfType, type CodeRef } from '../extensions';
import { ErrorBoundary } from './ErrorBoundary';
import { GenericCreatePage, GenericDetailsPage, GenericListPage } from './generic-pages';
import { LazyComponent } from './LazyComponent';
import type { HostState } from '../store/store';
import { hrefOf, useNavigation } from './Sidebar';

interface RouteProperties {
  path: string | string[];
  exact?: boolean;
  component: CodeRef<ComponentType<object>>;
}

interface ResourceProperties {
  model: { group?: string; version?: string; kind: string };
  component: CodeRef<ComponentType<object>>;
}

/** A page in its own boundary. It stays as it is where only the path below its route changes. */
const Page = ({ load, props = {} }: { load: CodeRef<ComponentType<object>>; props?: object }) => {
  const { pathname } = useLocation();
  return (
    <ErrorBoundary pathname={pathname}>
      <LazyComponent load={load} props={props} />
    </ErrorBoundary>
  );
};

const useResourcePage = (type: string, reference: string) =>
  useExtensionsOfType<ResourceProperties>(type).find(({ properties: { model } }) => {
    return `${model.group ?? 'core'}~${model.version ?? 'v1'}~${model.kind}` === reference;
  });

/** Pages of a kind wait, as in the console, until the kind itself is known. */
const OfKnownKind = ({ reference, children }: { reference: string; children: ReactNode }) => {
  const { t } = useTranslation();
  const [group = '', version = '', kind = ''] = reference.split('~');
  const [model, inFlight] = useK8sModel({ ...(group === 'core' ? {} : { group }), version, kind });
  const isLoaded = useSelector(({ k8s }: HostState) => Boolean(k8s.getIn(['RESOURCES', 'loaded'])));
  // Typed by the SDK as always found.
  if (model as unknown) return children;
  return (
    <PageSection hasBodyWrapper={false}>
      {inFlight || !isLoaded ? (
        <Spinner aria-label={t('Loading')} />
      ) : (
        <EmptyState titleText={t('Page not found')} headingLevel="h1">
          <EmptyStateBody>
            {t('The server has no kind {{reference}}.', { reference })}
          </EmptyStateBody>
        </EmptyState>
      )}
    </PageSection>
  );
};

const ResourceList = () => {
  const { ns, reference = '' } = useParams();
  const page = useResourcePage('console.page/resource/list', reference);
  const props = { kind: reference, ...(ns === undefined ? {} : { namespace: ns }) };
  return (
    <>
      <NamespaceBar />
      <OfKnownKind reference={reference}>
        {page ? (
          <Page load={page.properties.component} props={props} />
        ) : (
          <GenericListPage reference={reference} namespace={ns} />
        )}
      </OfKnownKind>
    </>
  );
};

const ResourceDetails = () => {
  const { ns, reference = '', name = '' } = useParams();
  const page = useResourcePage('console.page/resource/details', reference);
  const props = { kind: reference, name, ...(ns === undefined ? {} : { namespace: ns }) };
  return (
    <OfKnownKind reference={reference}>
      {page ? (
        <Page load={page.properties.component} props={props} />
      ) : (
        <GenericDetailsPage reference={reference} namespace={ns} name={name} />
      )}
    </OfKnownKind>
  );
};

const ResourceCreate = () => {
  const { ns, reference = '' } = useParams();
  const page = useResourcePage('console.resource/create', reference);
  return page ? (
    <Page load={page.properties.component} props={ns === undefined ? {} : { namespace: ns }} />
  ) : (
    <GenericCreatePage reference={reference} namespace={ns} />
  );
};

/** The first page of the navigation. */
const Landing = () => {
  const { t } = useTranslation();
  const { top, inSection } = useNavigation();
  const [namespace] = useActiveNamespace();
  const first = top.flatMap((item) =>
    item.type === 'console.navigation/section' ? inSection(item.properties.id) : [item],
  )[0];
  if (first) return <Navigate replace to={hrefOf(first, namespace)} />;
  return (
    <PageSection hasBodyWrapper={false}>
      <EmptyState titleText={t('No plugin offers a page')} headingLevel="h1" />
    </PageSection>
  );
};

const NotFound = () => {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <PageSection hasBodyWrapper={false}>
      <EmptyState titleText={t('Page not found')} headingLevel="h1">
        <EmptyStateBody>{t('There is no page at {{pathname}}.', { pathname })}</EmptyStateBody>
      </EmptyState>
    </PageSection>
  );
};

const resourceScopes = ['/k8s/cluster', '/k8s/all-namespaces', '/k8s/ns/:ns'];

export const PageRoutes = () => {
  const routes = useExtensionsOfType<RouteProperties>('console.page/route');
  return (
    <Routes>
      {routes.flatMap(({ uid, properties: { path, exact, component } }) =>
        (Array.isArray(path) ? path : [path]).map((one) => (
          <Route
            key={`${uid} ${one}`}
            path={exact ? one : `${one}/*`}
            element={<Page load={component} />}
          />
        )),
      )}
      {resourceScopes.flatMap((scope) => [
        <Route key={scope} path={`${scope}/:reference`} element={<ResourceList />} />,
        <Route
          key={`${scope} new`}
          path={`${scope}/:reference/~new/*`}
          element={<ResourceCreate />}
        />,
        <Route
          key={`${scope} one`}
          path={`${scope}/:reference/:name/*`}
          element={<ResourceDetails />}
        />,
      ])}
      <Route path="/" element={<Landing />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
};
