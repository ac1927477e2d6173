import { useState } from 'react';
import {
  ActionList,
  ActionListItem,
  Alert,
  Progress,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { listOf } from '../../../domain/findings/report';
import { labelOf, labelText } from '../../../domain/node-policies/connect/node-label';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { editBy, nameOfChange } from '../../../k8s/write';
import { ActionButton } from '../../../ui/ActionButton';
import { LinkButton } from '../../../ui/LinkButton';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { nodePolicyPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { RemoveDialog } from '../actions/RemoveDialog';
import { NodesTable } from '../details/NodesTable';
import { RemovalState } from '../details/RemovalState';
import { NodeChanges } from '../NodeChanges';
import { Beginning } from './Beginning';
import { Failure } from './Failure';
import { LabelsRun } from './LabelsRun';
import { labelling, model, withSelector, type PartProps, type Step } from './step';
import type { Connect } from './useConnect';

/** One node is configured; the others follow. */
const Tried = ({ connect, ask, refusal }: PartProps) => {
  const t = useT();
  const { run, draft } = connect;
  const { policy, progress } = run;
  if (!policy || !progress) return null;
  const [first] = progress.nodes;
  const others = draft.chosen.nodes.length - 1;
  return (
    <Alert
      variant="success"
      isInline
      isLiveRegion
      component="h3"
      title={t('{{node}} is configured', { node: first?.node ?? '' })}
      actionLinks={
        <ActionButton
          isInAlert
          refusal={refusal}
          onClick={() =>
            ask({
              title: t('Continue with the other {{count}} nodes?', { count: others }),
              confirm: t('Continue'),
              changes: [
                ...labelling(draft.chosen.label),
                editBy(model, policy, (before: KubernetesResource) =>
                  withSelector(before, draft.chosen.selector ?? {}),
                ),
              ],
              nodes: draft.chosen.nodes.filter(({ name }) => name !== first?.node),
              said: t('The other nodes are being configured'),
            })
          }
        >
          {t('Continue with the other {{count}} nodes', { count: others })}
        </ActionButton>
      }
    >
      {t('It passed what nmstate tests. The other nodes follow {{step}} at a time.', {
        step: draft.draft.maxUnavailable,
      })}
    </Alert>
  );
};

/** What is done to the nodes themselves before the policy is for them. */
const Labelled = ({
  connect: { draft },
  changes,
}: {
  connect: Connect;
  changes: Step['changes'];
}) => {
  const t = useT();
  // Those that lack it become fewer while they get it.
  const nodes = changes.filter((change) => change.model === models.Node).map(nameOfChange);
  if (nodes.length === 0) return null;
  return (
    <p>
      {t('First these nodes get the label {{label}}: {{nodes}}', {
        label: labelText(labelOf(draft.draft.nodeLabel)),
        nodes: listOf(nodes),
      })}
    </p>
  );
};

const Going = ({ connect: { run } }: { connect: Connect }) => {
  const t = useT();
  const nodes = run.progress?.nodes ?? [];
  const done = run.progress?.counts.configured ?? 0;
  return (
    <Progress
      value={nodes.length === 0 ? 0 : (done / nodes.length) * 100}
      title={t('Configuring the nodes')}
      label={t('{{number}} of {{all}}', { number: done, all: nodes.length })}
      valueText={t('{{number}} of {{all}}', { number: done, all: nodes.length })}
      aria-live="polite"
    />
  );
};

/** What was made is being taken back; the policy goes when that is done. */
const Removing = ({ connect }: { connect: Connect }) => {
  const { policy, progress } = connect.run;
  if (!policy || !progress) return null;
  return (
    <RemovalState policy={policy} progress={progress} onDeleted={() => connect.remember(null)} />
  );
};

/** Takes back what was made on the nodes, as long as no network stands on it. */
const Undo = ({ connect, refusal }: { connect: Connect; refusal: string | undefined }) => {
  const t = useT();
  const { policy, stage, there, progress } = connect.run;
  const [isOpen, setOpen] = useState(false);
  const isSomething = (progress?.counts.configured ?? 0) > 0;
  if (!policy || stage === 'removing' || stage === 'going' || !isSomething) return null;
  const close = () => setOpen(false);
  return (
    <ActionListItem>
      <ActionButton
        variant="link"
        refusal={there.length > 0 ? t('Remove the networks first.') : refusal}
        onClick={() => setOpen(true)}
      >
        {t('Remove it from the nodes')}
      </ActionButton>
      {isOpen && <RemoveDialog policy={policy} onClose={close} onDone={close} />}
    </ActionListItem>
  );
};

const Stage = (props: PartProps) => {
  const t = useT();
  switch (props.connect.run.stage) {
    case 'open':
      return <Beginning {...props} />;
    case 'going':
      return <Going connect={props.connect} />;
    case 'tried':
      return <Tried {...props} />;
    case 'failed':
      return <Failure {...props} />;
    case 'removing':
      return <Removing connect={props.connect} />;
    case 'done':
      return (
        <Alert
          variant="success"
          isInline
          isLiveRegion
          component="h3"
          title={t('All nodes are configured')}
        />
      );
    case 'unknown':
      return (
        <Alert
          variant="info"
          isInline
          component="h3"
          title={t('How far the nodes are is not known')}
        >
          {t('The policy is there. You may not see the nodes, or no node follows it.')}
        </Alert>
      );
  }
};

/** Why the user may not send anything; undefined when it may be tried. */
const useDenied = ({ run }: Connect): string | undefined => {
  const t = useT();
  const access = useAccess(run.policy ? 'patch' : 'create', model);
  if (access === 'checking') return t('Checking your permissions');
  return access === 'denied'
    ? t('You have no permission to change policies of node networks.')
    : undefined;
};

/** Why the plan cannot be sent; undefined when it may be tried. */
const useRefusal = (connect: Connect, denied: string | undefined): string | undefined => {
  const t = useT();
  if (denied !== undefined) return denied;
  if (connect.problems.some(({ isBlocking }) => isBlocking)) {
    return t('Correct first what the steps before say.');
  }
  return connect.isJudged ? undefined : t('The rules are still being loaded.');
};

/** The part on the nodes: a policy that is tried on one, and how far each of them is. */
export const NodesRun = ({ connect }: { connect: Connect }) => {
  const t = useT();
  const denied = useDenied(connect);
  const refusal = useRefusal(connect, denied);
  const [step, setStep] = useState<Step>();
  const { run, draft } = connect;
  const name = textAt(run.policy, 'metadata', 'name');
  return (
    <Stack hasGutter>
      <StackItem>
        <Stage connect={connect} ask={setStep} refusal={refusal} />
      </StackItem>
      <StackItem>
        <LabelsRun connect={connect} refusal={refusal} />
      </StackItem>
      {run.progress && run.progress.nodes.length > 0 && (
        <StackItem>
          <NodesTable progress={run.progress} />
        </StackItem>
      )}
      {name !== undefined && (
        <StackItem>
          <ActionList>
            <ActionListItem>
              <LinkButton to={nodePolicyPath(name)} variant="link" isInline>
                {t('Open the policy')}
              </LinkButton>
            </ActionListItem>
            <Undo connect={connect} refusal={denied} />
          </ActionList>
        </StackItem>
      )}
      {step && (
        <Review
          title={step.title}
          changes={step.changes}
          confirm={step.confirm}
          isDanger={step.isDanger ?? false}
          onClose={() => setStep(undefined)}
          {...(step.isDanger ? {} : { onSent: connect.rememberSent })}
          onDone={() => {
            say({ variant: 'success', title: step.said });
            if (step.isDanger) connect.remember(null);
            setStep(undefined);
          }}
        >
          {step.isDanger
            ? t('No node has anything of it.')
            : draft.policy && (
                <>
                  <Labelled connect={connect} changes={step.changes} />
                  <NodeChanges
                    world={connect.world}
                    policy={draft.policy}
                    nodes={step.nodes}
                    isTitled
                  />
                </>
              )}
        </Review>
      )}
    </Stack>
  );
};
