import type { Upstream } from './upstream.ts';

/** Prometheus behind the two proxies of the console: that of the cluster, and that of one namespace. */
export interface Metrics {
  cluster: Upstream;
  /** Is given the namespace as a parameter, and has to hold to it. */
  tenancy: Upstream;
}

/** With the user's token, as the console does. What else a kubeconfig has is for the API alone. */
const metricsServer = (url: URL, upstream: Upstream): Upstream => ({
  url,
  user: upstream.user,
  authorize: async (request) => {
    const { headers } = await upstream.authorize(request);
    const { Authorization } = (headers ?? {}) as { Authorization?: string };
    return Authorization === undefined ? {} : { headers: { Authorization } };
  },
});

/** @param tenancy address of the endpoint for one namespace; that of the cluster where it is left out */
export const metricsOf = (api: Upstream, cluster: URL, tenancy: URL = cluster): Metrics => ({
  cluster: metricsServer(cluster, api),
  tenancy: metricsServer(tenancy, api),
});
