import { Icon } from '@patternfly/react-core';
import {
  CheckCircleIcon,
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
  MinusCircleIcon,
  QuestionCircleIcon,
} from '@patternfly/react-icons';
import type { MapState } from '../../../domain/map/items';
import { StateText, type Look } from '../../../ui/StateText';
import { useT } from '../../../ui/useT';
import { stateText } from './words';

const looks: Record<MapState, Look> = {
  error: { status: 'danger', Picture: ExclamationCircleIcon },
  warning: { status: 'warning', Picture: ExclamationTriangleIcon },
  unknown: { status: 'custom', Picture: QuestionCircleIcon },
  absent: { status: 'custom', Picture: MinusCircleIcon },
  fine: { status: 'success', Picture: CheckCircleIcon },
};

/** A state with its picture. */
export const MapStateText = ({ state }: { state: MapState }) => {
  const t = useT();
  return <StateText look={looks[state]}>{t(stateText(state))}</StateText>;
};

/** The picture alone, where the word stands beside it. */
export const MapStateIcon = ({ state }: { state: MapState }) => {
  const { Picture, status } = looks[state];
  return (
    <Icon status={status} isInline>
      <Picture />
    </Icon>
  );
};
