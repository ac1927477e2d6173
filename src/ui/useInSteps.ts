import { useEffect, useRef, useState } from 'react';

/** So long the page may not answer, in milliseconds of one turn. */
const TURN_MS = 40;

/** What came of some work, and of what it was done. */
export interface Done<S, T> {
  of: S;
  value: T;
}

type Outcome<S, T> = Done<S, T> | { error: unknown };

/**
 * Does work in turns, between which the page can be used. Work that has begun is done to its end, and what
 * changed meanwhile is taken up then: changes that keep coming would never let it end otherwise.
 *
 * @param subject what to work on; undefined: nothing yet
 * @param work must be the same function as long as it does the same; undefined while it is being loaded
 * @returns what came of the last work that ended, also while the next goes on
 * @throws what the work throws, while the component is drawn
 */
export const useInSteps = <S, T>(
  subject: S | undefined,
  work: ((subject: S) => Generator<undefined, T>) | undefined,
): Done<S, T> | undefined => {
  const [outcome, setOutcome] = useState<Outcome<S, T>>();
  const wanted = useRef<S>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => {
    wanted.current = subject;
    if (!work || subject === undefined || timer.current !== undefined) return;
    const begin = (of: S): void => {
      const run = work(of);
      const turn = (): void => {
        const end = performance.now() + TURN_MS;
        try {
          do {
            const step = run.next();
            if (step.done) {
              timer.current = undefined;
              setOutcome({ of, value: step.value });
              const { current } = wanted;
              if (current !== undefined && current !== of) begin(current);
              return;
            }
          } while (performance.now() < end);
        } catch (error) {
          timer.current = undefined;
          setOutcome({ error });
          return;
        }
        timer.current = setTimeout(turn);
      };
      timer.current = setTimeout(turn);
    };
    begin(subject);
  }, [subject, work]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  if (outcome && 'error' in outcome) throw outcome.error;
  return outcome;
};
