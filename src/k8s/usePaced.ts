import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 500;

/**
 * What lists hold while they come: at most twice a second, as each page of a list would have everything
 * derived anew. Once they are whole, and when it is of other lists, as it is.
 *
 * @param lists what is watched; must be the same on each call as long as the same lists are
 */
export const usePaced = <T>(value: T, isComing: boolean, lists: unknown): T => {
  const [shown, setShown] = useState({ value, lists });
  const shownAt = useRef(0);
  useEffect(() => {
    if (value === shown.value && lists === shown.lists) return undefined;
    const wait = isComing ? Math.max(0, shownAt.current + PAUSE_MS - Date.now()) : 0;
    const timer = setTimeout(() => {
      shownAt.current = isComing ? Date.now() : 0;
      setShown({ value, lists });
    }, wait);
    return () => clearTimeout(timer);
  }, [value, shown, isComing, lists]);
  return isComing && shown.lists === lists ? shown.value : value;
};
