import { useState } from 'react';
import { Alert, Stack, StackItem } from '@patternfly/react-core';
import type { KubernetesResource } from '../../domain/core/resource';
import { placesOf } from '../../domain/udn/places';
import type { Change } from '../../k8s/write';
import { ImpactSummary, mayHurt } from '../../ui/impact/ImpactSummary';
import { Review } from '../../ui/review/Review';
import { useT } from '../../ui/useT';
import { modelFor } from './kinds';
import { NameList } from './NameList';
import { useUdnImpact } from './useUdnImpact';

interface DeleteUserNetworkDialogProps {
  udn: KubernetesResource;
  onClose: () => void;
  onDeleted?: () => void;
}

/** Asks before a network is deleted; one that may be in use needs its name typed. */
export const DeleteUserNetworkDialog = ({
  udn,
  onClose,
  onDeleted,
}: DeleteUserNetworkDialogProps) => {
  const t = useT();
  const { name = '' } = udn.metadata ?? {};
  // The network as it was when the dialog was opened is the one that is deleted.
  const [opened] = useState(udn);
  const { impact, world } = useUdnImpact(opened);
  const [changes] = useState<Change[]>(() => [
    { kind: 'delete', model: modelFor(opened), resource: opened },
  ]);
  const places = world ? placesOf(world, opened).filter(({ state }) => state === 'made') : [];
  return (
    <Review
      title={t('Delete user-defined network {{name}}?', { name })}
      changes={changes}
      confirm={t('Delete')}
      isDanger
      isWaiting={!impact}
      mustType={impact && mayHurt(impact) ? name : undefined}
      onClose={onClose}
      onDone={() => {
        onClose();
        onDeleted?.();
      }}
    >
      <Stack hasGutter>
        {places.length > 0 && (
          <StackItem>
            <p>{t('The network goes from {{count}} namespaces:', { count: places.length })}</p>
            <NameList
              label={t('Namespaces that lose the network')}
              names={places.map(({ namespace }) => namespace)}
            />
          </StackItem>
        )}
        <StackItem>
          <ImpactSummary
            impact={impact}
            consequence={t(
              'OVN-Kubernetes keeps the network until the last of these VMs has stopped. A VM that still refers to it then does not start any more.',
            )}
          />
        </StackItem>
        {impact && impact.runningCount > 0 && (
          <StackItem>
            <Alert
              variant="info"
              isInline
              component="h3"
              title={t('The network will stay in state "Being deleted" for now')}
            >
              {t('No new VM can be connected meanwhile, and the deletion cannot be taken back.')}
            </Alert>
          </StackItem>
        )}
      </Stack>
    </Review>
  );
};
