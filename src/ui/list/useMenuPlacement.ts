import { useMemo, useRef, type RefObject } from 'react';
import type { PopperOptions } from '@patternfly/react-core';

/** Room for a sentence: reasons wrap within it, and no label is as long. */
const MAX_WIDTH = '24rem';

/**
 * Where a menu stands that a button opens: over everything that would cut it off or press it together,
 * such as a table's cell, but within the page's main part, where landmarks are looked for, or within
 * the dialog that holds the focus.
 */
export const useMenuPlacement = (): {
  toggleRef: RefObject<HTMLButtonElement>;
  popperProps: PopperOptions;
} => {
  const toggleRef = useRef<HTMLButtonElement>(null);
  const popperProps = useMemo(
    (): PopperOptions => ({
      appendTo: () =>
        toggleRef.current?.closest<HTMLElement>('[role="dialog"], main') ?? document.body,
      preventOverflow: true,
      maxWidth: MAX_WIDTH,
    }),
    [],
  );
  return { toggleRef, popperProps };
};
