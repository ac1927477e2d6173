import { createElement, useState } from 'react';
import { Nav, NavItem, NavList, PageSection } from '@patternfly/react-core';
import { afterAsking } from './leave/guards';
import type { Tab } from './Tabs';

interface LocalTabsProps<T> {
  /** Accessible name of the tabs. */
  label: string;
  tabs: readonly Tab<T>[];
  obj: T;
}

/** Tabs within a tab of another plugin's page, to which the path belongs. */
export const LocalTabs = <T,>({ label, tabs, obj }: LocalTabsProps<T>) => {
  const [chosen, setChosen] = useState('');
  const active = tabs.find(({ href }) => href === chosen);
  return (
    <>
      <PageSection hasBodyWrapper={false} type="subnav">
        <Nav
          variant="horizontal-subnav"
          aria-label={label}
          onSelect={(event, { itemId }) => {
            event.preventDefault();
            afterAsking(() => setChosen(String(itemId)));
          }}
        >
          <NavList>
            {tabs.map(({ href, name, badge }) => (
              <NavItem key={href} itemId={href} isActive={href === chosen} to="#" preventDefault>
                {name}
                {badge !== undefined && <> {badge}</>}
              </NavItem>
            ))}
          </NavList>
        </Nav>
      </PageSection>
      {active && createElement(active.component, { obj })}
    </>
  );
};
