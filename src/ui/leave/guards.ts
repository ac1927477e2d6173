/** Something with changes that are not saved, which can ask before they are lost. */
export interface Guard {
  isDirty: () => boolean;
  /** Asks the user; `leave` is called when the changes may go, `stay` when not. */
  ask: (leave: () => void, stay?: () => void) => void;
}

// One for all forms on the screen: who leads away from a page does not know them.
const guards = new Set<Guard>();
let isFree = false;

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
