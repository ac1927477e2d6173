import { isExternal, isExternalName, isLoadBalancer, type ServiceSpec } from './service.ts';

/** Seconds for which a client stays with a pod. */
const AFFINITY_TIMEOUT = 10_800;

const withAffinity = (spec: ServiceSpec): ServiceSpec => {
  const { sessionAffinityConfig, ...rest } = spec;
  const sessionAffinity = spec.sessionAffinity ?? 'None';
  // The configuration of what is off is dropped, not refused.
  if (sessionAffinity === 'None') return { ...rest, sessionAffinity };
  const timeoutSeconds = sessionAffinityConfig?.clientIP?.timeoutSeconds ?? AFFINITY_TIMEOUT;
  return { ...spec, sessionAffinity, sessionAffinityConfig: { clientIP: { timeoutSeconds } } };
};

/**
 * What Kubernetes fills in when it reads a Service, before it judges it.
 *
 * Source: Kubernetes pkg/apis/core/v1/defaults.go, SetDefaults_Service.
 */
export const withDefaults = (given: ServiceSpec): ServiceSpec => {
  const spec = { ...withAffinity(given), type: given.type ?? 'ClusterIP' };
  const { ports } = spec;
  return {
    ...spec,
    ...(ports && {
      ports: ports.map((each) => ({
        ...each,
        protocol: each.protocol ?? 'TCP',
        targetPort:
          each.targetPort === undefined || each.targetPort === 0 || each.targetPort === ''
            ? (each.port ?? 0)
            : each.targetPort,
      })),
    }),
    ...(isExternal(spec) && { externalTrafficPolicy: spec.externalTrafficPolicy ?? 'Cluster' }),
    ...(!isExternalName(spec) && {
      internalTrafficPolicy: spec.internalTrafficPolicy ?? 'Cluster',
    }),
    ...(isLoadBalancer(spec) && {
      allocateLoadBalancerNodePorts: spec.allocateLoadBalancerNodePorts ?? true,
    }),
  };
};
