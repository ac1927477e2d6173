import { useSyncExternalStore } from 'react';

/** One clock for all that shows it on a page, which stands still while nobody looks. */
const clockOf = (tickMs: number): (() => number) => {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let now = Date.now();

  const subscribe = (listener: () => void): (() => void) => {
    if (listeners.size === 0) {
      now = Date.now();
      timer = setInterval(() => {
        now = Date.now();
        for (const notify of listeners) notify();
      }, tickMs);
    }
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) clearInterval(timer);
    };
  };
  const read = (): number => now;
  return () => useSyncExternalStore(subscribe, read);
};

/** The time in milliseconds, as it goes on by half minutes. */
export const useNow = clockOf(30_000);

/** The same by seconds, for what is going on. */
export const useSeconds = clockOf(1000);
