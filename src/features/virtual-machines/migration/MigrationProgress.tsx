import { useState } from 'react';
import { Alert, Stack, StackItem } from '@patternfly/react-core';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import {
  isFinal,
  migrationPhaseLabel,
  migrationPhaseOf,
} from '../../../domain/vm/lifecycle/migration';
import { migrationObstacle } from '../../../domain/vm/lifecycle/migration-progress';
import { useT } from '../../../ui/useT';
import { ActionButton } from '../../../ui/ActionButton';
import { useCancelRefusal } from '../../../ui/migration/useCancelRefusal';
import type { VmWorld } from '../useVmWorld';
import { CancelMigrationDialog } from '../../../ui/migration/CancelMigrationDialog';
import { MigrationPhases } from '../../../ui/migration/MigrationPhases';
import { MigrationReport } from './MigrationReport';

export interface MigrationProps {
  vmWorld: VmWorld;
  migration: KubernetesResource;
}

const UnderWay = ({ vmWorld, migration }: MigrationProps) => {
  const t = useT();
  const [opened, setOpened] = useState<KubernetesResource>();
  const namespace = textAt(migration, 'metadata', 'namespace') ?? '';
  const refusal = useCancelRefusal(namespace);
  const isCancelled = migration.metadata?.deletionTimestamp !== undefined;
  const obstacle = migrationObstacle(vmWorld.world, vmWorld.vmi, migration);
  return (
    <Alert
      variant={obstacle === undefined ? 'info' : 'warning'}
      isInline
      isLiveRegion
      component="h2"
      title={
        obstacle === undefined
          ? t('The VM is being migrated: {{phase}}', {
              phase: t(migrationPhaseLabel(migrationPhaseOf(migration))),
            })
          : t('The migration finds no node for the VM')
      }
      actionLinks={
        <ActionButton
          isInAlert
          refusal={isCancelled ? t('The migration is being cancelled.') : refusal}
          onClick={() => setOpened(migration)}
        >
          {t('Cancel migration')}
        </ActionButton>
      }
    >
      <Stack hasGutter>
        {obstacle !== undefined && <StackItem>{obstacle}</StackItem>}
        <StackItem>
          <MigrationPhases migration={migration} />
        </StackItem>
      </Stack>
      {opened && <CancelMigrationDialog migration={opened} onClose={() => setOpened(undefined)} />}
    </Alert>
  );
};

/**
 * The migration that counts for the VM, until the user closes the report of it. Of one that went well
 * nothing is said to somebody who has not seen it under way.
 */
const MigrationProgress = ({ vmWorld, migration }: MigrationProps) => {
  const uid = textAt(migration, 'metadata', 'uid') ?? '';
  const [closed, setClosed] = useState<string>();
  const [seen, setSeen] = useState<string>();
  const isOver = isFinal(migration);
  if (!isOver && seen !== uid) setSeen(uid);
  if (!isOver) return <UnderWay vmWorld={vmWorld} migration={migration} />;
  const isOldSuccess = migrationPhaseOf(migration) === 'Succeeded' && seen !== uid;
  if (closed === uid || isOldSuccess) return null;
  return <MigrationReport vmWorld={vmWorld} migration={migration} onClose={() => setClosed(uid)} />;
};

export default MigrationProgress;
