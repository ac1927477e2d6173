import { useState, type ReactNode, type Ref } from 'react';
import { Dropdown, MenuToggle, type MenuToggleElement } from '@patternfly/react-core';
import { EllipsisVIcon } from '@patternfly/react-icons';

interface ActionsMenuProps {
  /** Accessible name of the button. */
  label: string;
  /** The list of actions. Mounted only while open, so that it may ask for permissions. */
  children: ReactNode;
}

/** Actions of one row behind a button. */
export const ActionsMenu = ({ label, children }: ActionsMenuProps) => {
  const [open, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ position: 'right', appendTo: 'inline' }}
      toggle={(ref: Ref<MenuToggleElement>) => (
        <MenuToggle
          ref={ref}
          variant="plain"
          isExpanded={open}
          icon={<EllipsisVIcon />}
          aria-label={label}
          onClick={() => setOpen(!open)}
        />
      )}
    >
      {open && children}
    </Dropdown>
  );
};
