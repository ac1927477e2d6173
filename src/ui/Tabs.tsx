import { createElement, type ComponentType, type ReactNode } from 'react';
import { Nav, NavItem, NavList, PageSection } from '@patternfly/react-core';
import { Link, useLocation, useParams } from 'react-router';
import { useT } from './useT';

export interface Tab<T> {
  /** Last segment of the path; '' is the first tab. */
  href: string;
  name: string;
  /** Beside the name, such as a count. */
  badge?: ReactNode;
  component: ComponentType<{ obj: T }>;
}

interface TabsProps<T> {
  tabs: Tab<T>[];
  obj: T;
}

/**
 * Tabs of one of this plugin's own pages, each with a path of its own. The console's HorizontalNav
 * would add the tab that this plugin gives to other plugins' pages, and show everything twice.
 */
export const Tabs = <T,>({ tabs, obj }: TabsProps<T>) => {
  const t = useT();
  const { pathname } = useLocation();
  const { '*': rest = '' } = useParams();
  const base = rest === '' ? pathname.replace(/\/$/, '') : pathname.slice(0, -rest.length - 1);
  const active = tabs.find(({ href }) => href === rest.split('/')[0]) ?? tabs[0];
  return (
    <>
      <PageSection hasBodyWrapper={false} type="subnav">
        <Nav variant="horizontal-subnav" aria-label={t('Tabs')}>
          <NavList>
            {tabs.map(({ href, name, badge }) => (
              <NavItem key={href} itemId={href} isActive={active?.href === href}>
                <Link to={href === '' ? base : `${base}/${href}`}>
                  {name}
                  {badge !== undefined && <> {badge}</>}
                </Link>
              </NavItem>
            ))}
          </NavList>
        </Nav>
      </PageSection>
      {active && createElement(active.component, { obj })}
    </>
  );
};
