import { useHref } from 'react-router';
import { GLOSSARY } from '../routes';
import { useT } from '../useT';

/** Leads to all words of vSphere. In a new tab: what has been typed here stays. */
export const GlossaryLink = () => {
  const t = useT();
  const href = useHref(GLOSSARY);
  return (
    <a href={href} target="_blank" rel="noopener" aria-label={t('Words of vSphere, in a new tab')}>
      {t('Words of vSphere')}
    </a>
  );
};
