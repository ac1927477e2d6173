import { useState } from 'react';
import {
  Dropdown,
  DropdownItem,
  DropdownList,
  MenuToggle,
  type MenuToggleElement,
} from '@patternfly/react-core';
import { EllipsisVIcon } from '@patternfly/react-icons';
import { useNavigate } from 'react-router';
import type { Ref } from 'react';
import { networkPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { DeleteNetworkDialog } from '../DeleteNetworkDialog';
import { useDeleteRefusal } from '../refusals';
import type { NetworkRow } from './rows';

interface ItemsProps {
  row: NetworkRow;
  onDelete: () => void;
}

// Mounted only while the menu is open, so that access reviews are not asked for every row.
const Items = ({ row, onDelete }: ItemsProps) => {
  const t = useT();
  const navigate = useNavigate();
  const refusal = useDeleteRefusal(row.nad);
  return (
    <DropdownList>
      <DropdownItem onClick={() => void navigate(networkPath(row.namespace, row.name))}>
        {t('View details')}
      </DropdownItem>
      <DropdownItem onClick={() => void navigate(networkPath(row.namespace, row.name, 'yaml'))}>
        {t('View YAML')}
      </DropdownItem>
      <DropdownItem
        isDanger
        isAriaDisabled={refusal !== undefined}
        {...(refusal === undefined ? {} : { description: refusal })}
        onClick={onDelete}
      >
        {t('Delete')}
      </DropdownItem>
    </DropdownList>
  );
};

export const NetworkRowActions = ({ row }: { row: NetworkRow }) => {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [deleting, setDeleting] = useState(false);
  return (
    <>
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
            aria-label={t('Actions for {{name}}', { name: row.name })}
            onClick={() => setOpen(!open)}
          />
        )}
      >
        {open && <Items row={row} onDelete={() => setDeleting(true)} />}
      </Dropdown>
      {deleting && <DeleteNetworkDialog nad={row.nad} onClose={() => setDeleting(false)} />}
    </>
  );
};
