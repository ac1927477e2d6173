import { parseCidr, type Cidr } from '../net/cidr';
import { pluginFields, type ParsedConfig } from './config';
import type { Fields } from '../shapes/fields';

/** One entry of a comma-separated list of subnets. */
export interface OvnSubnet {
  /** As written, without the space around it. */
  text: string;
  /** The network; undefined where the entry cannot be read. */
  cidr: Cidr | undefined;
  /** Third part, the length of each node's prefix, as written. */
  hostPrefix: string | undefined;
}

/**
 * Reads a comma-separated list: `CIDR`, or `CIDR/LENGTH` where each node gets a part. Empty text is
 * an empty list; an empty entry is one that cannot be read.
 *
 * Source: ovn-kubernetes go-controller/pkg/config/utils.go ParseClusterSubnetEntriesWithDefaults.
 */
export const readSubnetList = (text: string): OvnSubnet[] =>
  text.trim() === ''
    ? []
    : text.split(',').map((part) => {
        const entry = part.trim();
        const [address = '', prefix = '', hostPrefix, ...more] = entry.split('/');
        const cidr = more.length > 0 ? undefined : parseCidr(`${address}/${prefix}`);
        return { text: entry, cidr, hostPrefix };
      });

/** Length of each node's prefix where the subnet does not say it. */
export const defaultHostPrefix = ({ family }: Cidr): number => (family === 4 ? 24 : 64);

/** A subnet that could be read. */
export interface ParsedSubnet {
  /** Network; host bits of the text are masked off by OVN-Kubernetes. */
  cidr: Cidr;
  /** Of a layer 3 network: length of each node's prefix. */
  hostPrefix?: number;
  /** Path of the text that lists it. */
  path: string;
}

const listOf = (fields: Fields, key: string): { subnet: OvnSubnet; path: string }[] =>
  readSubnetList(fields.text(key) ?? '').map((subnet) => ({ subnet, path: fields.pathOf(key) }));

const isOvn = (parsed: ParsedConfig): parsed is ParsedConfig & { kind: 'ok' } =>
  parsed.kind === 'ok' && parsed.plugin.type === 'ovn-k8s-cni-overlay';

/**
 * The subnets of an OVN-Kubernetes network, those that cannot be read left out; empty for every
 * other network.
 */
export const ovnSubnetsOf = (parsed: ParsedConfig): ParsedSubnet[] => {
  if (!isOvn(parsed)) return [];
  const isLayer3 = parsed.plugin.topology === 'layer3';
  return listOf(pluginFields(parsed), 'subnets').flatMap(({ subnet, path }) => {
    if (!subnet.cidr) return [];
    const { cidr, hostPrefix } = subnet;
    if (!isLayer3) return [{ cidr, path }];
    return [{ cidr, path, hostPrefix: Number(hostPrefix ?? defaultHostPrefix(cidr)) }];
  });
};

/** The join subnets that an OVN-Kubernetes network names itself; none where it takes the default. */
export const ovnJoinSubnetsOf = (parsed: ParsedConfig): ParsedSubnet[] =>
  isOvn(parsed)
    ? listOf(pluginFields(parsed), 'joinSubnet').flatMap(({ subnet: { cidr }, path }) =>
        cidr ? [{ cidr, path }] : [],
      )
    : [];
