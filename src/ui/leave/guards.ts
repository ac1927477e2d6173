import { sharedValue } from '../sharedValue';

/** Something with changes that are not saved, which can ask before they are lost. */
export interface Guard {
  isDirty: () => boolean;
  /** Asks the user; `leave` is called when the changes may go, `stay` when not. */
  ask: (leave: () => void, stay?: () => void) => void;
}

// One for all forms on the screen: who leads away from a page does not know them.
const guards = new Set<Guard>();
let isFree = false;

const asking = sharedValue(false);

/**
 * Whether the user is being asked. A dialog steps back meanwhile: one above another would hide it from
 * screen readers, and the two would pull the focus to and fro.
 */
export const useIsAsking = asking.use;

/** Has dialogs step back, and come again. */
export const setAsking = (isAsking: boolean): void => asking.set(() => isAsking);

export const guard = (added: Guard): (() => void) => {
  guards.add(added);
  return () => {
    guards.delete(added);
  };
};

/** What stands in the way of leaving; the one that was opened last asks first. */
export const obstacle = (): Guard | undefined =>
  isFree ? undefined : [...guards].reverse().find(({ isDirty }) => isDirty());

/** Does something that leaves the page, after asking where changes would be lost. */
export const afterAsking = (leave: () => void): void => {
  const found = obstacle();
  if (found) found.ask(() => freely(leave));
  else leave();
};

/** Leaves without a question: what was typed is stored, or the user said so. */
export const freely = (leave: () => void): void => {
  isFree = true;
  try {
    leave();
  } finally {
    isFree = false;
  }
};
