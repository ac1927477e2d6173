import { useState } from 'react';
import { DropdownList } from '@patternfly/react-core';
import { useNavigate } from 'react-router';
import { ActionItem, ActionsMenu } from '../../../ui/list/ActionsMenu';
import { userNetworkEditPath, userNetworkPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { DeleteUserNetworkDialog } from '../DeleteUserNetworkDialog';
import { useDeleteRefusal, useEditRefusal } from '../refusals';
import type { UserNetworkRow } from './rows';

interface ItemsProps {
  row: UserNetworkRow;
  onDelete: () => void;
}

const Items = ({ row: { udn, summary }, onDelete }: ItemsProps) => {
  const t = useT();
  const navigate = useNavigate();
  const deleteRefusal = useDeleteRefusal(udn);
  const editRefusal = useEditRefusal(udn);
  const { namespace, name } = summary;
  return (
    <DropdownList>
      <ActionItem onClick={() => void navigate(userNetworkPath(namespace, name))}>
        {t('View details')}
      </ActionItem>
      <ActionItem
        refusal={editRefusal}
        onClick={() => void navigate(userNetworkEditPath(namespace, name))}
      >
        {t('Edit')}
      </ActionItem>
      <ActionItem onClick={() => void navigate(userNetworkPath(namespace, name, 'yaml'))}>
        {t('View YAML')}
      </ActionItem>
      <ActionItem isDanger refusal={deleteRefusal} onClick={onDelete}>
        {t('Delete')}
      </ActionItem>
    </DropdownList>
  );
};

export const UserNetworkRowActions = ({ row }: { row: UserNetworkRow }) => {
  const t = useT();
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <ActionsMenu label={t('Actions for {{name}}', { name: row.summary.name })}>
        <Items row={row} onDelete={() => setDeleting(true)} />
      </ActionsMenu>
      {deleting && <DeleteUserNetworkDialog udn={row.udn} onClose={() => setDeleting(false)} />}
    </>
  );
};
