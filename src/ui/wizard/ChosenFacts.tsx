import type { ReactNode } from 'react';
import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core';
import { useT } from '../useT';

/** What was chosen in the steps before, each under what it was called there. */
export const ChosenFacts = ({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) => {
  const t = useT();
  return (
    <DescriptionList isHorizontal isCompact aria-label={t('What you chose')}>
      {facts.map(([term, value]) => (
        <DescriptionListGroup key={term}>
          <DescriptionListTerm>{term}</DescriptionListTerm>
          <DescriptionListDescription>{value}</DescriptionListDescription>
        </DescriptionListGroup>
      ))}
    </DescriptionList>
  );
};
