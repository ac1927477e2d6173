import { useEffect, useRef, useState } from 'react';

const MIN_PAUSE_MS = 500;
const MAX_PAUSE_MS = 5000;
/** How many times as long as it takes to show what has come the page has for everything else. */
const REST = 4;

/**
 * What lists hold while they come: at most twice a second, and less often where deriving and drawing it
 * takes long, as each page of a list would have everything derived anew. Once they are whole, and when
 * it is of other lists, as it is.
 *
 * @param lists what is watched; must be the same on each call as long as the same lists are
 */
export const usePaced = <T>(value: T, isComing: boolean, lists: unknown): T => {
  const [shown, setShown] = useState({ value, lists });
  const next = useRef(0);
  const begun = useRef<number>();
  // What is shown has been derived and drawn when effects run.
  useEffect(() => {
    if (begun.current === undefined) return;
    const cost = Date.now() - begun.current;
    next.current = Date.now() + Math.min(MAX_PAUSE_MS, Math.max(MIN_PAUSE_MS, REST * cost));
    begun.current = undefined;
  }, [shown]);
  useEffect(() => {
    if (value === shown.value && lists === shown.lists) return undefined;
    const show = () => {
      if (isComing) begun.current = Date.now();
      else next.current = 0;
      setShown({ value, lists });
    };
    const timer = setTimeout(show, isComing ? Math.max(0, next.current - Date.now()) : 0);
    return () => clearTimeout(timer);
  }, [value, shown, isComing, lists]);
  return isComing && shown.lists === lists ? shown.value : value;
};
