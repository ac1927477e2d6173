import type { Reason } from './reasons';

/** Whether something holds; `unknown`: nobody can tell from here. */
export type Answer = 'yes' | 'no' | 'unknown';

/** Something that has to hold for a thing to work. */
export interface Prerequisite {
  what: Reason;
  answer: Answer;
  /** What to do about it, or what is missing to tell. */
  remark: Reason | undefined;
}
