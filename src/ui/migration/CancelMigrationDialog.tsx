import { useState } from 'react';
import { textAt, type KubernetesResource } from '../../domain/core/resource';
import { models } from '../../k8s/models';
import type { Change } from '../../k8s/write';
import { say } from '../notices/store';
import { Review } from '../review/Review';
import { useT } from '../useT';

interface CancelMigrationDialogProps {
  migration: KubernetesResource;
  onClose: () => void;
}

/** Asks before a migration is cancelled. */
export const CancelMigrationDialog = ({ migration, onClose }: CancelMigrationDialogProps) => {
  const t = useT();
  // The migration as it was when the dialog was opened is the one that is cancelled.
  const [changes] = useState<Change[]>(() => [
    { kind: 'delete', model: models.VirtualMachineInstanceMigration, resource: migration },
  ]);
  return (
    <Review
      title={t('Cancel migration {{name}}?', { name: textAt(migration, 'metadata', 'name') ?? '' })}
      changes={changes}
      confirm={t('Cancel migration')}
      isDanger
      onClose={onClose}
      onDone={() => {
        say({
          variant: 'success',
          title: t('The migration of VM {{name}} is being cancelled', {
            name: textAt(migration, 'spec', 'vmiName') ?? '',
          }),
        });
        onClose();
      }}
    >
      {t(
        'The VM stays on its node and goes on running. What waits for a migration goes on waiting.',
      )}
    </Review>
  );
};
