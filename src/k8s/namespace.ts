/** The console's name for "all namespaces" in `useActiveNamespace`. */
const ALL_NAMESPACES = '#ALL_NS#';

/** The active namespace as the watch hooks take it: undefined stands for all namespaces. */
export const namespaceOf = (active: string): string | undefined =>
  active === ALL_NAMESPACES || active === '' ? undefined : active;
