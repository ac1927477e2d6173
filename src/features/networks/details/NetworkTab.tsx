import { createElement, useState } from 'react';
import { Nav, NavItem, NavList, PageSection } from '@patternfly/react-core';
import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { useT } from '../../../ui/useT';
import { useNetworkFacts } from './useNetworkFacts';
import { useNetworkTabs } from './useNetworkTabs';

const Network = ({ nad }: { nad: NetworkAttachmentDefinition }) => {
  const t = useT();
  const facts = useNetworkFacts(nad);
  const tabs = useNetworkTabs(facts.findings.length);
  // The path belongs to the page that shows this tab.
  const [chosen, setChosen] = useState('');
  const active = tabs.find(({ href }) => href === chosen);
  return (
    <>
      <PageSection hasBodyWrapper={false} type="subnav">
        <Nav
          variant="horizontal-subnav"
          aria-label={t('Parts of VM networking')}
          onSelect={(event, { itemId }) => {
            event.preventDefault();
            setChosen(String(itemId));
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
      {active && createElement(active.component, { obj: facts })}
    </>
  );
};

/** The tab that this plugin adds to another plugin's details page of a network. */
const NetworkTab = ({ obj }: { obj?: NetworkAttachmentDefinition }) =>
  obj ? <Network nad={obj} /> : null;

export default NetworkTab;
