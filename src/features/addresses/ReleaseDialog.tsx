import { useEffect, useState } from 'react';
import { List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import { textAt, type KubernetesResource } from '../../domain/core/resource';
import type { Allocation } from '../../domain/nad/ipam/allocations';
import { overlapName, withoutReservation } from '../../domain/addresses/release';
import { formatIp, type Ip } from '../../domain/net/cidr';
import { failureOf } from '../../k8s/failure';
import { models, OverlappingRangeModel } from '../../k8s/models';
import { useWatchOne } from '../../k8s/useWatch';
import { editBy, type Change } from '../../k8s/write';
import { say } from '../../ui/notices/store';
import { Review } from '../../ui/review/Review';
import { useT } from '../../ui/useT';

interface ReleaseDialogProps {
  address: Ip;
  reservation: Allocation;
  onClose: () => void;
}

const Sending = ({
  address,
  reservation,
  overlap,
  onClose,
}: ReleaseDialogProps & { overlap: KubernetesResource | undefined }) => {
  const t = useT();
  const { object, podref } = reservation;
  // What is reviewed stays, though both objects change by it.
  const [changes] = useState((): Change[] => [
    editBy(models.IPPool, object, (current) => withoutReservation(current, reservation)),
    ...(overlap
      ? [{ kind: 'delete' as const, model: OverlappingRangeModel, resource: overlap }]
      : []),
  ]);
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
          body: t('The next pod that asks for an address of the pool may get it.'),
        });
        onClose();
      }}
    >
      <Stack hasGutter>
        <StackItem>{t('It is reserved for pod {{pod}}. Looked at:', { pod: podref })}</StackItem>
        <StackItem>
          <List>
            <ListItem>{t('That pod does not exist any more.')}</ListItem>
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

/** The last look before an address is given back to its pool. */
const ReleaseDialog = (props: ReleaseDialogProps) => {
  const t = useT();
  const { address, reservation, onClose } = props;
  const { object, podref } = reservation;
  const poolNamespace = textAt(object, 'metadata', 'namespace') ?? '';
  const [podNamespace = '', podName = ''] = podref.split('/');
  const beside = useWatchOne<KubernetesResource>(
    OverlappingRangeModel,
    overlapName(address),
    poolNamespace,
  );
  // Lists may be behind each other, so the pod is asked for once more by its name.
  const pod = useWatchOne(models.Pod, podName, podNamespace);
  const isGone = pod.state === 'failed' && failureOf(pod.error).code === 404;
  const obstacle =
    pod.state === 'ready'
      ? t('Pod {{pod}}, for which it is reserved, is there.', { pod: podref })
      : pod.state === 'failed' && !isGone
        ? failureOf(pod.error).message
        : undefined;
  useEffect(() => {
    if (obstacle === undefined) return;
    const title = t('{{address}} was not released', { address: formatIp(address) });
    say({ variant: 'warning', title, body: obstacle });
    onClose();
  }, [obstacle, t, address, onClose]);
  const [isAsked, setAsked] = useState(false);
  if (!isAsked && beside.state !== 'loading' && isGone) setAsked(true);
  if (!isAsked) return null;
  // One of the same name may keep the address for another range's pod.
  const isOwn = beside.state === 'ready' && textAt(beside.data, 'spec', 'podref') === podref;
  return <Sending {...props} overlap={isOwn ? beside.data : undefined} />;
};

export default ReleaseDialog;
