import { ClipboardCopy } from '@patternfly/react-core';
import { useT } from './useT';

interface CopyTextProps {
  text: string;
  /** Accessible name of the text. */
  label: string;
  /** What the button says that it copies. */
  copy: string;
  /** Accessible name of the button, where several say the same. */
  copyLabel?: string;
  /** Accessible name of the button that shows and hides the lines; without it the text is one line. */
  toggleLabel?: string | undefined;
  /** Whether several lines are hidden at first. */
  isFolded?: boolean;
}

/** Code to copy: one line, or several that are shown at first unless told otherwise. */
export const CopyText = ({
  text,
  label,
  copy,
  copyLabel = copy,
  toggleLabel,
  isFolded = false,
}: CopyTextProps) => {
  const t = useT();
  return (
    <ClipboardCopy
      isReadOnly
      isCode
      hoverTip={copy}
      clickTip={t('Copied')}
      copyAriaLabel={copyLabel}
      textAriaLabel={label}
      {...(toggleLabel === undefined
        ? {}
        : { variant: 'expansion', isExpanded: !isFolded, toggleAriaLabel: toggleLabel })}
    >
      {text}
    </ClipboardCopy>
  );
};
