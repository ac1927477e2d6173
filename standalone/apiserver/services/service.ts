import { isIPv6 } from 'node:net';
import type { KubernetesObject } from '../../kubernetes/object.ts';

export type Family = 'IPv4' | 'IPv6';

/** `spec.ports[]`. */
export interface ServicePort {
  name?: string;
  protocol?: string;
  port?: number;
  targetPort?: number | string;
  nodePort?: number;
}

/** The spec of a Service as far as the API server looks at it. */
export interface ServiceSpec {
  type?: string;
  ports?: ServicePort[];
  selector?: Record<string, string>;
  clusterIP?: string;
  clusterIPs?: string[];
  ipFamilies?: Family[];
  ipFamilyPolicy?: string;
  externalName?: string;
  externalIPs?: string[];
  externalTrafficPolicy?: string;
  internalTrafficPolicy?: string;
  healthCheckNodePort?: number;
  sessionAffinity?: string;
  sessionAffinityConfig?: { clientIP?: { timeoutSeconds?: number } };
  loadBalancerClass?: string;
  loadBalancerSourceRanges?: string[];
  allocateLoadBalancerNodePorts?: boolean;
  [field: string]: unknown;
}

export const HEADLESS = 'None';

export const specOf = ({ spec }: KubernetesObject): ServiceSpec => (spec ?? {}) as ServiceSpec;

export const portsOf = ({ ports }: ServiceSpec): ServicePort[] => ports ?? [];

export const isExternalName = ({ type }: ServiceSpec): boolean => type === 'ExternalName';

export const isLoadBalancer = ({ type }: ServiceSpec): boolean => type === 'LoadBalancer';

export const isHeadless = ({ clusterIP }: ServiceSpec): boolean => clusterIP === HEADLESS;

/** Whether nodes listen for it. */
export const isOnNodes = ({ type }: ServiceSpec): boolean =>
  type === 'NodePort' || type === 'LoadBalancer';

/** Whether it is meant for clients outside the cluster. */
export const isExternal = (spec: ServiceSpec): boolean =>
  isOnNodes(spec) || (spec.type === 'ClusterIP' && (spec.externalIPs ?? []).length > 0);

/** Whether nodes tell a load balancer on a port of its own that they have endpoints. */
export const needsHealthCheck = (spec: ServiceSpec): boolean =>
  isLoadBalancer(spec) && spec.externalTrafficPolicy === 'Local';

export const hasSelector = ({ selector }: ServiceSpec): boolean =>
  Object.keys(selector ?? {}).length > 0;

export const familyOf = (address: string): Family => (isIPv6(address) ? 'IPv6' : 'IPv4');

export const otherFamily = (family: Family): Family => (family === 'IPv4' ? 'IPv6' : 'IPv4');

export const sameList = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index]);
