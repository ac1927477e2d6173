import { Button } from '@patternfly/react-core';
import { useT } from './useT';

/** The server knows the user no longer: the way to log in again, beside which what was typed stays. */
export const SessionEnded = () => {
  const t = useT();
  return (
    <p>
      {t('The cluster no longer knows you. Log in again in another tab, then try again here.')}{' '}
      <Button
        variant="link"
        isInline
        component="a"
        href={window.location.href}
        target="_blank"
        rel="noreferrer"
      >
        {t('Log in in a new tab')}
      </Button>
    </p>
  );
};
