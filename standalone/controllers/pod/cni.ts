import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';

/** A CNI configuration as far as the simulation looks at it; a plugin list counts as its first one. */
export type CniConfig = Record<string, unknown>;

/** The text of a NetworkAttachmentDefinition's configuration. */
export const configTextOf = (nad: KubernetesObject | undefined): string | undefined => {
  const text = isRecord(nad?.spec) ? nad.spec.config : undefined;
  return typeof text === 'string' ? text : undefined;
};

/** Reads a NetworkAttachmentDefinition's configuration; undefined when it is no JSON object. */
export const configOf = (nad: KubernetesObject | undefined): CniConfig | undefined => {
  const text = configTextOf(nad);
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Whoever attaches the network says so; nothing else can be read from it.
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  const first: unknown = Array.isArray(value.plugins) ? value.plugins[0] : undefined;
  return isRecord(first) ? { ...first, name: value.name } : value;
};

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const typeOf = (config: CniConfig): string | undefined => text(config.type);

/** The physical network that a localnet leads to; undefined for every other network. */
export const localnetOf = (config: CniConfig): string | undefined =>
  config.topology === 'localnet'
    ? (text(config.physicalNetworkName) ?? text(config.name))
    : undefined;

export const isOvn = (config: CniConfig): boolean => config.type === 'ovn-k8s-cni-overlay';

const IPV4_CIDR = /^(\d{1,3}(?:\.\d{1,3}){3})\/(\d{1,2})$/;

/** An IPv4 network: its first address as a number, and how many addresses it has. */
export interface Range {
  first: number;
  size: number;
}

export const addressNumber = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

export const addressText = (number: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');

/** @param longest prefix: a range of which pods get addresses has room for more than one */
export const rangeOf = (cidr: string, longest = 30): Range | undefined => {
  const [, address, prefix] = IPV4_CIDR.exec(cidr.trim()) ?? [];
  if (address === undefined || Number(prefix) > longest) return undefined;
  const size = 2 ** (32 - Number(prefix));
  return { first: Math.floor(addressNumber(address) / size) * size, size };
};

/** The IPv4 ranges of which a network gives nothing: OVN-Kubernetes' `excludeSubnets`, whereabouts' `exclude`. */
export const excludedRangesOf = (config: CniConfig): Range[] => {
  const ipam = isRecord(config.ipam) ? config.ipam : {};
  const listed: unknown[] = Array.isArray(ipam.exclude) ? ipam.exclude : [];
  const texts = isOvn(config) ? (text(config.excludeSubnets)?.split(',') ?? []) : listed;
  return texts.flatMap((each) => (typeof each === 'string' ? (rangeOf(each, 32) ?? []) : []));
};

/** The IPv4 range from which the network itself gives addresses to pods. */
export const assignedRangeOf = (config: CniConfig): Range | undefined => {
  if (isOvn(config)) {
    const subnets = text(config.subnets)?.split(',') ?? [];
    return subnets.map((subnet) => rangeOf(subnet)).find((range) => range !== undefined);
  }
  const ipam = isRecord(config.ipam) ? config.ipam : {};
  const range = text(ipam.range) ?? text(ipam.subnet);
  return range === undefined ? undefined : rangeOf(range);
};
