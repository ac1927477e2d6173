import type { ReactNode } from 'react';
import { AlertActionLink, Button, type ButtonProps } from '@patternfly/react-core';
import { Hint } from './Hint';

interface ActionButtonProps {
  /** Why it cannot be used now; shown on hover and focus. */
  refusal: string | undefined;
  onClick: () => void;
  /** Beneath the text of an alert. */
  isInAlert?: boolean;
  /** `secondary` unless told otherwise. */
  variant?: ButtonProps['variant'];
  children: ReactNode;
}

/** A button that does something, or says why it may not. */
export const ActionButton = ({
  refusal,
  onClick,
  isInAlert,
  variant = 'secondary',
  children,
}: ActionButtonProps) => {
  const props = { isAriaDisabled: refusal !== undefined, onClick };
  const button = isInAlert ? (
    <AlertActionLink {...props}>{children}</AlertActionLink>
  ) : (
    <Button variant={variant} isInline={variant === 'link'} {...props}>
      {children}
    </Button>
  );
  return <Hint text={refusal}>{button}</Hint>;
};
