import type { ReactNode } from 'react';
import { Flex } from '@patternfly/react-core';
import { ListPageHeader } from '@openshift-console/dynamic-plugin-sdk';
import { HelpLink } from './HelpLink';

interface PageHeaderProps {
  title: string;
  /** What can be done on the page, beside its heading. */
  children?: ReactNode;
}

/** The heading of a page, with its actions and its help. */
export const PageHeader = ({ title, children }: PageHeaderProps) => (
  <ListPageHeader title={title}>
    <Flex gap={{ default: 'gapSm' }} alignItems={{ default: 'alignItemsCenter' }}>
      {children}
      <HelpLink />
    </Flex>
  </ListPageHeader>
);
