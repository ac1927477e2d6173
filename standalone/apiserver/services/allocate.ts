import { BlockList, isIPv4 } from 'node:net';
import { ApiError, invalid, invalidField, type GroupResource } from '../status.ts';
import {
  familyOf,
  isExternalName,
  isHeadless,
  isOnNodes,
  needsHealthCheck,
  portsOf,
  type Family,
  type ServicePort,
  type ServiceSpec,
} from './service.ts';

/** What the cluster has for Services. */
export interface Ranges {
  /** In CIDR notation, one for each family, the first family first. */
  networks: string[];
  /** First and last port of nodes. */
  nodePorts: [number, number];
}

const internal = (message: string): ApiError =>
  new ApiError(500, 'InternalError', `Internal error occurred: ${message}`, {
    causes: [{ reason: '', message, field: '' }],
  });

/** A refusal on one field. */
export type Refuse = (field: string, value: unknown, why: string) => ApiError;

export const refusing =
  (resource: GroupResource, name: string): Refuse =>
  (field, value, why) =>
    invalid(resource, name, [invalidField(field, value, why)]);

/** The ports of nodes, as one request takes them. */
class NodePorts {
  constructor(
    private readonly taken: Set<number>,
    private readonly range: [number, number],
    private readonly isDryRun: boolean,
  ) {}

  /** Takes a port. @returns why not */
  take(port: number): string | undefined {
    const [first, last] = this.range;
    // A dry run takes nothing, and Kubernetes looks at the range only when it takes something.
    if (!this.isDryRun && (port < first || port > last)) {
      return `provided port is not in the valid range. The range of valid ports is ${first}-${last}`;
    }
    if (this.taken.has(port)) return 'provided port is already allocated';
    this.taken.add(port);
    return undefined;
  }

  /** @throws ApiError 500 when there is none left */
  next(what: string): number {
    const [first, last] = this.range;
    for (let port = first; port <= last; port += 1) {
      if (this.take(port) === undefined) return port;
    }
    throw internal(`failed to allocate a ${what}: range is full`);
  }
}

const nodePortsOf = (spec: ServiceSpec): number[] => [
  ...portsOf(spec).flatMap(({ nodePort }) => (nodePort ? [nodePort] : [])),
  ...(spec.healthCheckNodePort ? [spec.healthCheckNodePort] : []),
];

/** The address of a range at a place, so that few beginnings of the range are ever needed. */
const addressIn = (network: string, place: number): string => {
  const [base = ''] = network.split('/');
  if (!isIPv4(base)) return `${base.replace(/:+$/, '')}::${place.toString(16)}`;
  const number = base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) + place;
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
};

const contains = (network: string, address: string): boolean => {
  const [base = '', prefix] = network.split('/');
  const list = new BlockList();
  const family = isIPv4(base) ? 'ipv4' : 'ipv6';
  list.addSubnet(base, Number(prefix), family);
  return list.check(address, familyOf(address) === 'IPv4' ? 'ipv4' : 'ipv6');
};

/** The first 256 are for those that choose their address, as in Kubernetes. */
const FIRST_ADDRESS = 256;
const ADDRESSES = 65_000;

const freeAddress = (network: string, taken: Set<string>): string => {
  for (let place = FIRST_ADDRESS; place < ADDRESSES; place += 1) {
    const address = addressIn(network, place);
    if (!taken.has(address)) return address;
  }
  throw internal('failed to allocate a serviceIP: range is full');
};

/** @throws ApiError 422 for an address that cannot be had */
const withAddresses = (
  spec: ServiceSpec,
  before: ServiceSpec | undefined,
  taken: Set<string>,
  networks: string[],
  refuse: Refuse,
): ServiceSpec => {
  if (isExternalName(spec) || isHeadless(spec)) return spec;
  const asked = spec.clusterIPs ?? [];
  const clusterIPs = (spec.ipFamilies ?? []).map((family: Family, index) => {
    const network = networks.find((each) => familyOf(each.split('/')[0] ?? '') === family) ?? '';
    const ip = asked[index];
    if (ip === undefined) {
      const address = freeAddress(network, taken);
      taken.add(address);
      return address;
    }
    if (before?.clusterIPs?.[index] === ip) return ip;
    // What was given once does not change: validation says so better.
    if (before?.clusterIPs?.[index] !== undefined) return ip;
    const why = taken.has(ip)
      ? 'provided IP is already allocated'
      : contains(network, ip)
        ? undefined
        : `provided IP is not in the valid range. The range of valid IPs is ${network}`;
    if (why !== undefined) {
      throw refuse('spec.clusterIPs', asked, `failed to allocate IP ${ip}: ${why}`);
    }
    return ip;
  });
  const [clusterIP] = clusterIPs;
  return clusterIP === undefined ? spec : { ...spec, clusterIP, clusterIPs };
};

