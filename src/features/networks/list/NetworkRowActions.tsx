import type { NetworkAttachmentDefinition } from '../../../domain/nad/types';
import { ActionsMenu } from '../../../ui/list/ActionsMenu';
import { useT } from '../../../ui/useT';
import { NetworkActionItems, useNetworkDialogs } from '../actions/NetworkActions';

/** What can be done with the network of a row. */
export const NetworkRowActions = ({ nad }: { nad: NetworkAttachmentDefinition }) => {
  const t = useT();
  const { open, dialogs } = useNetworkDialogs(nad);
  return (
    <>
      <ActionsMenu label={t('Actions for {{name}}', { name: nad.metadata?.name ?? '' })}>
        <NetworkActionItems nad={nad} hasLinks open={open} />
      </ActionsMenu>
      {dialogs}
    </>
  );
};
