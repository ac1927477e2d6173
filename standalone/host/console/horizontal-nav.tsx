import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { Nav, NavItem, NavList, PageSection } from '@patternfly/react-core';
import { createElement, useMemo, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { useExtensionsOfType, type CodeRef } from '../extensions';
import { LazyComponent } from '../shell/LazyComponent';

interface PageProps {
  obj?: K8sResourceCommon | undefined;
  customData?: unknown;
  params?: Readonly<Record<string, string | undefined>>;
}

interface NavPage {
  href?: string;
  name: string;
  component: ComponentType<PageProps>;
}

interface HorizontalNavProps {
  resource?: K8sResourceCommon;
  pages: NavPage[];
  customData?: unknown;
  contextId?: string;
}

interface TabProperties {
  model?: { group: string; version: string; kind: string };
  contextId?: string;
  page?: { name: string; href: string };
  name?: string;
  href?: string;
  component: CodeRef<ComponentType<PageProps>>;
}

const isFor = (model: TabProperties['model'], resource: K8sResourceCommon | undefined): boolean => {
  if (!model || !resource?.apiVersion) return false;
  const [version = '', group = ''] = resource.apiVersion.split('/').reverse();
  return (
    model.kind === resource.kind &&
    model.version === version &&
    (model.group === 'core' ? '' : model.group) === group
  );
};

const lazyTab = (load: CodeRef<ComponentType<PageProps>>): ComponentType<PageProps> => {
  const Tab = (props: PageProps) => <LazyComponent load={load} props={props} />;
  return Tab;
};

const usePluginTabs = (
  resource: K8sResourceCommon | undefined,
  contextId: string | undefined,
): NavPage[] => {
  const forModels = useExtensionsOfType<TabProperties>('console.tab/horizontalNav');
  const forContexts = useExtensionsOfType<TabProperties>('console.tab');
  return useMemo(
    () =>
      [
        ...forModels.filter(({ properties }) => isFor(properties.model, resource)),
        ...forContexts.filter(
          ({ properties }) => contextId !== undefined && properties.contextId === contextId,
        ),
      ]
        .map(({ properties }) => ({
          name: properties.page?.name ?? properties.name ?? '',
          href: properties.page?.href ?? properties.href ?? '',
          component: lazyTab(properties.component),
        }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    // Only the kind decides which tabs there are.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a watched object changes all the time
    [forModels, forContexts, contextId, resource?.apiVersion, resource?.kind],
  );
};

/** Tabs of a page: its own, then those of plugins for the same kind or context. */
export const HorizontalNavFacade = ({
  resource,
  pages,
  customData,
  contextId,
}: HorizontalNavProps) => {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const params = useParams();
  const tabs = [...pages, ...usePluginTabs(resource, contextId)];
  // The rest of the path below the route of the page.
  const rest = params['*'] ?? '';
  const base = rest === '' ? pathname.replace(/\/$/, '') : pathname.slice(0, -rest.length - 1);
  const [segment = ''] = rest.split('/');
  const active = tabs.find(({ href = '' }) => href === segment) ?? tabs[0];
  return (
    <>
      <PageSection hasBodyWrapper={false} type="subnav">
        <Nav variant="horizontal-subnav" aria-label={t('Tabs')}>
          <NavList>
            {tabs.map(({ href = '', name }) => (
              <NavItem key={href} itemId={href} isActive={active?.href === href}>
                <Link to={href === '' ? base : `${base}/${href}`}>{name}</Link>
              </NavItem>
            ))}
          </NavList>
        </Nav>
      </PageSection>
      {active && createElement(active.component, { obj: resource, customData, params })}
    </>
  );
};
