import { matchRoutes } from 'react-router';
import type { HelpEntry } from '../../ui/docs/help-entry';

const isEntry = (value: unknown): value is HelpEntry => {
  const { page, title, paths } = (value ?? {}) as Partial<Record<keyof HelpEntry, unknown>>;
  return typeof page === 'string' && typeof title === 'string' && Array.isArray(paths);
};

/** Reads the index that the build makes of all manifests; undefined for any other text. */
export const helpIndexOf = (text: string): HelpEntry[] | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every(isEntry) ? value : undefined;
  } catch {
    // A server's error page is no index.
    return undefined;
  }
};

/** Name of the page of the help for what is at a path; undefined where there is none. */
export const helpFor = (index: readonly HelpEntry[], pathname: string): string | undefined => {
  const routes = index.flatMap(({ page, paths }) => paths.map((path) => ({ path, handle: page })));
  return matchRoutes(routes, pathname)?.at(-1)?.route.handle;
};

/** What a file of the help begins with, and what follows; undefined for any other text. */
export const helpTextOf = (text: string): { title: string; body: string } | undefined => {
  const [, title, body] = /^# (.+)\n([\s\S]*)$/.exec(text) ?? [];
  return title === undefined || body === undefined ? undefined : { title, body };
};
