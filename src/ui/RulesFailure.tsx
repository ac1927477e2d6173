import { Alert } from '@patternfly/react-core';
import { useT } from './useT';

/** Says that what is shown was not judged by the rules across objects, and why. */
export const RulesFailure = ({ children }: { children: string }) => {
  const t = useT();
  return (
    <Alert
      variant="warning"
      isInline
      component="h2"
      title={t('The rules about the rest of the cluster could not be loaded')}
    >
      {children}
    </Alert>
  );
};
