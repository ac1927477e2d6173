import { Button, type ButtonProps } from '@patternfly/react-core';
import { useHref, useLinkClickHandler } from 'react-router';
import { Hint } from './Hint';

interface LinkButtonProps {
  to: string;
  variant?: ButtonProps['variant'];
  /** Why the button cannot be used now; shown on hover and focus. */
  disabledReason?: string | undefined;
  /** Accessible name, where the text alone does not say enough; begins with the text. */
  label?: string;
  isInline?: boolean;
  /** Told when it is followed. */
  onFollow?: () => void;
  children: string;
}

const EnabledLink = ({
  to,
  variant,
  label,
  isInline = false,
  onFollow,
  children,
}: Omit<LinkButtonProps, 'disabledReason'>) => {
  const href = useHref(to);
  const follow = useLinkClickHandler<HTMLButtonElement>(to);
  return (
    <Button
      variant={variant}
      component="a"
      href={href}
      aria-label={label}
      isInline={isInline}
      onClick={(event) => {
        // The element is an anchor; PatternFly types every button's events alike.
        follow(event);
        onFollow?.();
      }}
    >
      {children}
    </Button>
  );
};

/** A button that leads to another page of the console, or says why it may not. */
export const LinkButton = ({ disabledReason, ...props }: LinkButtonProps) => {
  const { variant, label, children } = props;
  if (disabledReason === undefined) return <EnabledLink {...props} />;
  return (
    <Hint text={disabledReason}>
      <Button variant={variant} aria-label={label} isAriaDisabled>
        {children}
      </Button>
    </Hint>
  );
};
