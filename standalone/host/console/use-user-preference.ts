import { useCallback, useEffect, useState, type SetStateAction } from 'react';

const STORED = 'standalone-console-preferences';

const readAll = (): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(STORED) ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // Somebody wrote something else there; preferences start anew.
    return {};
  }
};

/** Preferences live in this browser. A change reaches every user of the key, in other tabs too. */
export const useUserPreference = <T>(
  key: string,
  defaultValue?: T,
): [T, (next: SetStateAction<T>) => void, boolean] => {
  const [value, setValue] = useState<T>(() => (readAll()[key] ?? defaultValue) as T);

  useEffect(() => {
    const refresh = () => setValue((readAll()[key] ?? defaultValue) as T);
    window.addEventListener('storage', refresh);
    window.addEventListener(STORED, refresh);
    return () => {
      window.removeEventListener('storage', refresh);
      window.removeEventListener(STORED, refresh);
    };
  }, [key, defaultValue]);

  const set = useCallback(
    (next: SetStateAction<T>) => {
      const all = readAll();
      const current = (all[key] ?? defaultValue) as T;
      const chosen = typeof next === 'function' ? (next as (before: T) => T)(current) : next;
      localStorage.setItem(STORED, JSON.stringify({ ...all, [key]: chosen }));
      window.dispatchEvent(new Event(STORED));
    },
    [key, defaultValue],
  );
  return [value, set, true];
};
