/** One page of the help. */
export interface HelpEntry {
  /** Name of its file. */
  page: string;
  title: string;
  /** Patterns of the router: the pages that it is for. */
  paths: string[];
}
