import { CheckCircleIcon, ExclamationTriangleIcon, InfoCircleIcon } from '@patternfly/react-icons';
import { effectLabel } from '../../domain/vm/change/effect-labels';
import type { Effect } from '../../domain/vm/change/effects';
import { useT } from '../useT';
import { StateText } from '../StateText';

const looks = {
  live: { status: 'success', Picture: CheckCircleIcon },
  restart: { status: 'warning', Picture: ExclamationTriangleIcon },
  refused: { status: 'warning', Picture: ExclamationTriangleIcon },
} as const;

/** What happens to one VM, in a line. */
export const EffectText = ({ effect }: { effect: Pick<Effect, 'kind' | 'how'> }) => {
  const t = useT();
  const { kind } = effect;
  const look =
    kind === 'live' || kind === 'restart' || kind === 'refused'
      ? looks[kind]
      : ({ status: 'info', Picture: InfoCircleIcon } as const);
  return <StateText look={look}>{t(effectLabel(effect))}</StateText>;
};
