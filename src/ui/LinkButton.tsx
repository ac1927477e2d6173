import { Button, Tooltip, type ButtonProps } from '@patternfly/react-core';
import { Link } from 'react-router';

interface LinkButtonProps {
  to: string;
  variant?: ButtonProps['variant'];
  /** Why the button cannot be used now; shown on hover and focus. */
  disabledReason?: string | undefined;
  children: string;
}

/** A button that leads to another page of the console, or says why it may not. */
export const LinkButton = ({ to, variant, disabledReason, children }: LinkButtonProps) => {
  if (disabledReason !== undefined) {
    return (
      <Tooltip content={disabledReason}>
        <Button variant={variant} isAriaDisabled>
          {children}
        </Button>
      </Tooltip>
    );
  }
  return (
    <Button variant={variant} component={(props: object) => <Link {...props} to={to} />}>
      {children}
    </Button>
  );
};
