import { useState } from 'react';
import { ActionsMenu } from '../../../ui/list/ActionsMenu';
import { ActionItems } from '../../../ui/resource/ResourceActions';
import { useT } from '../../../ui/useT';
import { DeleteUserNetworkDialog } from '../DeleteUserNetworkDialog';
import { udnBasics } from '../udnBasics';
import type { UserNetworkRow } from './rows';

/** What can be done with the network of a row. */
export const UserNetworkRowActions = ({ row: { udn, summary } }: { row: UserNetworkRow }) => {
  const t = useT();
  const [isDeleting, setDeleting] = useState(false);
  return (
    <>
      <ActionsMenu label={t('Actions for {{name}}', { name: summary.name })}>
        <ActionItems kind={udnBasics} object={udn} hasLinks onDelete={() => setDeleting(true)} />
      </ActionsMenu>
      {isDeleting && <DeleteUserNetworkDialog udn={udn} onClose={() => setDeleting(false)} />}
    </>
  );
};
