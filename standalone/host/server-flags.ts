/** What the server puts into the page before any script runs. */
export interface ServerFlags {
  basePath: string;
  releaseVersion: string;
  consolePlugins: string[];
  /** Left out where there is no Prometheus. */
  prometheusBaseURL?: string;
  prometheusTenancyBaseURL?: string;
  standalone: {
    mode: 'embedded' | 'cluster';
    scenario?: { name: string; title: string; description: string };
    cluster?: string;
    context?: string;
    user: string;
    /** The one to begin with, where the user has chosen none. */
    namespace?: string;
    simulated: string[];
    shares: 'all' | 'console';
  };
}

declare global {
  interface Window {
    SERVER_FLAGS: ServerFlags;
  }
}

export const serverFlags = (): ServerFlags => window.SERVER_FLAGS;
