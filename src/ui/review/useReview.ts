import { useCallback, useEffect, useRef, useState } from 'react';
import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { answerTo, NoAnswer } from '../../k8s/answer';
import { failureOf } from '../../k8s/failure';
import { baseOf, changedMeanwhile, send, type Change } from '../../k8s/write';

/** Where one change of a review stands. */
export type ReviewStatus =
  | { step: 'checking' }
  /** The server would take it, and would make `after` of `before` (none: a new object). */
  | { step: 'ready'; before: K8sResourceCommon | undefined; after: K8sResourceCommon }
  /** The server cannot try it, and says why. */
  | { step: 'ready'; after: undefined; note: string }
  | { step: 'refused'; error: unknown }
  /** Somebody else changed the object since it was read. */
  | { step: 'conflict'; current: K8sResourceCommon }
  | { step: 'sending' }
  | { step: 'done'; after: K8sResourceCommon }
  | { step: 'failed'; error: unknown }
  /** No answer came, or the user did not wait for it. A change that was sent may have been made. */
  | { step: 'unanswered'; wasSent: boolean };

export interface ReviewItem {
  change: Change;
  status: ReviewStatus;
}

/** Words by which admission webhooks say that they take no dry run. */
const NO_DRY_RUN = /dry.?run/i;

const failed = async (
  change: Change,
  error: unknown,
  step: 'refused' | 'failed',
): Promise<ReviewStatus> => {
  try {
    const current = await changedMeanwhile(change, error);
    return current ? { step: 'conflict', current } : { step, error };
  } catch (gone) {
    // Why the object cannot be read now says more than why the patch did not fit.
    return { step, error: gone };
  }
};

/** Whether the server misses what an earlier change of the same review creates, such as a Role that is bound. */
const isMissedOnly = (change: Change, earlier: readonly Change[], message: string): boolean =>
  change.kind === 'create' &&
  earlier.some(
    (other) =>
      other.kind === 'create' &&
      message.includes(other.model.plural) &&
      message.includes(`"${other.resource.metadata?.name ?? ''}" not found`),
  );

const tried = async (change: Change, earlier: readonly Change[]): Promise<ReviewStatus> => {
  try {
    const after = await send(change, { dryRun: true });
    return { step: 'ready', before: await baseOf(change, after), after };
  } catch (error) {
    const { code, message } = failureOf(error);
    if (
      (code === 400 && NO_DRY_RUN.test(message)) ||
      (code === 404 && isMissedOnly(change, earlier, message))
    ) {
      return { step: 'ready', after: undefined, note: message };
    }
    return failed(change, error, 'refused');
  }
};

const sent = async (change: Change): Promise<ReviewStatus> => {
  try {
    return { step: 'done', after: await send(change, { dryRun: false }) };
  } catch (error) {
    // Somebody else was faster: what the user wanted has happened.
    if (change.kind === 'delete' && failureOf(error).code === 404) {
      return { step: 'done', after: change.resource };
    }
    return failed(change, error, 'failed');
  }
};

/** Where a change stands, or that nobody knows. */
const inTime = async (
  status: Promise<ReviewStatus>,
  wasSent: boolean,
  stop: AbortSignal,
): Promise<ReviewStatus> => {
  try {
    return await answerTo(status, stop);
  } catch (error) {
    if (error instanceof NoAnswer) return { step: 'unanswered', wasSent };
    throw error;
  }
};

const isSendable = ({ status }: ReviewItem): boolean =>
  status.step === 'ready' || status.step === 'failed';

const begun = (changes: readonly Change[]): ReviewItem[] =>
  changes.map((change) => ({ change, status: { step: 'checking' } }));

export interface Review {
  items: ReviewItem[];
  isBusy: boolean;
  /** Whether an answer of the server is being waited for. */
  isWaiting: boolean;
  /** Stops waiting for answers; requests on their way are not taken back. */
  stopWaiting: () => void;
  /** Whether pressing the button would send anything. */
  canSend: boolean;
  apply: () => Promise<void>;
  /** Tries a change anew: after a refusal, or on what the object has become meanwhile. */
  retry: (index: number) => void;
}

