import { useState } from 'react';
import { Alert } from '@patternfly/react-core';
import { listOf, namesOf } from '../../../domain/findings/report';
import { labelOf, labelText, policiesBy } from '../../../domain/node-policies/connect/node-label';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import type { Change } from '../../../k8s/write';
import { ActionButton } from '../../../ui/ActionButton';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { useT } from '../../../ui/useT';
import { labelling, unlabelling } from './step';
import type { Connect } from './useConnect';

interface Dialog {
  changes: readonly Change[];
  isRemoval: boolean;
}

interface LabelsRunProps {
  connect: Connect;
  /** Why nothing can be sent. */
  refusal: string | undefined;
}

/** Nodes that lost the label of the policy meanwhile, so that it is not for them any more. */
const Lacking = ({
  connect: { draft },
  refusal,
  onAsk,
}: LabelsRunProps & { onAsk: (changes: readonly Change[]) => void }) => {
  const t = useT();
  const { label } = draft.chosen;
  if (!label || label.lacking.length === 0) return null;
  return (
    <Alert
      variant="warning"
      isInline
      component="h3"
      title={t('Without the label {{label}}: {{nodes}}', {
        nodes: namesOf(label.lacking),
        label: labelText(label),
      })}
      actionLinks={
        <ActionButton isInAlert refusal={refusal} onClick={() => onAsk(labelling(label))}>
          {t('Put the label on')}
        </ActionButton>
      }
    >
      {t('The policy is for nodes with this label only.')}
    </Alert>
  );
};

/** Nodes that the wizard gave a label, when there is no policy any more, or not yet. */
const Left = ({
  connect: { world, draft, run },
  onAsk,
}: Pick<LabelsRunProps, 'connect'> & { onAsk: (changes: readonly Change[]) => void }) => {
  const t = useT();
  const access = useAccess('patch', models.Node);
  const label = labelOf(draft.draft.nodeLabel);
  const others = policiesBy(world, label.key, undefined);
  if (run.labelled.length === 0) return null;
  const isNeeded = others.length > 0;
  return (
    <Alert
      variant="info"
      isInline
      component="h3"
      title={t('{{nodes}} got the label {{label}} here', {
        nodes: namesOf(run.labelled),
        label: labelText(label),
      })}
      actionLinks={
        !isNeeded && (
          <ActionButton
            isInAlert
            refusal={access === 'denied' ? t('You have no permission to change nodes.') : undefined}
            onClick={() => onAsk(unlabelling(label, run.labelled))}
          >
            {t('Take the label off')}
          </ActionButton>
        )
      }
    >
      {isNeeded
        ? t('It stays, as policy {{names}} chooses nodes by it.', { names: listOf(others) })
        : t('No policy chooses nodes by it now.')}
    </Alert>
  );
};

/** What is to be said of the label that the wizard gives nodes, and how it is put on and taken off. */
export const LabelsRun = ({ connect, refusal }: LabelsRunProps) => {
  const t = useT();
  const { run, draft } = connect;
  const [dialog, setDialog] = useState<Dialog>();
  const label = labelText(labelOf(draft.draft.nodeLabel));
  const isForLabel = run.policy !== undefined && !run.isTrial && run.stage !== 'removing';
  return (
    <>
      {isForLabel && (
        <Lacking
          connect={connect}
          refusal={refusal}
          onAsk={(changes) => setDialog({ changes, isRemoval: false })}
        />
      )}
      {!run.policy && (
        <Left connect={connect} onAsk={(changes) => setDialog({ changes, isRemoval: true })} />
      )}
      {dialog && (
        <Review
          title={
            dialog.isRemoval
              ? t('Take label {{label}} off the nodes?', { label })
              : t('Put label {{label}} on the nodes?', { label })
          }
          changes={dialog.changes}
          confirm={dialog.isRemoval ? t('Take the label off') : t('Put the label on')}
          onClose={() => setDialog(undefined)}
          {...(dialog.isRemoval ? {} : { onSent: connect.rememberSent })}
          onDone={() => {
            say({
              variant: 'success',
              title: dialog.isRemoval
                ? t('The label {{label}} was taken off', { label })
                : t('The nodes have the label {{label}}', { label }),
            });
            setDialog(undefined);
          }}
        />
      )}
    </>
  );
};
