import { Alert, Button } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import type { PolicyProgress } from '../../../domain/node-policies/progress';
import { isRemoval } from '../../../domain/node-policies/removal';
import { useRefusal } from '../../../ui/resource/useRefusal';
import { useT } from '../../../ui/useT';
import { usePolicyDialogs } from '../actions/PolicyActions';
import { policyBasics } from '../policyBasics';

interface RemovalStateProps {
  policy: KubernetesResource;
  progress: PolicyProgress;
  onDeleted: () => void;
}

/** How far the removal of what a policy made is; once it is done, the policy can go. */
export const RemovalState = ({ policy, progress, onDeleted }: RemovalStateProps) => {
  const t = useT();
  const { open, dialog } = usePolicyDialogs(policy, onDeleted);
  const refusal = useRefusal(policyBasics, policy, 'delete');
  if (!isRemoval(policy)) return null;
  const { nodes, counts } = progress;
  const isDone = nodes.length > 0 && counts.configured === nodes.length;
  return (
    <>
      <Alert
        variant={isDone ? 'success' : 'info'}
        isInline
        component="h2"
        aria-live="polite"
        title={
          isDone
            ? t('What the policy made is gone from its nodes')
            : t('What the policy made is being removed: {{number}} of {{all}} nodes are done', {
                number: counts.configured,
                all: nodes.length,
              })
        }
        {...(isDone && refusal === undefined
          ? {
              actionLinks: (
                <Button variant="link" isInline onClick={() => open('delete')}>
                  {t('Delete the policy')}
                </Button>
              ),
            }
          : {})}
      >
        {isDone
          ? t('The policy has nothing left to do and can be deleted.')
          : t('Keep the policy until all nodes are done.')}
      </Alert>
      {dialog}
    </>
  );
};
