import type { TFunction } from 'i18next';
import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import ClockIcon from '@patternfly/react-icons/dist/esm/icons/clock-icon';
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import InProgressIcon from '@patternfly/react-icons/dist/esm/icons/in-progress-icon';
import type { CheckupState } from '../../../domain/dpdk/checkups/runs';
import type { CheckupType } from '../../../domain/dpdk/checkups/types';
import { StateText, type Look } from '../../../ui/StateText';
import { useT } from '../../../ui/useT';

const looks: Readonly<Record<CheckupState, Look>> = {
  waiting: { Picture: ClockIcon, status: 'info' },
  running: { Picture: InProgressIcon, status: 'info' },
  succeeded: { Picture: CheckCircleIcon, status: 'success' },
  failed: { Picture: ExclamationCircleIcon, status: 'danger' },
};

export const stateTexts = (t: TFunction): Record<CheckupState, string> => ({
  waiting: t('Waiting'),
  running: t('Running'),
  succeeded: t('Succeeded'),
  failed: t('Failed'),
});

export const typeTexts = (t: TFunction): Record<CheckupType, string> => ({
  latency: t('Latency between VMs'),
  dpdk: t('Packets with DPDK'),
});

/** How far a run is. */
export const CheckupStateText = ({ state }: { state: CheckupState }) => {
  const t = useT();
  return <StateText look={looks[state]}>{stateTexts(t)[state]}</StateText>;
};
