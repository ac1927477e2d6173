import { useRef, useState, type ReactNode } from 'react';
import { Button, Popover, Stack, StackItem, Title, type ButtonProps } from '@patternfly/react-core';

interface PopoverButtonProps extends Pick<ButtonProps, 'icon'> {
  /** Accessible name of the button. */
  label: string;
  /** What it is called. */
  header: string;
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
          // PatternFly's own header would be a second banner of the page.
          aria-label={header}
          bodyContent={
            <Stack hasGutter>
              <StackItem>
                <Title headingLevel="h2" size="md">
                  {header}
                </Title>
              </StackItem>
              <StackItem>{body()}</StackItem>
            </Stack>
          }
        />
      )}
    </>
  );
};