const isAllocating = (spec: ServiceSpec): boolean =>
  spec.type !== 'LoadBalancer' || spec.allocateLoadBalancerNodePorts !== false;

/** Two ports of one number, such as DNS over TCP and UDP, share a port of the nodes. */
const newNodePorts = (spec: ServiceSpec, ports: NodePorts, refuse: Refuse): ServicePort[] => {
  const byPort = new Map<number | undefined, number>();
  return portsOf(spec).map((each, index) => {
    const { port, nodePort } = each;
    if (!nodePort && !isAllocating(spec)) return each;
    const known = byPort.get(port);
    if (known !== undefined && (!nodePort || nodePort === known)) {
      return { ...each, nodePort: known };
    }
    const wanted =
      known === undefined
        ? portsOf(spec).find((other) => other.port === port && other.nodePort)?.nodePort
        : nodePort;
    if (!wanted) {
      const found = ports.next('nodePort');
      byPort.set(port, found);
      return { ...each, nodePort: found };
    }
    const why = ports.take(wanted);
    if (why !== undefined) throw refuse(`spec.ports[${index}].nodePort`, wanted, why);
    if (known === undefined) byPort.set(port, wanted);
    return { ...each, nodePort: wanted };
  });
};

const changedNodePorts = (
  spec: ServiceSpec,
  before: ServiceSpec,
  ports: NodePorts,
  refuse: Refuse,
): ServicePort[] => {
  const had = new Set(portsOf(before).map(({ nodePort }) => nodePort));
  const taken = new Set<number>();
  return portsOf(spec).map((each, index) => {
    const { nodePort } = each;
    if (!nodePort) return isAllocating(spec) ? { ...each, nodePort: ports.next('nodePort') } : each;
    if (!had.has(nodePort) && !taken.has(nodePort)) {
      const why = ports.take(nodePort);
      if (why !== undefined) throw refuse(`spec.ports[${index}].nodePort`, nodePort, why);
      taken.add(nodePort);
    }
    return each;
  });
};

/** @throws ApiError 500: Kubernetes takes this one for its own mistake */
const withHealthCheck = (
  spec: ServiceSpec,
  before: ServiceSpec | undefined,
  ports: NodePorts,
): ServiceSpec => {
  if (!needsHealthCheck(spec) || (before && needsHealthCheck(before))) return spec;
  const { healthCheckNodePort: wanted } = spec;
  if (!wanted) return { ...spec, healthCheckNodePort: ports.next('HealthCheck NodePort 0') };
  const why = ports.take(wanted);
  if (why === undefined) return spec;
  throw internal(`failed to allocate requested HealthCheck NodePort ${wanted}: ${why}`);
};

/**
 * Gives a Service addresses and ports of nodes.
 *
 * Source: Kubernetes pkg/registry/core/service/storage/alloc.go; portallocator/allocator.go.
 *
 * @throws ApiError 422 for what is taken or out of range, 500 when nothing is left
 */
export const allocate = (
  given: ServiceSpec,
  before: ServiceSpec | undefined,
  others: ServiceSpec[],
  { networks, nodePorts }: Ranges,
  isDryRun: boolean,
  refuse: Refuse,
): ServiceSpec => {
  const addresses = new Set(others.flatMap(({ clusterIPs = [] }) => clusterIPs));
  const had = before ? nodePortsOf(before) : [];
  const ports = new NodePorts(
    new Set([...others.flatMap(nodePortsOf), ...had]),
    nodePorts,
    isDryRun,
  );
  const spec = withAddresses(given, before, addresses, networks, refuse);
  const found =
    isOnNodes(spec) && spec.ports
      ? {
          ...spec,
          ports: before
            ? changedNodePorts(spec, before, ports, refuse)
            : newNodePorts(spec, ports, refuse),
        }
      : spec;
  return withHealthCheck(found, before, ports);
};
