import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { KubernetesResource } from '../../../domain/core/resource';
import { canBeRemoved } from '../../../domain/node-policies/removal';
import { ActionItems } from '../../../ui/resource/ResourceActions';
import { useRefusal } from '../../../ui/resource/useRefusal';
import { nodePolicyPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { policyBasics } from '../policyBasics';

const RemoveDialog = lazy(() =>
  import('./RemoveDialog').then((module) => ({ default: module.RemoveDialog })),
);
const DeletePolicyDialog = lazy(() =>
  import('./DeletePolicyDialog').then((module) => ({ default: module.DeletePolicyDialog })),
);

/** Which dialog of a policy is open, and how it is opened. */
export interface PolicyDialogs {
  open: (dialog: 'remove' | 'delete') => void;
  /** The open dialog. */
  dialog: ReactNode;
}

/** The dialogs of a policy, for a menu or a button that opens them. */
export const usePolicyDialogs = (
  policy: KubernetesResource,
  onDeleted: () => void = () => undefined,
): PolicyDialogs => {
  const navigate = useNavigate();
  const [opened, setOpened] = useState<'remove' | 'delete'>();
  const refusal = useRefusal(policyBasics, policy, 'patch');
  const close = () => setOpened(undefined);
  const follow = () => void navigate(nodePolicyPath(policy.metadata?.name ?? ''));
  return {
    open: setOpened,
    dialog: (
      <Suspense fallback={null}>
        {opened === 'remove' && <RemoveDialog policy={policy} onClose={close} onDone={follow} />}
        {opened === 'delete' && (
          <DeletePolicyDialog
            policy={policy}
            onClose={close}
            onDeleted={onDeleted}
            onRemove={refusal === undefined ? () => setOpened('remove') : undefined}
          />
        )}
      </Suspense>
    ),
  };
};

interface PolicyItemsProps {
  policy: KubernetesResource;
  hasLinks: boolean;
  open: PolicyDialogs['open'];
}

/** What can be done with a policy, behind a button. */
export const PolicyItems = ({ policy, hasLinks, open }: PolicyItemsProps) => {
  const t = useT();
  const refusal = useRefusal(policyBasics, policy, 'patch');
  const remove = {
    text: t('Remove from nodes'),
    refusal:
      refusal ??
      (canBeRemoved(policy) ? undefined : t('It makes nothing that could be taken away again.')),
    onClick: () => open('remove'),
  };
  return (
    <ActionItems
      kind={policyBasics}
      object={policy}
      hasLinks={hasLinks}
      own={[remove]}
      onDelete={() => open('delete')}
    />
  );
};
