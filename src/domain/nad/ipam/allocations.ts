import { recordAt, textAt, type KubernetesResource } from '../../core/resource';
import { containsIp, formatCidr, parseSloppyCidr, type Cidr, type Ip } from '../../net/cidr';
import { derived, type World } from '../../world/world';

/** An address that whereabouts keeps for a pod, and where that is written. */
export interface Allocation {
  ip: Ip;
  /** The IPPool. */
  object: KubernetesResource;
  /** Network of the pool's range. */
  cidr: Cidr;
  /** Key of the allocation: the distance from the first address of the range. */
  offset: string;
  /** `namespace/name` of the pod. */
  podref: string;
}

/** The longest distance within IPv6, in digits. */
const OFFSET = /^\d{1,39}$/;

const allocationsIn = (object: KubernetesResource): Allocation[] => {
  const cidr = parseSloppyCidr(textAt(object, 'spec', 'range') ?? '');
  if (!cidr) return [];
  return Object.entries(recordAt(object, 'spec', 'allocations')).flatMap(([offset, entry]) => {
    if (!OFFSET.test(offset)) return [];
    const ip: Ip = { family: cidr.family, value: cidr.first + BigInt(offset) };
    if (!containsIp(cidr, ip)) return [];
    return [{ ip, object, cidr, offset, podref: textAt(entry, 'podref') ?? '' }];
  });
};

/**
 * Every address that an IPPool says somebody has. What cannot be read is passed over.
 *
 * Source: whereabouts pkg/storage/kubernetes/ipam.go.
 */
export const allocationsOf = derived((world: World): readonly Allocation[] =>
  world.list('IPPool').flatMap(allocationsIn),
);

/**
 * The `network_name` of an IPPool, which stands before its range in its name; '' where it has none.
 * Pools of different names give addresses of one range without regard to each other.
 *
 * Source: whereabouts pkg/storage/kubernetes/ipam.go.
 */
export const networkNameOfPool = (object: KubernetesResource, cidr: Cidr): string => {
  const name = textAt(object, 'metadata', 'name') ?? '';
  const ofRange = formatCidr(cidr).replace(/[:/]/g, '-');
  return name.endsWith(`-${ofRange}`) ? name.slice(0, -ofRange.length - 1) : '';
};
