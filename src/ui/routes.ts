/**
 * Paths of this plugin's pages. The namespace is the second segment, because the console takes it
 * from there, and the first segment differs per page, because the console marks a navigation item
 * as current by the leading segments of the path.
 */
const NETWORKS = '/vm-networks';

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

/** Whether a path belongs to this plugin's own pages; on others the console draws its own frame. */
export const isOwnPath = (pathname: string): boolean => pathname.startsWith(`${NETWORKS}/`);
