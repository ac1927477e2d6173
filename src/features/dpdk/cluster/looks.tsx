import {
  CheckCircleIcon,
  ExclamationCircleIcon,
  InProgressIcon,
  OutlinedClockIcon,
  QuestionCircleIcon,
} from '@patternfly/react-icons';
import type { ProgressStepProps } from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import type { NodeStage } from '../../../domain/dpdk/cluster/rollout';
import type { StepId, StepState } from '../../../domain/dpdk/cluster/steps';
import { StateText, type Look } from '../../../ui/StateText';
import { useT } from '../../../ui/useT';

/** What each step is called. */
export const stepTitles: Readonly<Record<StepId, string>> = {
  operator: msg('Node Tuning Operator'),
  nodes: msg('Nodes'),
  pool: msg('Pool of nodes'),
  profile: msg('Performance profile'),
  'runtime-class': msg('Runtime class of VMs'),
  'align-cpus': msg('Whole cores for VMs'),
  functions: msg('Virtual functions for VMs'),
  project: msg('Network for VMs'),
};

/** How far a step is, in a word and as a picture. */
export const stepStates: Readonly<
  Record<StepState, { text: string; variant: Exclude<ProgressStepProps['variant'], undefined> }>
> = {
  done: { text: msg('Done'), variant: 'success' },
  todo: { text: msg('To do'), variant: 'pending' },
  working: { text: msg('In progress'), variant: 'info' },
  failed: { text: msg('Failed'), variant: 'danger' },
  unknown: { text: msg('Cannot tell'), variant: 'warning' },
};

const stages: Readonly<Record<NodeStage, Look & { text: string }>> = {
  done: { text: msg('has the settings'), status: 'success', Picture: CheckCircleIcon },
  waiting: { text: msg('waits for its turn'), status: 'custom', Picture: OutlinedClockIcon },
  working: { text: msg('is being changed'), status: 'info', Picture: InProgressIcon },
  failed: { text: msg('failed'), status: 'danger', Picture: ExclamationCircleIcon },
  unknown: { text: msg('says nothing'), status: 'custom', Picture: QuestionCircleIcon },
};

/** How far a node of a pool is. */
export const NodeStageText = ({
  stage,
  isReady,
}: {
  stage: NodeStage;
  isReady?: boolean | undefined;
}) => {
  const t = useT();
  const { text } = stages[stage];
  return (
    <StateText look={stages[stage]}>
      {stage === 'working' && isReady === false ? t('is restarting') : t(text)}
    </StateText>
  );
};
