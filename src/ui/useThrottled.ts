import { useEffect, useRef, useState } from 'react';

/** A value that changes at most once in `pauseMs`; its first change is passed on at once. */
export const useThrottled = <T>(value: T, pauseMs: number): T => {
  const [shown, setShown] = useState(value);
  const changedAt = useRef(0);
  useEffect(() => {
    if (value === shown) return undefined;
    const wait = Math.max(0, changedAt.current + pauseMs - Date.now());
    const timer = setTimeout(() => {
      changedAt.current = Date.now();
      setShown(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, shown, pauseMs]);
  return shown;
};
