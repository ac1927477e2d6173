import { serverFlags } from './server-flags';

/** The console's name for "all namespaces". */
export const ALL_NAMESPACES = '#ALL_NS#';

const STORED = 'standalone-console-namespace';

/** Namespace that a path names: its own pages and the console's `/k8s/...` alike. */
export const namespaceOfPath = (pathname: string): string | undefined => {
  const [, scope, name] = pathname.split('/').filter((part) => part !== '');
  if (scope === 'all-namespaces') return ALL_NAMESPACES;
  if (scope !== 'ns' || name === undefined) return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
};

/** The same page for another namespace; an object's page leads to the list of its kind. */
export const pathForNamespace = (pathname: string, namespace: string): string | undefined => {
  const parts = pathname.split('/').filter((part) => part !== '');
  const [first = '', scope] = parts;
  const target =
    namespace === ALL_NAMESPACES ? ['all-namespaces'] : ['ns', encodeURIComponent(namespace)];
  if (scope !== 'ns' && scope !== 'all-namespaces') return undefined;
  const rest = parts.slice(scope === 'ns' ? 3 : 2);
  const kept = first === 'k8s' ? rest.slice(0, 1) : [];
  return `/${[first, ...target, ...kept].join('/')}`;
};

/** The one chosen last; at first that of the kubeconfig's context, as kubectl has it. */
export const storedNamespace = (): string =>
  localStorage.getItem(STORED) ?? serverFlags().standalone.namespace ?? ALL_NAMESPACES;

export const storeNamespace = (namespace: string): void => localStorage.setItem(STORED, namespace);

/** Link of a navigation item in a namespace. */
export const namespacedHref = (href: string, namespace: string): string =>
  namespace === ALL_NAMESPACES
    ? `${href}/all-namespaces`
    : `${href}/ns/${encodeURIComponent(namespace)}`;
