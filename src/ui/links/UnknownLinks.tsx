import { Alert } from '@patternfly/react-core';
import { useT } from '../useT';

/** Says that nothing is known to choose from. @param children what to do instead */
export const UnknownLinks = ({ children }: { children: string }) => {
  const t = useT();
  return (
    <Alert variant="info" isInline component="h2" title={t('What the nodes have is not known')}>
      {children}
    </Alert>
  );
};
