/** Where this host provides each of the console's modules: request to absolute file. */
export declare const consoleModules: Record<string, string>;
