import {
  CheckCircleIcon,
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
  InProgressIcon,
  QuestionCircleIcon,
} from '@patternfly/react-icons';
import { msg } from '../../domain/core/msg';
import type { SriovNetworkRow, SriovPolicyStage } from '../../domain/sriov/rows';
import { StateText, type Look } from '../../ui/StateText';
import { useT } from '../../ui/useT';

/** How far the operator is with something; `draining`: VMs are being moved away from the node first. */
export type SriovStage = SriovPolicyStage | 'draining';

const stages: Record<SriovStage, Look & { text: string }> = {
  done: { text: msg('Configured'), status: 'success', Picture: CheckCircleIcon },
  working: { text: msg('Being configured'), status: 'info', Picture: InProgressIcon },
  draining: { text: msg('Being drained'), status: 'info', Picture: InProgressIcon },
  failed: { text: msg('Failed'), status: 'danger', Picture: ExclamationCircleIcon },
  nothing: {
    text: msg('No network card matches'),
    status: 'warning',
    Picture: ExclamationTriangleIcon,
  },
  unknown: { text: msg('Not known'), status: 'custom', Picture: QuestionCircleIcon },
};

/** Words for a stage, to be translated. */
export const sriovStageText = (stage: SriovStage): string => stages[stage].text;

/** A stage with its picture. */
export const SriovStageText = ({ stage }: { stage: SriovStage }) => {
  const t = useT();
  return <StateText look={stages[stage]}>{t(stages[stage].text)}</StateText>;
};

const made: Record<SriovNetworkRow['made'], Look & { text: string }> = {
  yes: { text: msg('Made'), status: 'success', Picture: CheckCircleIcon },
  no: { text: msg('Not made'), status: 'warning', Picture: ExclamationTriangleIcon },
  unknown: { text: msg('Not known'), status: 'custom', Picture: QuestionCircleIcon },
};

/** Whether the network of the VMs is there, with its picture. */
export const MadeText = ({ state }: { state: SriovNetworkRow['made'] }) => {
  const t = useT();
  return <StateText look={made[state]}>{t(made[state].text)}</StateText>;
};
