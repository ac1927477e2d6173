import type { ReactNode } from 'react';
import { ExpandableSection } from '@patternfly/react-core';
import { useT } from '../useT';

/** What nodes have and cannot be chosen, folded. @param children the table of them */
export const RefusedLinks = ({ count, children }: { count: number; children: ReactNode }) => {
  const t = useT();
  return (
    <ExpandableSection toggleText={t('{{count}} others cannot be used', { count })}>
      {children}
    </ExpandableSection>
  );
};