/**
 * Tries changes by a dry run and sends them in order. Unless they are independent, the first
 * failure stops the rest, which can be sent by pressing the button again.
 *
 * @param changes must stay the same array as long as nothing in it changes: others are tried anew
 * @param onSent told of what the server took this time, also where other changes failed
 */
export const useReview = (
  changes: readonly Change[],
  isIndependent: boolean,
  onDone: (results: K8sResourceCommon[]) => void,
  onSent?: (results: K8sResourceCommon[]) => void,
): Review => {
  const [items, setItems] = useState(() => begun(changes));
  const [known, setKnown] = useState(changes);
  if (changes !== known) {
    setKnown(changes);
    setItems(begun(changes));
  }
  const [isBusy, setBusy] = useState(false);
  const isMounted = useRef(true);
  // Known at once, unlike what is drawn: several clicks may come before that.
  const isApplying = useRef(false);
  const waiting = useRef(new AbortController());

  const set = useCallback((index: number, item: Partial<ReviewItem>) => {
    if (!isMounted.current) return;
    setItems((all) => all.map((old, at) => (at === index ? { ...old, ...item } : old)));
  }, []);

  const check = useCallback(
    async (index: number, change: Change) => {
      set(index, { change, status: { step: 'checking' } });
      const status = await inTime(
        tried(change, changes.slice(0, index)),
        false,
        waiting.current.signal,
      );
      if (!isMounted.current) return;
      // What was said of a change that another has taken the place of does not count.
      setItems((all) =>
        all.map((old, at) => (at === index && old.change === change ? { ...old, status } : old)),
      );
    },
    [set, changes],
  );

  useEffect(() => {
    isMounted.current = true;
    changes.forEach((change, index) => void check(index, change));
    return () => {
      isMounted.current = false;
    };
  }, [changes, check]);

  const apply = async () => {
    if (isApplying.current) return;
    isApplying.current = true;
    const here = window.location.pathname;
    const { signal } = waiting.current;
    setBusy(true);
    const results: K8sResourceCommon[] = [];
    const fresh: K8sResourceCommon[] = [];
    let isComplete = true;
    for (const [index, item] of items.entries()) {
      // The page was left: nothing more is sent whose failure nobody would see.
      if (!isMounted.current) break;
      if (signal.aborted) {
        isComplete = false;
        break;
      }
      if (item.status.step === 'done') {
        results.push(item.status.after);
        continue;
      }
      if (!isSendable(item)) {
        isComplete = false;
        continue;
      }
      set(index, { status: { step: 'sending' } });
      const status = await inTime(sent(item.change), true, signal);
      set(index, { status });
      if (status.step === 'done') {
        results.push(status.after);
        fresh.push(status.after);
      } else {
        isComplete = false;
        if (!isIndependent) break;
      }
    }
    isApplying.current = false;
    if (fresh.length > 0) onSent?.(fresh);
    // The page of an object that is deleted may be gone before the answer is here, and this dialog with
    // it: what follows counts all the same, unless the user went elsewhere.
    if (!isMounted.current && window.location.pathname !== here) return;
    setBusy(false);
    if (isComplete) onDone(results);
  };

  const retry = (index: number) => {
    const item = items[index];
    if (!item) return;
    const { change, status } = item;
    const next =
      status.step === 'conflict' && change.kind === 'edit' ? change.redo(status.current) : change;
    if (next) void check(index, next);
  };

  const stopWaiting = () => {
    waiting.current.abort();
    waiting.current = new AbortController();
  };

  const isChecking = items.some(({ status }) => status.step === 'checking');
  const isBlocked = !isIndependent && items.some(({ status }) => status.step === 'refused');
  return {
    items,
    isBusy,
    isWaiting: isBusy || isChecking,
    stopWaiting,
    canSend: !isBusy && !isChecking && !isBlocked && items.some(isSendable),
    apply,
    retry,
  };
};
