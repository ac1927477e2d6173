import { digestOf } from '../../kubernetes/digest.ts';
import { isRecord } from '../../kubernetes/object.ts';
import { nadKey, type NadRef } from '../kubevirt/spec.ts';
import type { Node, Pod } from '../kubevirt/types.ts';
import type { World } from '../world.ts';
import {
  addressNumber,
  addressText,
  assignedRangeOf,
  excludedRangesOf,
  isOvn,
  rangeOf,
  type CniConfig,
  type Range,
} from './cni.ts';
import { podNetworksOf, type PodRequest } from './find.ts';

/** Nodes keep the first addresses of their part of the pod network for themselves. */
const FIRST_POD = 10;
/** The first hosts of a network are routers and servers. */
const FIRST_GUEST = 20;

/** An address of the node's part of the pod network that nothing has. */
export const freePodIp = (node: Node, world: World): string => {
  const range = rangeOf(node.spec?.podCIDR ?? '') ?? {
    first: addressNumber('10.244.0.0'),
    size: 65_536,
  };
  const used = new Set([
    ...world.allPods().flatMap(({ status }) => status?.podIP ?? []),
    ...world
      .allInstances()
      .flatMap(({ status }) =>
        (status?.interfaces ?? []).flatMap(({ ipAddresses }) => ipAddresses ?? []),
      ),
  ]);
  for (let offset = FIRST_POD; offset < range.size - 1; offset += 1) {
    const address = addressText(range.first + offset);
    if (!used.has(address)) return address;
  }
  throw new Error(`${node.metadata.name} has no free address for a pod`);
};

/** The last 64 bits of an address within a /64. */
const IPV6_PREFIX = /^([\da-f:]*:):?\/64$/i;

/** An address of an IPv6 /64, in which it is told by a number; undefined for every other network. */
const inIpv6 = (cidr: string, number: number): string | undefined => {
  const [, prefix] = IPV6_PREFIX.exec(cidr.trim()) ?? [];
  return prefix === undefined ? undefined : `${prefix.replace(/:+$/, '')}::${number.toString(16)}`;
};

/** The IPv6 address of a pod on a node that has a part of an IPv6 pod network, too. */
export const podIpv6 = (node: Node | undefined, podIp: string): string[] =>
  (node?.spec?.podCIDRs ?? []).flatMap((cidr) => inIpv6(cidr, addressNumber(podIp) % 65_536) ?? []);

/** The IPv6 addresses that OVN-Kubernetes gives an interface; each MAC address has its own. */
export const assignedIpv6 = (config: CniConfig, mac: string): string[] => {
  const subnets = isOvn(config) && typeof config.subnets === 'string' ? config.subnets : '';
  const number = Number.parseInt(mac.replaceAll(':', '').slice(-6), 16);
  return subnets.split(',').flatMap((subnet) => inIpv6(subnet, number) ?? []);
};

/** An address of a range: the same for a text, such as a MAC address, each time, as long as it is free. */
export const pickAddress = (
  { first, size }: Range,
  seed: string,
  used: Set<string>,
  excluded: readonly Range[] = [],
): string | undefined => {
  const isExcluded = (number: number): boolean =>
    excluded.some((range) => number >= range.first && number < range.first + range.size);
  const begin = Math.min(FIRST_GUEST, Math.floor(size / 4) + 1);
  const count = size - begin - 1;
  const wish = Number.parseInt(digestOf(seed).slice(0, 8), 16);
  for (let step = 0; step < Math.min(count, 4096); step += 1) {
    const number = first + begin + ((wish + step) % count);
    const address = addressText(number);
    if (!used.has(address) && !isExcluded(number)) return address;
  }
  return undefined;
};

const claimedAddress = (claim: unknown): string | undefined => {
  const status = isRecord(claim) && isRecord(claim.status) ? claim.status : {};
  const first: unknown = Array.isArray(status.ips) ? status.ips[0] : undefined;
  return typeof first === 'string' ? first.split('/')[0] : undefined;
};

/** Every address that a guest or a pod has on the network of this definition. */
const usedOn = (key: string, world: World): Set<string> =>
  new Set([
    ...world
      .allPods()
      .flatMap(podNetworksOf)
      .filter(({ name }) => name === key)
      .flatMap(({ ips }) => ips ?? []),
    ...guestsOn(key, world).flatMap(({ addresses }) => addresses),
  ]);

/** What the guests report of their interfaces on a network. */
const guestsOn = (key: string, world: World): { mac: string; addresses: string[] }[] =>
  world.allInstances().flatMap(({ metadata, spec, status }) => {
    const names = (spec.networks ?? [])
      .filter(({ multus }) => multus && keyIn(metadata.namespace, multus.networkName) === key)
      .map(({ name }) => name);
    return (status?.interfaces ?? [])
      .filter(({ name }) => name !== undefined && names.includes(name))
      .map(({ mac = '', ipAddresses = [] }) => ({ mac, addresses: ipAddresses }));
  });

const keyIn = (namespace = '', networkName: string): string =>
  networkName.includes('/') ? networkName : `${namespace}/${networkName}`;

/**
 * The address that the network gives to a pod: the one claimed for the VM, or a free one. Undefined
 * for networks that give none.
 */
export const assignedAddress = (
  pod: Pod,
  request: PodRequest,
  mac: string,
  config: CniConfig,
  world: World,
): string | undefined => {
  const range = assignedRangeOf(config);
  if (!range) return undefined;
  const claim = request['ipam-claim-reference'];
  const claimed =
    claim === undefined
      ? undefined
      : claimedAddress(world.ipamClaim(pod.metadata.namespace ?? '', claim));
  return (
    claimed ??
    pickAddress(range, mac, new Set(withoutMac(request, mac, world)), excludedRangesOf(config))
  );
};

/** Used addresses but those of the same MAC address: the machine itself, before it moved. */
const withoutMac = (ref: NadRef, mac: string, world: World): string[] => {
  const key = nadKey(ref);
  const own = new Set([
    ...guestsOn(key, world)
      .filter((guest) => guest.mac === mac)
      .flatMap(({ addresses }) => addresses),
    ...world
      .allPods()
      .flatMap(podNetworksOf)
      .filter((network) => network.name === key && network.mac === mac)
      .flatMap(({ ips }) => ips ?? []),
  ]);
  return [...usedOn(key, world)].filter((address) => !own.has(address));
};

/** The /24 in which the guests on a network are, or one that follows from its name. */
const lanOf = (key: string, world: World): Range => {
  const known = guestsOn(key, world)
    .flatMap(({ addresses }) => addresses)
    .find((address) => /^\d+\.\d+\.\d+\.\d+$/.test(address));
  const digest = Number.parseInt(digestOf(key).slice(0, 4), 16);
  const text = known ?? `10.${64 + (digest % 64)}.${Math.floor(digest / 256)}.0`;
  return { first: Math.floor(addressNumber(text) / 256) * 256, size: 256 };
};

/** The address that a server of the data centre leases to a guest on a network that leads there. */
export const leasedAddress = (ref: NadRef, mac: string, world: World): string | undefined =>
  pickAddress(lanOf(nadKey(ref), world), mac, new Set(withoutMac(ref, mac, world)));
