import { useState } from 'react';
import { Alert, Stack, StackItem } from '@patternfly/react-core';
import type { KubernetesResource } from '../../domain/core/resource';
import { placesOf } from '../../domain/udn/places';
import { ImpactSummary } from '../../ui/impact/ImpactSummary';
import { DeleteDialog } from '../../ui/resource/DeleteDialog';
import { useT } from '../../ui/useT';
import { NameList } from '../../ui/NameList';
import { udnBasics } from './udnBasics';
import { useUdnImpact } from './useUdnImpact';

interface DeleteUserNetworkDialogProps {
  udn: KubernetesResource;
  onClose: () => void;
  onDeleted?: () => void;
}

/** Asks before a network is deleted, and says which namespaces and whose VMs notice. */
export const DeleteUserNetworkDialog = ({ udn, ...props }: DeleteUserNetworkDialogProps) => {
  const t = useT();
  // The network as it was when the dialog was opened is the one that is deleted.
  const [opened] = useState(udn);
  const { impact, world } = useUdnImpact(opened);
  const places = world ? placesOf(world, opened).filter(({ state }) => state === 'made') : [];
  return (
    <DeleteDialog {...props} kind={udnBasics} object={opened} impact={impact}>
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
    </DeleteDialog>
  );
};
