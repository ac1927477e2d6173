import type { Reason } from '../core/reasons';

/** Yes, no, or why nobody can tell. */
export type Answer = boolean | Reason;

/** A value, or why it is not known. */
export type Known<T> = { value: T } | { missing: Reason };

export const known = <T>(value: T): Known<T> => ({ value });
export const missing = (why: Reason): { missing: Reason } => ({ missing: why });

const isOpen = (answer: Answer): answer is Reason => typeof answer === 'object';

/** Whether all hold: no where one does not, whatever else is not known. */
export const every = (answers: readonly Answer[]): Answer =>
  answers.includes(false) ? false : (answers.find(isOpen) ?? true);

/** Whether one holds: yes where one does, whatever else is not known. */
export const some = (answers: readonly Answer[]): Answer =>
  answers.includes(true) ? true : (answers.find(isOpen) ?? false);

/** Why an answer is open; undefined where it is not. */
export const whyOpen = (answer: Answer): Reason | undefined =>
  isOpen(answer) ? answer : undefined;
