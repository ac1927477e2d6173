import type { ReactNode } from 'react';
import { PageSection } from '@patternfly/react-core';
import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import { PageHeader } from '../PageHeader';

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
    <PageHeader title={title}>{aside}</PageHeader>
    <PageSection hasBodyWrapper={false} type="wizard">
      {children}
    </PageSection>
  </>
);
