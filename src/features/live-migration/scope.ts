/** Which part of the cluster a tab is about. */
export interface Scope {
  /** undefined stands for all namespaces. */
  namespace: string | undefined;
}
