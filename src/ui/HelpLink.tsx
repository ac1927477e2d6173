import { Button } from '@patternfly/react-core';
import { useHref, useLocation } from 'react-router';
import { helpOfPath } from './routes';
import { useT } from './useT';

/** Leads to the help for the page that is shown. In a new tab: what has been typed here stays. */
export const HelpLink = () => {
  const t = useT();
  const href = useHref(helpOfPath(useLocation().pathname));
  return (
    <Button
      variant="link"
      component="a"
      href={href}
      target="_blank"
      rel="noopener"
      aria-label={t('Help for this page, in a new tab')}
    >
      {t('Help')}
    </Button>
  );
};
