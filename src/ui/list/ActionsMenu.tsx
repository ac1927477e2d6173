import { useEffect, useReducer, useRef, useState, type ReactNode } from 'react';
import { Dropdown, DropdownItem, MenuToggle } from '@patternfly/react-core';
import { EllipsisVIcon } from '@patternfly/react-icons';
import { useMenuPlacement } from './useMenuPlacement';

interface ActionItemProps {
  /** Why it cannot be done now; shown beneath it. */
  refusal?: string | undefined;
  /** What else to know of it. */
  description?: string;
  isDanger?: boolean;
  onClick: () => void;
  children: string;
}

/** One entry of an `ActionsMenu`, in a `DropdownList`. */
export const ActionItem = ({
  refusal,
  description,
  isDanger = false,
  onClick,
  children,
}: ActionItemProps) => (
  <DropdownItem
    isDanger={isDanger && refusal === undefined}
    isAriaDisabled={refusal !== undefined}
    description={refusal ?? description}
    onClick={onClick}
  >
    {children}
  </DropdownItem>
);

/** Tells when what it holds takes another size: reasons come when permissions have been asked. */
const Measured = ({ onResize, children }: { onResize: () => void; children: ReactNode }) => {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const observer = new ResizeObserver(onResize);
    if (ref.current) observer.observe(ref.current);
    return () => observer.disconnect();
  }, [onResize]);
  return <div ref={ref}>{children}</div>;
};

interface ActionsMenuProps {
  /** Text of the button, or its accessible name where it shows three dots. */
  label: string;
  /** Whether the button shows its text. */
  hasText?: boolean;
  isDisabled?: boolean;
  /** A list of `ActionItem`. Mounted only while open, so that it may ask for permissions. */
  children: ReactNode;
}

/** Actions behind a button. */
export const ActionsMenu = ({
  label,
  hasText = false,
  isDisabled = false,
  children,
}: ActionsMenuProps) => {
  const [isOpen, setOpen] = useState(false);
  // Rendered anew, the menu looks for its place anew.
  const [, place] = useReducer((count: number) => count + 1, 0);
  const { toggleRef, popperProps } = useMenuPlacement();
  const shared = { ref: toggleRef, isExpanded: isOpen, onClick: () => setOpen(!isOpen) };
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      // A dialog that the action opens gives the focus back to it.
      shouldFocusToggleOnSelect
      popperProps={{ ...popperProps, position: 'end' }}
      toggle={{
        toggleRef,
        toggleNode: hasText ? (
          <MenuToggle {...shared} isDisabled={isDisabled}>
            {label}
          </MenuToggle>
        ) : (
          <MenuToggle
            {...shared}
            isDisabled={isDisabled}
            variant="plain"
            // In a row of a table it is no higher than a line.
            size="sm"
            icon={<EllipsisVIcon />}
            aria-label={label}
          />
        ),
      }}
    >
      {isOpen && <Measured onResize={place}>{children}</Measured>}
    </Dropdown>
  );
};
