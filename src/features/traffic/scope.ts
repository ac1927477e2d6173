/** Which part of the cluster a tab is about. */
export interface Scope {
  /** undefined stands for all namespaces. */
  namespace: string | undefined;
}

/** Parameter of the address: the time span that is shown. */
export const SPAN = 'span';
