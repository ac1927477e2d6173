import { useMemo, useState } from 'react';
import { Alert, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import type { Impact } from '../../domain/checks/impact';
import type { KubernetesResource } from '../../domain/core/resource';
import { serviceRowsOf, type ServiceRow } from '../../domain/services/rows';
import { completeWorld } from '../../k8s/useWorld';
import { DeleteDialog } from '../../ui/resource/DeleteDialog';
import { LoadingState } from '../../ui/states';
import { useT } from '../../ui/useT';
import { shownAddresses } from './AddressCell';
import { serviceBasics } from './serviceBasics';
import { useAddressTexts } from './useAddressTexts';
import { useServiceWorld } from './useServiceWorld';

const NOBODY: Impact = {
  users: [],
  runningCount: 0,
  migrationSettings: [],
  sameNetwork: [],
  unknown: [],
};

/** Who loses which address. */
const Losses = ({ row }: { row: ServiceRow }) => {
  const t = useT();
  const { view, scene } = row;
  const addresses = useAddressTexts(shownAddresses(row));
  return (
    <Stack hasGutter>
      {scene.vms.length > 0 && (
        <StackItem>
          <Alert
            variant="warning"
            isInline
            component="h2"
            title={t('VMs that are not reached by {{name}} any more: {{vms}}', {
              vms: scene.vms.length,
              name: view.name,
            })}
          >
            <List>
              {scene.vms.map(({ name, phase }) => (
                <ListItem key={name}>
                  {phase === 'stopped' ? t('{{name}}: stopped', { name }) : name}
                </ListItem>
              ))}
            </List>
          </Alert>
        </StackItem>
      )}
      {addresses !== '' && (
        <StackItem>
          {t('These addresses go, and may be given to others: {{addresses}}.', {
            addresses,
          })}
        </StackItem>
      )}
      {!scene.selection.isKnown && (
        <StackItem>{t('There may be more: not all VMs of the namespace could be read.')}</StackItem>
      )}
      <StackItem>
        {t('Connections through it end. VMs keep running, and their labels stay.')}
      </StackItem>
    </Stack>
  );
};

interface DeleteServiceDialogProps {
  service: KubernetesResource;
  onClose: () => void;
  onDeleted?: () => void;
}

/** Asks before a Service is deleted, and says which VMs lose which addresses. */
export const DeleteServiceDialog = ({ service, ...props }: DeleteServiceDialogProps) => {
  const t = useT();
  // The Service as it was when the dialog was opened is the one that is deleted.
  const [opened] = useState(service);
  const read = completeWorld(useServiceWorld(opened.metadata?.namespace ?? ''));
  const world = read?.world;
  const row = useMemo(() => world && serviceRowsOf(world, [opened])[0], [world, opened]);
  return (
    <DeleteDialog {...props} kind={serviceBasics} object={opened} impact={row && NOBODY}>
      {row ? (
        <Losses row={row} />
      ) : (
        <LoadingState label={t('Looking for VMs behind the Service')} />
      )}
    </DeleteDialog>
  );
};
