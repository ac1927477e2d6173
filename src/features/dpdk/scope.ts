/** What a tab of the page is about. */
export interface DpdkScope {
  /** Undefined for all namespaces. */
  namespace: string | undefined;
}
