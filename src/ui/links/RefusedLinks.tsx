import type { ReactNode } from 'react';
import { ExpandableSection } from '@patternfly/react-core';
import { useT } from '../useT';

interface RefusedLinksProps {
  count: number;
  /** Whether there are some that can be chosen. */
  hasOthers: boolean;
  /** The table of them. */
  children: ReactNode;
}

/** What nodes have and cannot be chosen, folded. */
export const RefusedLinks = ({ count, hasOthers, children }: RefusedLinksProps) => {
  const t = useT();
  return (
    <ExpandableSection
      toggleText={
        hasOthers
          ? t('{{count}} others cannot be used', { count })
          : t('{{count}} network interfaces cannot be used', { count })
      }
    >
      {children}
    </ExpandableSection>
  );
};
