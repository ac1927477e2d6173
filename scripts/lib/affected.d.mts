/** All that a check looks at. */
export declare const ALL: 'all';

/** Names of browser tests by folder. */
export declare const BROWSER_TESTS: Record<string, string[]>;

export declare const affectedChecks: (
  files: readonly string[],
  isThere?: (file: string) => boolean,
) => Record<string, typeof ALL | string[]>;
