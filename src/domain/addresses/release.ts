import { listAt, textAt, type KubernetesResource } from '../core/resource';
import { setIn } from '../core/set-in';
import { formatIp, type Ip } from '../net/cidr';
import type { Allocation } from '../nad/ipam/allocations';
import { CLAIM_FINALIZER } from '../vm/spec/ipam-claims';
import type { Holder, Pool, Reservation } from './pool';

/**
 * The reservation of an address whose holder is gone. Undefined where the holder is there, the address
 * is in use, or nobody can tell: what is released then would be given twice.
 */
export const staleReservationOf = (pool: Pool, address: bigint): Reservation | undefined => {
  const holder: Holder | undefined = pool.holders.get(address);
  return holder?.isGone === true && !holder.isInUse ? pool.reservations.get(address) : undefined;
};

/**
 * An IPPool without an allocation; the object itself where that is not there any more, or is another
 * pod's by now.
 *
 * Source: whereabouts pkg/reconciler/iploop.go.
 */
export const withoutReservation = <R extends KubernetesResource>(
  object: R,
  { offset, podref }: Pick<Allocation, 'offset' | 'podref'>,
): R =>
  textAt(object, 'spec', 'allocations', offset, 'podref') === podref
    ? (setIn(object, ['spec', 'allocations', offset], undefined) as R)
    : object;

/**
 * Name of the object by which whereabouts keeps overlapping ranges from giving the address, too.
 *
 * Source: whereabouts pkg/storage/kubernetes/ipam.go.
 */
export const overlapName = (ip: Ip): string => {
  const text = formatIp(ip).replaceAll(':', '-');
  return text.endsWith('-') ? `${text}0` : text;
};

/**
 * Whether a claim was deleted and is held by its finalizer alone, which nobody takes off any more once
 * its VM is gone.
 */
export const isHeldByFinalizer = (claim: KubernetesResource): boolean =>
  textAt(claim, 'metadata', 'deletionTimestamp') !== undefined &&
  listAt(claim, 'metadata', 'finalizers').includes(CLAIM_FINALIZER);

/** A claim without the finalizer of KubeVirt's IPAM extensions; those of others stay. */
export const withoutFinalizer = <R extends KubernetesResource>(claim: R): R => {
  const left = listAt(claim, 'metadata', 'finalizers').filter((each) => each !== CLAIM_FINALIZER);
  return setIn(claim, ['metadata', 'finalizers'], left.length > 0 ? left : undefined) as R;
};
