import { PageSection } from '@patternfly/react-core';
import type { ReactNode } from 'react';

const Dashboard = ({ children, className }: { children?: ReactNode; className?: string }) => (
  <PageSection hasBodyWrapper={false} className={className}>
    {children}
  </PageSection>
);

export default Dashboard;
