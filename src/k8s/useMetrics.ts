import { useEffect, useRef, useState } from 'react';
import type { Series } from '../domain/traffic/answers';
import type { Query } from '../domain/traffic/queries';
import { askMetrics, metricsFailureOf, type Answered, type MetricsFailure } from './prometheus';

/**
 * What is known of metrics. `stale` beside data: the last answer was none, and the data is that of the
 * one before.
 */
export type MetricsState =
  | { state: 'loading' }
  | { state: 'failed'; failure: MetricsFailure }
  | ({ state: 'ready'; at: number; stale?: MetricsFailure } & Answered);

export interface MetricsWanted {
  /** Must stay the same function as long as it gives the same. */
  queriesFor: (namespace: string | undefined) => readonly Query[];
  namespace: string | undefined;
  /** See `askMetrics`. */
  own: readonly string[] | undefined;
  /** Nothing is asked yet. */
  isOff?: boolean;
}

/** Figures of counters change each 15 to 30 s. */
const POLL_MS = 30_000;

const LOADING: MetricsState = { state: 'loading' };

interface Held {
  asked: MetricsWanted['queriesFor'];
  namespace: string | undefined;
  state: MetricsState;
}

/**
 * Asks for metrics again and again, as long as the page is in sight. What was known stays while newer
 * is on its way, and is gone as soon as something else is asked for.
 */
export const useMetrics = ({
  queriesFor,
  namespace,
  own,
  isOff = false,
}: MetricsWanted): MetricsState => {
  const [held, setHeld] = useState<Held>();
  const latestOwn = useRef(own);
  useEffect(() => {
    latestOwn.current = own;
  }, [own]);
  // Who may ask the cluster's endpoint need not ask again whenever one more namespace is known.
  const [isOpen, setOpen] = useState(true);
  const ownKey = isOpen ? '' : (own ?? []).join(' ');
  useEffect(() => {
    if (isOff) return undefined;
    let isLeft = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = (next: (before: MetricsState) => MetricsState) => {
      if (isLeft) return;
      setHeld((before) => {
        const isSame = before?.asked === queriesFor && before.namespace === namespace;
        return { asked: queriesFor, namespace, state: next(isSame ? before.state : LOADING) };
      });
    };
    const ask = async () => {
      const at = Date.now() / 1000;
      try {
        const answered = await askMetrics({ queriesFor, namespace, own: latestOwn.current }, at);
        if (!isLeft) setOpen(!answered.isOneByOne);
        keep(() => ({ state: 'ready', at, ...answered }));
      } catch (error) {
        const failure = metricsFailureOf(error);
        if (!isLeft && failure.reason === 'forbidden') setOpen(false);
        keep((before) =>
          before.state === 'ready' ? { ...before, stale: failure } : { state: 'failed', failure },
        );
      }
      again();
    };
    const again = () => {
      if (isLeft) return;
      timer = setTimeout(() => {
        if (document.hidden) again();
        else void ask();
      }, POLL_MS);
    };
    void ask();
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
  }, [queriesFor, namespace, ownKey, isOff]);
  const isCurrent = held?.asked === queriesFor && held.namespace === namespace;
  return isCurrent ? held.state : LOADING;
};

/** The series of a state; none while there are none. */
export const seriesOf = (state: MetricsState): readonly Series[] =>
  state.state === 'ready' ? state.series : NOTHING;

const NOTHING: readonly Series[] = [];
