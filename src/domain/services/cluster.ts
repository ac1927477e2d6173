import { listAt, numberAt, recordAt, textAt, type KubernetesResource } from '../core/resource';
import { containsIp, parseCidr, parseIp, type Ip } from '../net/cidr';
import { isGoing } from '../nad/living';
import { matchesSelector } from '../world/selector';
import { derived, type World } from '../world/world';
import type { IpFamilyName } from './service';

const clusterNetworkOf = (world: World): KubernetesResource | undefined =>
  world.find('ClusterNetwork', 'cluster');

/** `IPv4` or `IPv6` of an address or subnet; undefined where it is neither. */
export const familyNameOf = (text: unknown): IpFamilyName | undefined => {
  if (typeof text !== 'string') return undefined;
  const family = parseIp(text)?.family ?? parseCidr(text)?.family;
  return family === undefined ? undefined : family === 6 ? 'IPv6' : 'IPv4';
};

/**
 * The IP families that Services of the cluster can have, the first one being that of those that ask for
 * none. Undefined where nothing tells.
 *
 * Source: OpenShift config.openshift.io/v1 Network, status.serviceNetwork.
 */
export const clusterFamiliesOf = (world: World): IpFamilyName[] | undefined => {
  const network = clusterNetworkOf(world);
  const status = listAt(network, 'status', 'serviceNetwork');
  const ranges = status.length > 0 ? status : listAt(network, 'spec', 'serviceNetwork');
  const families = [...new Set(ranges.flatMap((range) => familyNameOf(range) ?? []))];
  return families.length === 0 ? undefined : families;
};

/** Ports that a cluster gives on its nodes. */
export interface NodePortRange {
  first: number;
  last: number;
}

/** What Kubernetes gives where nobody says otherwise. */
export const DEFAULT_NODE_PORTS: NodePortRange = { first: 30_000, last: 32_767 };

/**
 * The range of node ports, as the settings of the cluster say it. Undefined where these are not known: on
 * other clusters it stands in a flag of the API server.
 *
 * Source: OpenShift config.openshift.io/v1 Network, spec.serviceNodePortRange.
 */
export const nodePortRangeOf = (world: World): NodePortRange | undefined => {
  const network = clusterNetworkOf(world);
  if (!network) return undefined;
  const text = textAt(network, 'spec', 'serviceNodePortRange');
  if (text === undefined) return DEFAULT_NODE_PORTS;
  const found = /^(\d+)-(\d+)$/.exec(text.trim());
  return found ? { first: Number(found[1]), last: Number(found[2]) } : undefined;
};

const namespaceOf = (object: KubernetesResource) => textAt(object, 'metadata', 'namespace');
const nameOf = (object: KubernetesResource) => textAt(object, 'metadata', 'name') ?? '';

/** Whether one entry of a pool, a subnet or `first-last`, has an address. */
const holds = (entry: unknown, ip: Ip): boolean => {
  if (typeof entry !== 'string') return false;
  const cidr = parseCidr(entry.trim());
  if (cidr) return containsIp(cidr, ip);
  const [first, last] = entry.split('-').map((part) => parseIp(part.trim()));
  if (first?.family !== ip.family || last?.family !== ip.family) return false;
  return first.value <= ip.value && ip.value <= last.value;
};

/** Whether a pool of MetalLB has an address among its own. */
export const poolHolds = (pool: KubernetesResource, address: string): boolean => {
  const ip = parseIp(address);
  return ip !== undefined && listAt(pool, 'spec', 'addresses').some((part) => holds(part, ip));
};

/** An advertisement that names no pools and has no selector of pools covers all of its namespace. */
const covers = (advertisement: KubernetesResource, pool: KubernetesResource): boolean => {
  if (namespaceOf(advertisement) !== namespaceOf(pool)) return false;
  const names = listAt(advertisement, 'spec', 'ipAddressPools');
  const selectors = listAt(advertisement, 'spec', 'ipAddressPoolSelectors');
  if (names.length === 0 && selectors.length === 0) return true;
  const labels = recordAt(pool, 'metadata', 'labels');
  return (
    names.includes(nameOf(pool)) || selectors.some((selector) => matchesSelector(labels, selector))
  );
};

const ADVERTISEMENTS = ['L2Advertisement', 'BGPAdvertisement'] as const;

/**
 * Whether somebody announces the addresses of a pool; undefined where not all advertisements are known.
 *
 * Source: metallb speaker/main.go; api/v1beta1 l2advertisement_types.go, bgpadvertisement_types.go.
 */
export const isAnnounced = (world: World, pool: KubernetesResource): boolean | undefined => {
  if (ADVERTISEMENTS.flatMap((kind) => world.list(kind)).some((entry) => covers(entry, pool)))
    return true;
  const namespace = namespaceOf(pool);
  return ADVERTISEMENTS.every((kind) => world.isKnown(kind, namespace)) ? false : undefined;
};

/** A pool of MetalLB. */
export interface AddressPool {
  pool: KubernetesResource;
  name: string;
  /** Free addresses of both families; undefined where its status does not tell. */
  free: number | undefined;
  isAnnounced: boolean | undefined;
  /** Gives addresses to those that name it only. */
  isOnRequest: boolean;
  /** Keeps its addresses for some namespaces or Services. */
  isReserved: boolean;
}

/** What gives addresses to Services of type LoadBalancer. */
export type Balancer =
  | { kind: 'metallb'; pools: readonly AddressPool[] }
  | { kind: 'cloud'; platform: string }
  | { kind: 'none' }
  | { kind: 'unknown' };

const freeOf = (pool: KubernetesResource): number | undefined => {
  const counts = ['availableIPv4', 'availableIPv6'].map((key) => numberAt(pool, 'status', key));
  return counts.every((count) => count === undefined)
    ? undefined
    : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
};

const poolOf = (world: World, pool: KubernetesResource): AddressPool => ({
  pool,
  name: nameOf(pool),
  free: freeOf(pool),
  isAnnounced: isAnnounced(world, pool),
  isOnRequest: recordAt(pool, 'spec').autoAssign === false,
  isReserved: Object.keys(recordAt(pool, 'spec', 'serviceAllocation')).length > 0,
});

/** Platforms whose cloud gives addresses. Source: OpenShift config.openshift.io/v1 Infrastructure. */
const CLOUDS = ['AWS', 'Azure', 'GCP', 'IBMCloud', 'OpenStack', 'AlibabaCloud', 'PowerVS'];
const NO_CLOUDS = ['BareMetal', 'None', 'VSphere', 'Nutanix'];

/** What gives addresses to load balancers in a cluster, as far as it is known. */
export const balancerOf = derived((world: World): Balancer => {
  const pools = world.list('IPAddressPool').filter((pool) => !isGoing(world, pool));
  if (pools.length > 0) return { kind: 'metallb', pools: pools.map((pool) => poolOf(world, pool)) };
  const infrastructure = world.find('Infrastructure', 'cluster');
  const platform = textAt(infrastructure, 'status', 'platformStatus', 'type') ?? '';
  if (CLOUDS.includes(platform)) return { kind: 'cloud', platform };
  const isNone = NO_CLOUDS.includes(platform) && world.isKnown('IPAddressPool');
  return isNone ? { kind: 'none' } : { kind: 'unknown' };
});
