import {
  CodeBlock,
  CodeBlockCode,
  EmptyState,
  EmptyStateBody,
  ExpandableSection,
  PageSection,
} from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';

interface ErrorFallbackProps {
  title: string;
  errorMessage: string;
  componentStack?: string;
  stack?: string;
}

const ErrorBoundaryFallbackPage = ({
  title,
  errorMessage,
  componentStack,
  stack,
}: ErrorFallbackProps) => {
  const { t } = useTranslation();
  return (
    <PageSection hasBodyWrapper={false}>
      <EmptyState status="danger" titleText={t('This page failed')} headingLevel="h1">
        <EmptyStateBody>
          {title}: {errorMessage}
        </EmptyStateBody>
      </EmptyState>
      <ExpandableSection toggleText={t('Details')}>
        <CodeBlock>
          <CodeBlockCode>{[stack, componentStack].filter(Boolean).join('\n\n')}</CodeBlockCode>
        </CodeBlock>
      </ExpandableSection>
    </PageSection>
  );
};

export default ErrorBoundaryFallbackPage;
