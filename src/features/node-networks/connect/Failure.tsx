import { Alert } from '@patternfly/react-core';
import { recordAt, textAt, type KubernetesResource } from '../../../domain/core/resource';
import { editBy } from '../../../k8s/write';
import { ActionButton } from '../../../ui/ActionButton';
import { useT } from '../../../ui/useT';
import { labelling, model, type PartProps } from './step';

/** Each node that was not configured, and that it is as it was. */
export const Failure = ({ connect, ask, refusal }: PartProps) => {
  const t = useT();
  const { run, draft } = connect;
  const { policy, progress, isOutdated } = run;
  if (!policy || !progress) return null;
  const failed = progress.nodes.filter(({ stage }) => stage === 'failed');
  const aborted = progress.nodes.filter(({ stage }) => stage === 'aborted');
  const name = textAt(policy, 'metadata', 'name') ?? '';
  const isNothingLeft = progress.counts.configured === 0;
  return (
    <Alert
      variant="danger"
      isInline
      isLiveRegion
      component="h3"
      title={t('The policy failed, and was rolled back')}
      actionLinks={
        <>
          {isOutdated && draft.policy && (
            <ActionButton
              isInAlert
              refusal={refusal}
              onClick={() => {
                const { nodeSelector: _chosen, ...asked } = recordAt(draft.policy, 'spec');
                const apply = (before: KubernetesResource): KubernetesResource => ({
                  ...before,
                  spec: { ...recordAt(before, 'spec'), ...asked },
                });
                ask({
                  title: t('Change the policy {{name}}?', { name }),
                  confirm: t('Change the policy'),
                  changes: [
                    ...(run.isTrial ? [] : labelling(draft.chosen.label)),
                    editBy(model, policy, apply),
                  ],
                  nodes: draft.chosen.nodes,
                  said: t('The policy {{name}} was changed', { name }),
                });
              }}
            >
              {t('Try again with what is chosen now')}
            </ActionButton>
          )}
          {isNothingLeft && (
            <ActionButton
              isInAlert
              refusal={undefined}
              onClick={() =>
                ask({
                  title: t('Delete the policy {{name}}?', { name }),
                  confirm: t('Delete the policy'),
                  changes: [{ kind: 'delete', model, resource: policy }],
                  nodes: [],
                  said: t('The policy {{name}} was deleted', { name }),
                  isDanger: true,
                })
              }
            >
              {t('Delete the policy')}
            </ActionButton>
          )}
        </>
      }
    >
      {failed.map(({ node, cause }) => (
        <p key={node}>
          {t(
            'On {{node}} it failed: {{cause}}. The node was rolled back and has its former network again.',
            { node, cause: cause?.text.replace(/\.$/, '') ?? t('no cause was given') },
          )}
        </p>
      ))}
      {aborted.length > 0 && (
        <p>
          {t('{{count}} nodes were not tried, as another had failed.', { count: aborted.length })}
        </p>
      )}
      <p>
        {isOutdated
          ? t('What is chosen in the steps differs from the policy that failed.')
          : t(
              'Go back to the steps to choose otherwise, and try again here. nmstate tries a policy again only when it has changed: to try the same, change the number of nodes at a time.',
            )}
      </p>
    </Alert>
  );
};
