import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 500;

/**
 * What lists hold while they come: at most twice a second, as each page of a list would have everything
 * derived anew. Once they are whole, as it is.
 */
export const usePaced = <T>(value: T, isComing: boolean): T => {
  const [shown, setShown] = useState(value);
  const shownAt = useRef(0);
  useEffect(() => {
    if (value === shown) return undefined;
    const wait = isComing ? Math.max(0, shownAt.current + PAUSE_MS - Date.now()) : 0;
    const timer = setTimeout(() => {
      shownAt.current = Date.now();
      setShown(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, shown, isComing]);
  return isComing ? shown : value;
};
