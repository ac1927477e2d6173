import { Divider, DropdownList } from '@patternfly/react-core';
import { useNavigate } from 'react-router';
import type { CheckupRun } from '../../../domain/dpdk/checkups/runs';
import { ActionItem } from '../../../ui/list/ActionsMenu';
import { useRefusal } from '../../../ui/resource/useRefusal';
import { checkupCreatePath, checkupPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { checkupBasics } from './checkupBasics';
import { useRunRefusal } from './useRunRefusal';

interface CheckupActionsProps {
  run: CheckupRun;
  onDelete: () => void;
}

/** What can be done with a run of a checkup, which is not edited. Asks for permissions while it is open. */
export const CheckupActions = ({ run, onDelete }: CheckupActionsProps) => {
  const t = useT();
  const navigate = useNavigate();
  const { namespace, name, configMap } = run;
  return (
    <DropdownList>
      <ActionItem onClick={() => void navigate(checkupPath(namespace, name))}>
        {t('View details')}
      </ActionItem>
      <ActionItem
        refusal={useRunRefusal(namespace)}
        onClick={() => void navigate(checkupCreatePath(namespace, { from: name }))}
      >
        {t('Run again')}
      </ActionItem>
      <Divider component="li" />
      <ActionItem
        isDanger
        refusal={useRefusal(checkupBasics, configMap, 'delete')}
        onClick={onDelete}
      >
        {t('Delete')}
      </ActionItem>
    </DropdownList>
  );
};
