import {
  entriesAt,
  isRecord,
  listAt,
  numberAt,
  recordAt,
  textAt,
  type KubernetesResource,
} from '../core/resource';
import { parseIp } from '../net/cidr';
import { keyOf } from '../world/world';

/** Group, version and kind of a Service. */
export const SERVICE_GVK = { group: '', version: 'v1', kind: 'Service' } as const;

/** Whether a value is a Service, whatever is in it. */
export const isService = (value: unknown): value is KubernetesResource =>
  isRecord(value) && value.kind === SERVICE_GVK.kind && value.apiVersion === SERVICE_GVK.version;

export const serviceTypes = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'] as const;

export type IpFamilyName = 'IPv4' | 'IPv6';

/** One port of a Service, with what the API server would fill in. */
export interface ServicePort {
  index: number;
  entry: Record<string, unknown>;
  name: string | undefined;
  /** `TCP` where none is written. */
  protocol: string;
  /** Undefined where it is no number. */
  port: number | undefined;
  /** A number, the name of a port of the pod, or the port of the Service where none is written. */
  targetPort: number | string | undefined;
  nodePort: number | undefined;
}

/** What a Service says. */
export interface ServiceView {
  service: KubernetesResource;
  /** `namespace/name`. */
  key: string;
  namespace: string;
  name: string;
  /** As written; `ClusterIP` where none is. */
  type: string;
  isHeadless: boolean;
  /** Empty: somebody else writes its endpoints, or nobody. */
  selector: Readonly<Record<string, string>>;
  ports: readonly ServicePort[];
  /** As written; the API server fills them in. */
  families: readonly IpFamilyName[];
  clusterIps: readonly string[];
}

const isFamily = (value: unknown): value is IpFamilyName => value === 'IPv4' || value === 'IPv6';

const portOf = (entry: Record<string, unknown>, index: number): ServicePort => {
  const port = numberAt(entry, 'port');
  const { targetPort } = entry;
  const nodePort = numberAt(entry, 'nodePort');
  const isWritten =
    (typeof targetPort === 'string' && targetPort !== '') ||
    (typeof targetPort === 'number' && targetPort !== 0);
  return {
    index,
    entry,
    name: textAt(entry, 'name'),
    protocol: textAt(entry, 'protocol') ?? 'TCP',
    port,
    targetPort: isWritten ? targetPort : port,
    nodePort: nodePort === 0 ? undefined : nodePort,
  };
};

/** Reads a Service; takes anything and never throws. Source: Kubernetes core/v1 ServiceSpec. */
export const serviceOf = (service: KubernetesResource): ServiceView => {
  const spec = recordAt(service, 'spec');
  const namespace = textAt(service, 'metadata', 'namespace') ?? '';
  const name = textAt(service, 'metadata', 'name') ?? '';
  const clusterIp = textAt(spec, 'clusterIP');
  const clusterIps = listAt(spec, 'clusterIPs').filter((each) => typeof each === 'string');
  const all = clusterIps.length > 0 ? clusterIps : clusterIp === undefined ? [] : [clusterIp];
  return {
    service,
    key: keyOf(namespace, name),
    namespace,
    name,
    type: textAt(spec, 'type') ?? 'ClusterIP',
    isHeadless: clusterIp === 'None' || all.includes('None'),
    selector: Object.fromEntries(
      Object.entries(recordAt(spec, 'selector')).flatMap(([key, value]) =>
        typeof value === 'string' ? [[key, value]] : [],
      ),
    ),
    ports: entriesAt(spec, 'ports').map(({ entry, index }) => portOf(entry, index)),
    families: listAt(spec, 'ipFamilies').filter(isFamily),
    clusterIps: all.filter((each) => each !== 'None'),
  };
};

/** Whether labels meet a selector of a Service, which knows equality only. An empty one meets none. */
export const selects = (
  selector: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, unknown>>,
): boolean => {
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
};

/** A selector as people write it: `app=web, tier=front`. */
export const selectorText = (selector: Readonly<Record<string, string>>): string =>
  Object.entries(selector)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');

/** An address by which a port of a Service is reached. */
export interface ServiceAddress {
  /**
   * - `cluster`: from within the cluster
   * - `node`: at each node; `host` is one of them, undefined where none is known
   * - `balancer`: what a load balancer gave
   * - `external`: `spec.externalIPs`
   */
  kind: 'cluster' | 'node' | 'balancer' | 'external';
  host: string | undefined;
  port: number;
  protocol: string;
  portName: string | undefined;
  /** `host:port`, an IPv6 address in brackets; the port alone where no host is known. */
  text: string;
}

/** `host:port` with an IPv6 address in brackets. */
export const hostPort = (host: string, port: number): string =>
  parseIp(host)?.family === 6 ? `[${host}]:${port}` : `${host}:${port}`;

const addressAt = (
  kind: ServiceAddress['kind'],
  host: string | undefined,
  port: number | undefined,
  { protocol, name }: ServicePort,
): ServiceAddress[] =>
  port === undefined
    ? []
    : [
        {
          kind,
          host,
          port,
          protocol,
          portName: name,
          text: host === undefined ? String(port) : hostPort(host, port),
        },
      ];

/** IP addresses and host names that a load balancer gave. */
export const ingressOf = (service: KubernetesResource): string[] =>
  entriesAt(service, 'status', 'loadBalancer', 'ingress').flatMap(
    ({ entry }) => textAt(entry, 'ip') ?? textAt(entry, 'hostname') ?? [],
  );

/**
 * The addresses of a Service with their ports, those from outside the cluster last.
 *
 * @param nodeAddresses addresses of nodes at which node ports are reached; empty where none is known
 */
export const addressesOf = (
  { service, ports, type, clusterIps }: ServiceView,
  nodeAddresses: readonly string[],
): ServiceAddress[] => {
  const at = (kind: ServiceAddress['kind'], hosts: readonly unknown[]): ServiceAddress[] =>
    hosts.flatMap((host) =>
      typeof host === 'string'
        ? ports.flatMap((port) => addressAt(kind, host, port.port, port))
        : [],
    );
  const nodes = nodeAddresses.length === 0 ? [undefined] : nodeAddresses;
  return [
    ...at('cluster', clusterIps),
    ...nodes.flatMap((host) =>
      ports.flatMap((port) => addressAt('node', host, port.nodePort, port)),
    ),
    ...at('external', listAt(service, 'spec', 'externalIPs')),
    ...at('balancer', type === 'LoadBalancer' ? ingressOf(service) : []),
  ];
};

/**
 * The addresses that a change takes from a Service, those at nodes by their port alone. What the API server
 * will add is not known yet, and not among them.
 */
export const lostAddresses = (before: ServiceView, after: ServiceView): ServiceAddress[] => {
  const idOf = ({ kind, text, protocol }: ServiceAddress): string => `${kind} ${text}/${protocol}`;
  const kept = new Set(addressesOf(after, []).map(idOf));
  return addressesOf(before, []).filter((address) => !kept.has(idOf(address)));
};
