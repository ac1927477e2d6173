import {
  CheckCircleIcon,
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
  MinusCircleIcon,
  QuestionCircleIcon,
} from '@patternfly/react-icons';
import { msg } from '../domain/core/msg';
import type { NodeState } from '../domain/nodes/coverage';
import { StateIcon, StateText, type Look } from './StateText';
import { useT } from './useT';

/** What a node has of something; `left out`: it is not there, and nothing went wrong. */
export type ShownNodeState = NodeState | 'left out';

export const nodeStateLooks: Record<ShownNodeState, Look & { text: string }> = {
  ready: { text: msg('Ready'), status: 'success', Picture: CheckCircleIcon },
  limited: { text: msg('Limited'), status: 'warning', Picture: ExclamationTriangleIcon },
  missing: { text: msg('Not ready'), status: 'danger', Picture: ExclamationCircleIcon },
  unknown: { text: msg('Not known'), status: 'custom', Picture: QuestionCircleIcon },
  'left out': { text: msg('Not there'), status: 'custom', Picture: MinusCircleIcon },
};

/** Words for a state, to be translated. */
export const nodeStateText = (state: ShownNodeState): string => nodeStateLooks[state].text;

/** A state with its picture. */
export const NodeStateText = ({ state }: { state: ShownNodeState }) => {
  const t = useT();
  return <StateText look={nodeStateLooks[state]}>{t(nodeStateLooks[state].text)}</StateText>;
};

/** The picture alone, where the word stands beside it. */
export const NodeStateIcon = ({ state }: { state: ShownNodeState }) => (
  <StateIcon look={nodeStateLooks[state]} />
);
