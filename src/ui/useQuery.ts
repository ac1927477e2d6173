import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Values of parameters; undefined and an empty list take one away. */
type Changes = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The parameters of the page's address, and a way to set some of them without a step of the history. */
export const useQuery = (): [URLSearchParams, (changes: Changes) => void] => {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (changes: Changes) =>
      setSearch(
        (former) => {
          const next = new URLSearchParams(former);
          for (const [key, value] of Object.entries(changes)) {
            next.delete(key);
            for (const each of typeof value === 'string' ? [value] : (value ?? []))
              next.append(key, each);
          }
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return [search, set];
};
