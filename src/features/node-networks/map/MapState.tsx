import type { MapState } from '../../../domain/map/items';
import { nodeStateLooks } from '../../../ui/nodeStates';
import { StateIcon, StateText, type Look } from '../../../ui/StateText';
import { useT } from '../../../ui/useT';
import { stateText } from './words';

const looks: Record<MapState, Look> = {
  error: nodeStateLooks.missing,
  warning: nodeStateLooks.limited,
  unknown: nodeStateLooks.unknown,
  absent: nodeStateLooks['left out'],
  fine: nodeStateLooks.ready,
};

/** A state with its picture. */
export const MapStateText = ({ state }: { state: MapState }) => {
  const t = useT();
  return <StateText look={looks[state]}>{t(stateText(state))}</StateText>;
};

/** The picture alone, where the word stands beside it. */
export const MapStateIcon = ({ state }: { state: MapState }) => <StateIcon look={looks[state]} />;
