import { ClipboardCopy } from '@patternfly/react-core';
import { useT } from './useT';

/** Something to copy, with a button that says so. */
export const Copyable = ({ text, what }: { text: string; what: string }) => {
  const t = useT();
  return (
    <ClipboardCopy
      isReadOnly
      variant="inline-compact"
      hoverTip={t('Copy {{what}}', { what })}
      clickTip={t('Copied')}
      copyAriaLabel={t('Copy {{what}} {{text}}', { what, text })}
    >
      {text}
    </ClipboardCopy>
  );
};
