import { useState, type ReactNode } from 'react';
import {
  ActionList,
  ActionListItem,
  Alert,
  FormGroup,
  Progress,
  Radio,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { recordAt, textAt, type KubernetesResource } from '../../../domain/core/resource';
import { selectorOfNode } from '../../../domain/node-policies/connect/nodes';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { editBy, type Change } from '../../../k8s/write';
import { ActionButton } from '../../../ui/ActionButton';
import { PlainForm } from '../../../ui/form/PlainForm';
import { LinkButton } from '../../../ui/LinkButton';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { nodePolicyPath } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { WordSelect } from '../../../ui/WordSelect';
import { RemoveDialog } from '../actions/RemoveDialog';
import { NodesTable } from '../details/NodesTable';
import { RemovalState } from '../details/RemovalState';
import { Effects } from './EffectPanel';
import type { Connect } from './useConnect';

const model = models.NodeNetworkConfigurationPolicy;

/** What is asked in the dialog that reviews a change of the policy. */
interface Step {
  title: string;
  confirm: string;
  changes: readonly Change[];
  said: string;
  isDanger?: boolean;
}

interface PartProps {
  connect: Connect;
  ask: (step: Step) => void;
  /** Why nothing can be sent. */
  refusal: string | undefined;
}

const withSelector = (
  policy: KubernetesResource,
  nodeSelector: Readonly<Record<string, unknown>>,
): KubernetesResource => ({ ...policy, spec: { ...recordAt(policy, 'spec'), nodeSelector } });

/** Where to begin: on one node, or on all of them. */
const Beginning = ({ connect, ask, refusal }: PartProps) => {
  const t = useT();
  const { policy, chosen } = connect.draft;
  const { nodes } = chosen;
  const [isTried, setTried] = useState(true);
  const [name, setName] = useState<string>();
  const trial = nodes.find((node) => node.name === name) ?? nodes[0];
  const others = nodes.length - 1;
  const canTry = trial !== undefined && others > 0;
  const begin = () => {
    if (!policy) return;
    const resource = canTry && isTried ? withSelector(policy, selectorOfNode(trial)) : policy;
    ask({
      title:
        canTry && isTried
          ? t('Configure {{node}}?', { node: trial.name })
          : t('Configure the nodes?'),
      confirm: t('Create the policy'),
      changes: [{ kind: 'create', model, resource }],
      said: t('The policy {{name}} was created', { name: policy.metadata?.name ?? '' }),
    });
  };
  return (
    <Stack hasGutter>
      {canTry && (
        <StackItem>
          <PlainForm noValidate>
            <FormGroup role="radiogroup" fieldId="begin" label={t('Where to begin')} isStack>
              <Radio
                id="begin-one"
                name="begin"
                label={t('Try on one node first (recommended)')}
                description={t('The others follow when you say so.')}
                isChecked={isTried}
                onChange={() => setTried(true)}
              />
              <Radio
                id="begin-all"
                name="begin"
                label={t('On all {{count}} nodes', { count: nodes.length })}
                isChecked={!isTried}
                onChange={() => setTried(false)}
              />
            </FormGroup>
            {isTried && (
              <WordSelect
                id="trial"
                label={t('Node to try it on')}
                choices={nodes}
                chosen={trial}
                wordOf={(node) => node.name}
                labelOf={(node) => node.name}
                onChoose={(node) => setName(node.name)}
              />
            )}
          </PlainForm>
        </StackItem>
      )}
      <StackItem>
        <ActionButton variant="primary" refusal={refusal} onClick={begin}>
          {canTry && isTried
            ? t('Configure {{node}}', { node: trial.name })
            : t('Configure the nodes')}
        </ActionButton>
      </StackItem>
    </Stack>
  );
};

/** Each node that was not configured, and that it is as it was. */
const Failure = ({ connect, ask, refusal }: PartProps) => {
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
                const desiredState = recordAt(draft.policy, 'spec', 'desiredState');
                const apply = (before: KubernetesResource): KubernetesResource => ({
                  ...before,
                  spec: { ...recordAt(before, 'spec'), desiredState },
                });
                ask({
                  title: t('Change the policy {{name}}?', { name }),
                  confirm: t('Change the policy'),
                  changes: [editBy(model, policy, apply)],
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
          : t('Go back to the steps to choose otherwise, and try again here.')}
      </p>
    </Alert>
  );
};

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
                editBy(model, policy, (before: KubernetesResource) =>
                  withSelector(before, draft.chosen.selector ?? {}),
                ),
              ],
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
  const note: ReactNode = step?.isDanger ? (
    t('No node has anything of it.')
  ) : (
    <Effects connect={connect} />
  );
  return (
    <Stack hasGutter>
      <StackItem>
        <Stage connect={connect} ask={setStep} refusal={refusal} />
      </StackItem>
      {run.progress && run.progress.nodes.length > 0 && (
        <StackItem>
          <NodesTable nodes={run.progress.nodes} />
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
          onDone={([result]) => {
            say({ variant: 'success', title: step.said });
            connect.remember(step.isDanger ? null : (result?.metadata?.uid ?? undefined));
            setStep(undefined);
          }}
        >
          {draft.policy && note}
        </Review>
      )}
    </Stack>
  );
};
