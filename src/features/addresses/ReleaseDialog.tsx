import { useEffect, useState } from 'react';
import { List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import type { K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import type { TFunction } from 'i18next';
import { textAt, type KubernetesResource } from '../../domain/core/resource';
import type { Allocation } from '../../domain/nad/ipam/allocations';
import type { Reservation } from '../../domain/addresses/pool';
import {
  isHeldByFinalizer,
  overlapName,
  withoutFinalizer,
  withoutReservation,
} from '../../domain/addresses/release';
import { formatIp, type Ip } from '../../domain/net/cidr';
import { ownerOfClaim } from '../../domain/vm/spec/ipam-claims';
import { failureOf } from '../../k8s/failure';
import { models, OverlappingRangeModel } from '../../k8s/models';
import { useWatchOne } from '../../k8s/useWatch';
import { editBy, type Change } from '../../k8s/write';
import { say } from '../../ui/notices/store';
import { Review } from '../../ui/review/Review';
import { useT } from '../../ui/useT';

interface ReleaseProps<R extends Reservation = Reservation> {
  address: Ip;
  reservation: R;
  onClose: () => void;
}

/** Who has to be gone before an address is released. */
interface Holder {
  model: K8sModel;
  namespace: string;
  name: string;
  /** Whether the object of that name is the one that holds the address. */
  isIt: (object: KubernetesResource) => boolean;
  /** Says that it is there. */
  there: string;
}

const podOf = ({ podref }: Allocation, t: TFunction): Holder => {
  const [namespace = '', name = ''] = podref.split('/');
  const there = t('Pod {{pod}}, for which it is reserved, is there.', { pod: podref });
  return { model: models.Pod, namespace, name, isIt: () => true, there };
};

const ownerOf = (
  { claim, lacks }: Extract<Reservation, { kind: 'claim' }>,
  t: TFunction,
): Holder => {
  const namespace = textAt(claim, 'metadata', 'namespace') ?? '';
  if (lacks === 'network') {
    const name = textAt(claim, 'status', 'ownerPod', 'name') ?? '';
    const there = t('Pod {{pod}}, for which it is reserved, is there.', {
      pod: `${namespace}/${name}`,
    });
    return { model: models.Pod, namespace, name, isIt: () => true, there };
  }
  const { kind, name, uid } = ownerOfClaim(claim);
  return {
    model: models[kind],
    namespace,
    name,
    isIt: (object) => uid === undefined || textAt(object, 'metadata', 'uid') === uid,
    there: t('VM {{vm}}, for which it is reserved, is there.', { vm: `${namespace}/${name}` }),
  };
};

interface SendingProps {
  address: Ip;
  changes: () => Change[];
  /** What was looked at. */
  checked: readonly string[];
  /** Who the address is reserved for. */
  reserved: string;
  /** What becomes of it. */
  next: string;
  onClose: () => void;
}

const Sending = ({ address, changes: make, checked, reserved, next, onClose }: SendingProps) => {
  const t = useT();
  // What is reviewed stays, though the objects change by it.
  const [changes] = useState(make);
  const text = formatIp(address);
  return (
    <Review
      title={t('Release {{address}}?', { address: text })}
      changes={changes}
      confirm={t('Release')}
      isDanger
      onClose={onClose}
      onDone={() => {
        say({
          variant: 'success',
          title: t('{{address}} is released', { address: text }),
          body: next,
        });
        onClose();
      }}
    >
      <Stack hasGutter>
        <StackItem>{reserved}</StackItem>
        <StackItem>
          <List>
            {checked.map((each) => (
              <ListItem key={each}>{each}</ListItem>
            ))}
            <ListItem>{t('No interface of a VM that you can see has the address.')}</ListItem>
          </List>
        </StackItem>
        <StackItem>
          {t(
            'Not looked at: whether something outside of the cluster uses the address, and VMs that you may not see.',
          )}
        </StackItem>
      </Stack>
    </Review>
  );
};

/** Asks for the holder once more by its name, as lists may be behind each other. */
const useIsGone = (holder: Holder, address: Ip, onClose: () => void): boolean => {
  const t = useT();
  const found = useWatchOne<KubernetesResource>(holder.model, holder.name, holder.namespace);
  const isThere = found.state === 'ready' && holder.isIt(found.data);
  const isMissing = found.state === 'failed' && failureOf(found.error).code === 404;
  const obstacle = isThere
    ? holder.there
    : found.state === 'failed' && !isMissing
      ? failureOf(found.error).message
      : undefined;
  useEffect(() => {
    if (obstacle === undefined) return;
    const title = t('{{address}} was not released', { address: formatIp(address) });
    say({ variant: 'warning', title, body: obstacle });
    onClose();
  }, [obstacle, t, address, onClose]);
  return isMissing || (found.state === 'ready' && !isThere);
};

const ReleaseAllocation = ({
  address,
  reservation: { allocation },
  onClose,
}: ReleaseProps<Extract<Reservation, { kind: 'allocation' }>>) => {
  const t = useT();
  const { object, podref } = allocation;
  const beside = useWatchOne<KubernetesResource>(
    OverlappingRangeModel,
    overlapName(address),
    textAt(object, 'metadata', 'namespace') ?? '',
  );
  const isGone = useIsGone(podOf(allocation, t), address, onClose);
  const [isAsked, setAsked] = useState(false);
  if (!isAsked && beside.state !== 'loading' && isGone) setAsked(true);
  if (!isAsked) return null;
  // One of the same name may keep the address for another range's pod.
  const isOwn = beside.state === 'ready' && textAt(beside.data, 'spec', 'podref') === podref;
  const overlap = isOwn ? beside.data : undefined;
  return (
    <Sending
      address={address}
      changes={() => [
        editBy(models.IPPool, object, (current) => withoutReservation(current, allocation)),
        ...(overlap
          ? [{ kind: 'delete' as const, model: OverlappingRangeModel, resource: overlap }]
          : []),
      ]}
      reserved={t('It is reserved for pod {{pod}}. Looked at:', { pod: podref })}
      checked={[t('That pod does not exist any more.')]}
      next={t('The next pod that asks for an address of the pool may get it.')}
      onClose={onClose}
    />
  );
};

const ReleaseClaim = ({
  address,
  reservation,
  onClose,
}: ReleaseProps<Extract<Reservation, { kind: 'claim' }>>) => {
  const t = useT();
  const { claim, lacks } = reservation;
  const holder = ownerOf(reservation, t);
  const isGone = useIsGone(holder, address, onClose);
  const [isAsked, setAsked] = useState(false);
  if (!isAsked && isGone) setAsked(true);
  if (!isAsked) return null;
  const isHeld = isHeldByFinalizer(claim);
  const { name } = ownerOfClaim(claim);
  const vm = `${holder.namespace}/${name}`;
  return (
    <Sending
      address={address}
      changes={() => [
        isHeld
          ? editBy(models.IPAMClaim, claim, withoutFinalizer)
          : { kind: 'delete', model: models.IPAMClaim, resource: claim },
      ]}
      reserved={t('It is reserved for VM {{vm}}. Looked at:', { vm })}
      checked={[
        lacks === 'network'
          ? t(
              'The VM does not have that network any more, and the pod that had the address is gone.',
            )
          : t(
              'That VM does not exist any more. A stopped VM would: its address is kept on purpose.',
            ),
        ...(isHeld
          ? [t('The claim was deleted before, and only its finalizer is left, which is taken off.')]
          : []),
      ]}
      next={t(
        'OVN-Kubernetes gives it to somebody else as soon as the claim is gone. If that is held by its finalizer, release the address once more.',
      )}
      onClose={onClose}
    />
  );
};

/** The last look before an address is given back to its pool. */
const ReleaseDialog = ({ reservation, ...props }: ReleaseProps) =>
  reservation.kind === 'allocation' ? (
    <ReleaseAllocation {...props} reservation={reservation} />
  ) : (
    <ReleaseClaim {...props} reservation={reservation} />
  );

export default ReleaseDialog;
