import { useState } from 'react';
import { Alert, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { textAt } from '../../../domain/core/resource';
import { newMigration } from '../../../domain/vm/lifecycle/migration';
import {
  migrationOutlook,
  type MigrationOutlook,
} from '../../../domain/vm/lifecycle/migration-progress';
import { pendingOf } from '../../../domain/vm/lifecycle/pending-of-vm';
import { keyOf } from '../../../domain/world/world';
import { models } from '../../../k8s/models';
import type { Change } from '../../../k8s/write';
import { follow } from '../../../ui/notices/batches';
import { Review } from '../../../ui/review/Review';
import { useT } from '../../../ui/useT';
import type { VmWorld } from '../useVmWorld';

const Lacking = ({ unfit }: Pick<MigrationOutlook, 'unfit'>) => {
  const t = useT();
  return (
    <List>
      {unfit.map(({ node, lacks }) => (
        <ListItem key={node}>
          {t('{{node}} lacks {{things}}', { node, things: lacks.join(', ') })}
        </ListItem>
      ))}
    </List>
  );
};

/** Where the VM can go, as far as its networks decide that. */
const Outlook = ({ outlook }: { outlook: MigrationOutlook }) => {
  const t = useT();
  const { fitting, unfit } = outlook;
  if (fitting.length === 0) {
    return (
      <Alert
        variant="warning"
        isInline
        component="h2"
        title={t('No other node has all networks of the VM')}
      >
        <p>{t('The migration will wait for such a node, and fail after some minutes.')}</p>
        <Lacking unfit={unfit} />
      </Alert>
    );
  }
  return (
    <Alert
      variant="info"
      isInline
      component="h2"
      title={t('{{count}} other nodes have all networks of the VM', { count: fitting.length })}
    >
      <p>{fitting.join(', ')}</p>
      <Lacking unfit={unfit} />
    </Alert>
  );
};

const Brought = ({ vmWorld }: { vmWorld: VmWorld }) => {
  const t = useT();
  const { migration, restart, nextStart } = pendingOf(vmWorld.view);
  const names = migration?.names ?? [];
  const needsRestart = restart !== undefined || nextStart.length > 0;
  return (
    <>
      <p>
        {names.length > 0
          ? t(
              'The VM moves to another node while it runs, and gets what these wait for: {{names}}.',
              {
                names: names.join(', '),
              },
            )
          : t('The VM moves to another node while it runs.')}
      </p>
      {needsRestart && (
        <p>{t('Changes that wait for a restart are not applied by a migration.')}</p>
      )}
    </>
  );
};

const nameOf = (vmi: KubernetesResource) => ({
  namespace: textAt(vmi, 'metadata', 'namespace') ?? '',
  name: textAt(vmi, 'metadata', 'name') ?? '',
});

interface MigrateDialogProps {
  vmWorld: VmWorld;
  vmi: KubernetesResource;
  onClose: () => void;
}

/** The last look before a VM is migrated. */
export const MigrateDialog = ({ vmWorld, vmi, onClose }: MigrateDialogProps) => {
  const t = useT();
  const [changes] = useState<Change[]>(() => [
    { kind: 'create', model: models.VirtualMachineInstanceMigration, resource: newMigration(vmi) },
  ]);
  const outlook = migrationOutlook(vmWorld.view);
  return (
    <Review
      title={t('Migrate VM {{name}}?', { name: keyOf(nameOf(vmi).namespace, nameOf(vmi).name) })}
      changes={changes}
      confirm={t('Migrate')}
      // What matters of it is said in words.
      isFolded
      onClose={onClose}
      onDone={([migration]) => {
        follow({
          what: 'migrate',
          items: [
            {
              ...nameOf(vmi),
              aim: { kind: 'migrated', migration: migration?.metadata?.name ?? '' },
            },
          ],
        });
        onClose();
      }}
    >
      <Stack hasGutter>
        <StackItem>
          <Brought vmWorld={vmWorld} />
        </StackItem>
        {outlook && (
          <StackItem>
            <Outlook outlook={outlook} />
          </StackItem>
        )}
      </Stack>
    </Review>
  );
};
