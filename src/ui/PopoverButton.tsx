import { useRef, useState, type ReactNode } from 'react';
import { Button, Popover, type ButtonProps } from '@patternfly/react-core';

interface PopoverButtonProps extends Pick<ButtonProps, 'icon'> {
  /** Accessible name of the button. */
  label: string;
  header: ReactNode;
  body: () => ReactNode;
  children: ReactNode;
}

/**
 * A button that shows more beside it. Lists have several in each row, so that what they show is made
 * only when it is asked for.
 */
export const PopoverButton = ({ label, icon, header, body, children }: PopoverButtonProps) => {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={button}
        variant="link"
        isInline
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        {...(icon === undefined ? {} : { icon })}
      >
        {children}
      </Button>
      {isOpen && (
        <Popover
          triggerRef={button}
          isVisible
          shouldClose={() => setOpen(false)}
          headerContent={header}
          bodyContent={body()}
        />
      )}
    </>
  );
};
