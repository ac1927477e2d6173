import { Flex, FlexItem, PageSection, Title } from '@patternfly/react-core';
import type { ReactNode } from 'react';

interface ListPageHeaderProps {
  title?: string;
  badge?: ReactNode;
  helpText?: ReactNode;
  helpAlert?: ReactNode;
  children?: ReactNode;
}

const ListPageHeader = ({ title, badge, helpText, helpAlert, children }: ListPageHeaderProps) => (
  <PageSection hasBodyWrapper={false}>
    <Flex justifyContent={{ default: 'justifyContentSpaceBetween' }}>
      <FlexItem grow={{ default: 'grow' }}>
        {title && (
          <Title headingLevel="h1" data-test="page-heading">
            {title} {badge}
          </Title>
        )}
        {helpText}
      </FlexItem>
      {children && <FlexItem>{children}</FlexItem>}
    </Flex>
    {helpAlert}
  </PageSection>
);

export default ListPageHeader;
