import { Alert } from '@patternfly/react-core';
import { failureOf } from '../../k8s/failure';
import { useT } from '../useT';

/** A list was read once and could not be refreshed since; nothing where it could. */
export const StaleAlert = ({ error }: { error: unknown }) => {
  const t = useT();
  if (error === undefined) return null;
  return (
    <Alert
      variant="warning"
      isInline
      title={t('The list may be out of date: the last refresh failed')}
    >
      {failureOf(error).message}
    </Alert>
  );
};
