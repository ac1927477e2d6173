import { Alert } from '@patternfly/react-core';
import { useT } from '../useT';

interface MayNotCreateProps {
  title: string;
  /** Why, where more is known than that. */
  reason?: string;
}

/** Above a form for somebody who may not send it. */
export const MayNotCreate = ({ title, reason }: MayNotCreateProps) => {
  const t = useT();
  return (
    <Alert variant="warning" isInline component="h2" title={title}>
      {reason !== undefined && <p>{reason}</p>}
      <p>{t('You can fill in the form and take its YAML to somebody who may.')}</p>
    </Alert>
  );
};
