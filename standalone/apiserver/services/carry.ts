import {
  isExternal,
  isExternalName,
  isLoadBalancer,
  isOnNodes,
  needsHealthCheck,
  portsOf,
  sameList,
  type ServiceSpec,
} from './service.ts';

const nodePortsOf = (spec: ServiceSpec): number[] =>
  portsOf(spec).flatMap(({ nodePort }) => (nodePort ? [nodePort] : []));

/** Node ports that a request leaves out go on with the port of the same name. */
const carryNodePorts = (spec: ServiceSpec, before: ServiceSpec): ServiceSpec => {
  const used = new Set(nodePortsOf(before).filter((port) => nodePortsOf(spec).includes(port)));
  const byName = new Map(portsOf(before).map(({ name, nodePort }) => [name, nodePort]));
  const ports = portsOf(spec).map((port) => {
    const nodePort = byName.get(port.name);
    if (port.nodePort || !nodePort || used.has(nodePort)) return port;
    used.add(nodePort);
    return { ...port, nodePort };
  });
  return { ...spec, ports };
};

/** What was allocated and a request does not speak of stays. */
const carry = (given: ServiceSpec, before: ServiceSpec): ServiceSpec => {
  let spec = given;
  if (!isExternalName(before) && !isExternalName(spec)) {
    const clusterIP =
      spec.clusterIP === '' ? before.clusterIP : (spec.clusterIP ?? before.clusterIP);
    const isSame = clusterIP === before.clusterIP;
    const clusterIPs = spec.clusterIPs?.length || !isSame ? spec.clusterIPs : before.clusterIPs;
    spec = {
      ...spec,
      ...(clusterIP && { clusterIP }),
      ...(clusterIPs && { clusterIPs: [...clusterIPs] }),
    };
  }
  if (isOnNodes(before) && isOnNodes(spec)) spec = carryNodePorts(spec, before);
  if (needsHealthCheck(before) && needsHealthCheck(spec)) {
    const asked = spec.healthCheckNodePort ?? 0;
    const port = asked === 0 ? before.healthCheckNodePort : asked;
    spec = { ...spec, ...(port !== undefined && { healthCheckNodePort: port }) };
  }
  return spec;
};

const without = (spec: ServiceSpec, ...fields: string[]): ServiceSpec =>
  Object.fromEntries(Object.entries(spec).filter(([field]) => !fields.includes(field)));

/**
 * What only the type of before had goes when it is as it was; what was changed stays, to be refused.
 *
 * Source: Kubernetes pkg/registry/core/service/strategy.go, dropTypeDependentFields.
 */
const wipe = (given: ServiceSpec, before: ServiceSpec): ServiceSpec => {
  let spec = given;
  const drop = (...fields: string[]) => (spec = without(spec, ...fields));
  if (!isExternalName(before) && isExternalName(spec)) {
    const isSame =
      (spec.clusterIP ?? before.clusterIP) === before.clusterIP &&
      sameList(spec.clusterIPs ?? before.clusterIPs, before.clusterIPs);
    if (isSame) drop('clusterIP', 'clusterIPs');
    if (sameList(spec.ipFamilies, before.ipFamilies)) drop('ipFamilies');
    if (spec.ipFamilyPolicy === before.ipFamilyPolicy) drop('ipFamilyPolicy');
  }
  const isNoNew = nodePortsOf(spec).every((port) => nodePortsOf(before).includes(port));
  if (isOnNodes(before) && !isOnNodes(spec) && isNoNew && spec.ports) {
    spec = { ...spec, ports: spec.ports.map(({ nodePort: _gone, ...port }) => port) };
  }
  if (needsHealthCheck(before) && !needsHealthCheck(spec)) {
    if (spec.healthCheckNodePort === before.healthCheckNodePort) drop('healthCheckNodePort');
  }
  if (isLoadBalancer(before) && !isLoadBalancer(spec)) {
    for (const field of ['allocateLoadBalancerNodePorts', 'loadBalancerClass']) {
      if (spec[field] === before[field]) drop(field);
    }
  }
  if (isExternal(before) && !isExternal(spec)) {
    if (spec.externalTrafficPolicy === before.externalTrafficPolicy) drop('externalTrafficPolicy');
  }
  return spec;
};

/** An update as it is meant: with what it leaves out, and without what the new type has no use for. */
export const meant = (given: ServiceSpec, before: ServiceSpec): ServiceSpec =>
  wipe(carry(given, before), before);

/** `clusterIP` and `clusterIPs` are the same thing twice; who changes one means both. */
export const inStep = (spec: ServiceSpec, before: ServiceSpec | undefined): ServiceSpec => {
  const { clusterIP = '', clusterIPs = [] } = spec;
  if (!before) {
    return clusterIP !== '' && clusterIPs.length === 0
      ? { ...spec, clusterIPs: [clusterIP] }
      : spec;
  }
  const isSameIp = clusterIP === (before.clusterIP ?? '');
  const areSame = sameList(clusterIPs, before.clusterIPs);
  if (!isSameIp && areSame) {
    return clusterIP === '' ? without(spec, 'clusterIPs') : { ...spec, clusterIPs: [clusterIP] };
  }
  if (isSameIp && !areSame && clusterIPs.length === 0) return without(spec, 'clusterIP');
  return spec;
};
