import { reason, type Reason } from '../../core/reasons';
import type { World } from '../../world/world';
import type { ConnectDraft, ConnectField } from './fields';
import type { ChosenNodes } from './nodes';
import type { Uplink } from './uplinks';

/** What keeps a draft from being made, beside the field that mends it. */
export interface ConnectProblem {
  field: ConnectField;
  message: Reason;
}

/** A problem in words. */
export const at = (
  field: ConnectField,
  text: string,
  params?: Reason['params'],
): ConnectProblem => ({
  field,
  message: reason(text, params),
});

/** What a draft is judged by. */
export interface Context {
  world: World;
  draft: ConnectDraft;
  chosen: ChosenNodes;
  uplinks: readonly Uplink[];
  /** Uid of the policy that the wizard itself has made. */
  made: string | undefined;
  /** Names of what that policy has made on nodes: they are not taken by others. */
  own: ReadonlySet<string>;
}

/** Whether a text is a whole number within bounds. */
export const isWithin = (text: string, least: number, most: number): boolean =>
  /^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most;
