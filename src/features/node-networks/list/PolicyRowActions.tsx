import { ActionsMenu } from '../../../ui/list/ActionsMenu';
import { useT } from '../../../ui/useT';
import { PolicyItems, usePolicyDialogs } from '../actions/PolicyActions';
import type { PolicyRow } from './rows';

/** What can be done with the policy of a row. */
export const PolicyRowActions = ({ row: { policy, name } }: { row: PolicyRow }) => {
  const t = useT();
  const { open, dialog } = usePolicyDialogs(policy);
  return (
    <>
      <ActionsMenu label={t('Actions for {{name}}', { name })}>
        <PolicyItems policy={policy} hasLinks open={open} />
      </ActionsMenu>
      {dialog}
    </>
  );
};
