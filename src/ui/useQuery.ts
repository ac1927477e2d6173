import { useCallback, useEffect, useRef, useState } from 'react';
import { NavigationType, useNavigationType, useSearchParams } from 'react-router';

/** Values of parameters; undefined and an empty list take one away. */
type Changes = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The parameters of an address, and a way to set some of them. */
export type Query = readonly [search: URLSearchParams, set: (changes: Changes) => void];

/**
 * The parameters of the page's address, and a way to set some of them without a step of the history. They
 * are given as they were set at once: the router follows a moment later, too late for what is being typed.
 * So a page asks once, and hands it on: a second one would not know yet what the first has set.
 */
export const useQuery = (): Query => {
  const [search, setSearch] = useSearchParams();
  const [ahead, setAhead] = useState<URLSearchParams>();
  const isStep = useNavigationType() === NavigationType.Pop;
  const [seen, setSeen] = useState(search);
  if (search !== seen) {
    setSeen(search);
    // The router has followed, or the user went a step of the history.
    if (isStep || search.toString() === ahead?.toString()) setAhead(undefined);
  }
  const now = ahead ?? search;
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  }, [now]);
  const set = useCallback(
    (changes: Changes) => {
      const next = new URLSearchParams(latest.current);
      for (const [key, value] of Object.entries(changes)) {
        next.delete(key);
        for (const each of typeof value === 'string' ? [value] : (value ?? []))
          next.append(key, each);
      }
      latest.current = next;
      setAhead(next);
      setSearch(next, { replace: true });
    },
    [setSearch],
  );
  return [now, set];
};
