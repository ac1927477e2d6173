import { failureOf } from './failure';
import type { Progress } from './completeness';

/**
 * What is known of watched objects. `stale` beside data means that the last refresh failed and the
 * data is the last one received; `progress` that a list is still coming: nothing follows from what is
 * not in it.
 */
export type Watched<T> =
  | { state: 'loading' }
  | { state: 'missing' }
  | { state: 'failed'; error: unknown }
  | { state: 'ready'; data: T; stale?: unknown; progress?: Progress };

/** What the console's hook gives of a watch. */
interface Answer<T> {
  data: T | undefined;
  loaded: boolean;
  error: unknown;
  isList: boolean;
}

/** One object that is gone, or may no longer be read, is reported as an error beside its last state. */
const isGone = (error: unknown): boolean => [403, 404].includes(failureOf(error).code ?? 0);

/**
 * Reads what the console's hook gives. A refresh that failed for another reason than that the object is
 * gone says nothing of it: what is shown, and what somebody types there, stays.
 */
export const watchedOf = <T>({ data, loaded, error, isList }: Answer<T>): Watched<T> => {
  // A failed first request leaves `loaded` false for ever, so the error comes first.
  if (error && !loaded) return { state: 'failed', error };
  if (!loaded || data === undefined) return { state: 'loading' };
  if (!error) return { state: 'ready', data };
  return !isList && isGone(error)
    ? { state: 'failed', error }
    : { state: 'ready', data, stale: error };
};
