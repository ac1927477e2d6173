/**
 * Paths of this plugin's pages. The namespace is the second segment, because the console takes it
 * from there, and the first segment differs per page, because the console marks a navigation item
 * as current by the leading segments of the path.
 */
const NETWORKS = '/vm-networks';
const USER_NETWORKS = '/vm-user-networks';
const CHECKS = '/vm-network-checks';
const MACHINES = '/vm-machines';

const scopeOf = (namespace: string | undefined): string =>
  namespace === undefined ? 'all-namespaces' : `ns/${encodeURIComponent(namespace)}`;

export const networkListPath = (namespace: string | undefined): string =>
  `${NETWORKS}/${scopeOf(namespace)}`;

export const networkCreatePath = (namespace: string | undefined): string =>
  `${NETWORKS}/${scopeOf(namespace)}/~new`;

export const networkPath = (namespace: string, name: string, tab = ''): string =>
  `${NETWORKS}/${scopeOf(namespace)}/${encodeURIComponent(name)}${tab && `/${tab}`}`;

/** @param view begins with the form where one fits, or with the text */
export const networkEditPath = (namespace: string, name: string, view: 'form' | 'yaml' = 'form') =>
  `${networkPath(namespace, name, '~edit')}${view === 'yaml' ? '?view=yaml' : ''}`;

export const userNetworkListPath = (namespace: string | undefined): string =>
  `${USER_NETWORKS}/${scopeOf(namespace)}`;

export const userNetworkCreatePath = (namespace: string | undefined): string =>
  `${USER_NETWORKS}/${scopeOf(namespace)}/~new`;

/**
 * A user-defined network; one of the whole cluster has no namespace, and its path leaves the
 * console's active namespace as it is.
 */
export const userNetworkPath = (namespace: string | undefined, name: string, tab = ''): string => {
  const scope = namespace === undefined ? 'cluster' : scopeOf(namespace);
  return `${USER_NETWORKS}/${scope}/${encodeURIComponent(name)}${tab && `/${tab}`}`;
};

/** @param view begins with the form where one fits, or with the text */
export const userNetworkEditPath = (
  namespace: string | undefined,
  name: string,
  view: 'form' | 'yaml' = 'form',
): string => `${userNetworkPath(namespace, name, '~edit')}${view === 'yaml' ? '?view=yaml' : ''}`;

/** Page of a virtual machine, with its interfaces. */
export const vmPath = (namespace: string, name: string, tab = ''): string =>
  `${MACHINES}/${scopeOf(namespace)}/${encodeURIComponent(name)}${tab && `/${tab}`}`;

export const vmListPath = (namespace: string | undefined): string =>
  `${MACHINES}/${scopeOf(namespace)}`;

/** Findings of a namespace, or (undefined) of the cluster. */
export const checksPath = (namespace: string | undefined): string =>
  `${CHECKS}/${scopeOf(namespace)}`;

/** First segments of this plugin's pages, by the name that follows the scope in `/vm-networking`. */
const PAGES: Record<string, string> = {
  networks: NETWORKS,
  'user-defined-networks': USER_NETWORKS,
  'virtual-machines': MACHINES,
  checks: CHECKS,
};

/**
 * Where a path without a page of its own leads: `/vm-networking/ns/shop/checks` to the checks of
 * `shop`, `/vm-network-checks` to those of the namespace that is `active`, all else to the networks.
 */
export const redirected = (pathname: string, active: string | undefined): string => {
  const bare = Object.values(PAGES).find((home) => home === pathname.replace(/\/$/, ''));
  if (bare !== undefined) return `${bare}/${scopeOf(active)}`;
  const [, scope, page = 'networks', rest = ''] =
    /^\/vm-networking\/(all-namespaces|cluster|ns\/[^/]+)(?:\/([^/]+))?(\/.*)?$/.exec(pathname) ??
    [];
  const home = PAGES[page];
  if (home === undefined) return networkListPath(active);
  return `${home}/${scope ?? scopeOf(active)}${rest}`;
};

/** Whether a path belongs to this plugin's own pages; on others the console draws its own frame. */
export const isOwnPath = (pathname: string): boolean =>
  Object.values(PAGES).some((home) => pathname.startsWith(`${home}/`));
