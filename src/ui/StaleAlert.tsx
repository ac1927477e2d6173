import { Alert, PageSection } from '@patternfly/react-core';
import { failureOf } from '../k8s/failure';
import { useT } from './useT';

/** Something was read once and could not be refreshed since; nothing where it could. */
export const StaleAlert = ({ error }: { error: unknown }) => {
  const t = useT();
  if (error === undefined) return null;
  return (
    <Alert
      variant="warning"
      isInline
      component="h2"
      title={t('What is shown may be out of date: the last refresh failed')}
    >
      {failureOf(error).message}
    </Alert>
  );
};

/** The same as a part of a page. */
export const StaleSection = ({ error }: { error: unknown }) =>
  error === undefined ? null : (
    <PageSection hasBodyWrapper={false}>
      <StaleAlert error={error} />
    </PageSection>
  );
