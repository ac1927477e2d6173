import type { ReactNode } from 'react';
import { AlertActionLink, Button, Tooltip } from '@patternfly/react-core';

interface ActionButtonProps {
  /** Why it cannot be used now; shown on hover and focus. */
  refusal: string | undefined;
  onClick: () => void;
  /** Beneath the text of an alert. */
  isInAlert?: boolean;
  /** The one that a form is about. */
  isPrimary?: boolean;
  children: ReactNode;
}

/** A button that does something, or says why it may not. */
export const ActionButton = ({
  refusal,
  onClick,
  isInAlert,
  isPrimary = false,
  children,
}: ActionButtonProps) => {
  const props = { isAriaDisabled: refusal !== undefined, onClick };
  const button = isInAlert ? (
    <AlertActionLink {...props}>{children}</AlertActionLink>
  ) : (
    <Button variant={isPrimary ? 'primary' : 'secondary'} {...props}>
      {children}
    </Button>
  );
  return refusal === undefined ? button : <Tooltip content={refusal}>{button}</Tooltip>;
};
