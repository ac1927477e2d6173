import type { ReactNode } from 'react';
import { PageSection } from '@patternfly/react-core';
import { DocumentTitle, ListPageHeader } from '@openshift-console/dynamic-plugin-sdk';

interface WizardPageProps {
  title: string;
  /** Beside the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A page with a wizard on it. */
export const WizardPage = ({ title, aside, children }: WizardPageProps) => (
  <>
    <DocumentTitle>{title}</DocumentTitle>
    <ListPageHeader title={title}>{aside}</ListPageHeader>
    <PageSection hasBodyWrapper={false} type="wizard">
      {children}
    </PageSection>
  </>
);
