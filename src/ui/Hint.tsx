import type { ReactElement } from 'react';
import { Tooltip } from '@patternfly/react-core';

/** Within the landmark or the dialog that it speaks of, which would else be closed to it. */
const placeNow = (): HTMLElement =>
  document.querySelector<HTMLElement>('[role="dialog"]:is(:hover, :focus-within)') ??
  document.querySelector<HTMLElement>('main') ??
  document.body;

interface HintProps {
  /** Shown on hover and focus; undefined: there is nothing to say. */
  text: string | undefined;
  children: ReactElement;
}

/** Says more of a control, such as why it cannot be used now. */
export const Hint = ({ text, children }: HintProps) =>
  text === undefined ? (
    children
  ) : (
    <Tooltip content={text} appendTo={placeNow}>
      {children}
    </Tooltip>
  );
