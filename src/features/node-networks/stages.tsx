import {
  BanIcon,
  CheckCircleIcon,
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
  InProgressIcon,
  OutlinedClockIcon,
  PendingIcon,
  QuestionCircleIcon,
  RedoIcon,
} from '@patternfly/react-icons';
import type { stageOfPolicy } from '../../domain/node-policies/progress';
import { msg } from '../../domain/core/msg';
import { StateText, type Look } from '../../ui/StateText';
import { useT } from '../../ui/useT';

/** How far a policy is on a node, or as a whole. */
export type Stage = ReturnType<typeof stageOfPolicy>;

const looks: Record<Stage, Look & { text: string }> = {
  failed: { text: msg('Failed and rolled back'), status: 'danger', Picture: ExclamationCircleIcon },
  retrying: { text: msg('Failed, is tried again'), status: 'warning', Picture: RedoIcon },
  aborted: { text: msg('Not tried: another node failed'), status: 'warning', Picture: BanIcon },
  progressing: { text: msg('Being configured'), status: 'info', Picture: InProgressIcon },
  pending: { text: msg('Waits for other nodes'), status: 'info', Picture: PendingIcon },
  waiting: { text: msg('Nothing heard of it yet'), status: 'custom', Picture: OutlinedClockIcon },
  outdated: {
    text: msg('Known of a former state of the policy only'),
    status: 'custom',
    Picture: OutlinedClockIcon,
  },
  configured: { text: msg('Configured'), status: 'success', Picture: CheckCircleIcon },
  'no node': {
    text: msg('No node matches'),
    status: 'warning',
    Picture: ExclamationTriangleIcon,
  },
  unknown: { text: msg('Not known'), status: 'custom', Picture: QuestionCircleIcon },
};

/** Words for a stage, to be translated. */
export const stageText = (stage: Stage): string => looks[stage].text;

/** A stage with its picture. */
export const StageText = ({ stage }: { stage: Stage }) => {
  const t = useT();
  return <StateText look={looks[stage]}>{t(looks[stage].text)}</StateText>;
};
