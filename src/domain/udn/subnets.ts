import { parseCidr, type Cidr } from '../net/cidr';
import { isRecord, listAt } from '../core/resource';
import { blockOf, networkSpecOf } from './types';

/** A subnet of a user-defined network. */
export interface UdnSubnet {
  cidr: Cidr;
  /** Of a layer 3 network: length of each node's prefix. */
  hostPrefix?: number;
  path: string;
}

/**
 * The subnets of a user-defined network; those that cannot be read are left out. Takes any value.
 */
export const udnSubnetsOf = (udn: unknown): UdnSubnet[] => {
  const { spec, at } = networkSpecOf(udn);
  const block = blockOf(spec.topology);
  if (block === undefined) return [];
  return listAt(spec, block, 'subnets').flatMap((entry, index) => {
    const path = `${at}.${block}.subnets[${index}]`;
    const text = isRecord(entry) ? entry.cidr : entry;
    const cidr = typeof text === 'string' ? parseCidr(text) : undefined;
    if (!cidr) return [];
    const hostPrefix = isRecord(entry) ? entry.hostSubnet : undefined;
    return [
      {
        cidr,
        path: isRecord(entry) ? `${path}.cidr` : path,
        ...(typeof hostPrefix === 'number' ? { hostPrefix } : {}),
      },
    ];
  });
};
