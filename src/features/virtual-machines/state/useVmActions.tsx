import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { KubernetesResource } from '../../../domain/core/resource';
import { useT } from '../../../ui/useT';
import type { VmWorld } from '../useVmWorld';
import { ActionButton } from '../../../ui/ActionButton';
import { useRestartRefusal } from '../../../ui/restart/useRestartRefusal';
import { useMigrateRefusal } from './actionRefusals';

const MigrateDialog = lazy(() =>
  import('../migration/MigrateDialog').then((module) => ({ default: module.MigrateDialog })),
);
const RestartDialog = lazy(() =>
  import('../../../ui/restart/RestartDialog').then((module) => ({ default: module.RestartDialog })),
);

/** An instance that was to be replaced; its uid may be unknown. */
export interface Restarting {
  formerUid: string | undefined;
}

export interface VmActions {
  /** The button that opens the dialog; beneath the text of an alert, or by itself. */
  migrate: (isInAlert: boolean) => ReactNode;
  restart: (isInAlert: boolean) => ReactNode;
  dialogs: ReactNode;
  /** The restart that the user asked for, until it is dismissed. */
  restarting: Restarting | undefined;
  dismiss: () => void;
}

/** Buttons that apply what a VM waits for, and what they open. */
export const useVmActions = (vmWorld: VmWorld): VmActions => {
  const t = useT();
  const [migrated, setMigrated] = useState<KubernetesResource>();
  const [isRestartOpen, setRestartOpen] = useState(false);
  const [restarting, setRestarting] = useState<Restarting>();
  const migrateRefusal = useMigrateRefusal(vmWorld);
  const restartRefusal = useRestartRefusal(vmWorld.vm, vmWorld.vmi);
  return {
    migrate: (isInAlert) => (
      <ActionButton
        isInAlert={isInAlert}
        refusal={migrateRefusal}
        onClick={() => setMigrated(vmWorld.vmi)}
      >
        {t('Migrate')}
      </ActionButton>
    ),
    restart: (isInAlert) => (
      <ActionButton
        isInAlert={isInAlert}
        refusal={restartRefusal}
        onClick={() => setRestartOpen(true)}
      >
        {t('Restart')}
      </ActionButton>
    ),
    dialogs: (
      <Suspense fallback={null}>
        {migrated && (
          <MigrateDialog vmWorld={vmWorld} vmi={migrated} onClose={() => setMigrated(undefined)} />
        )}
        {isRestartOpen && (
          <RestartDialog
            views={[vmWorld.view]}
            onClose={() => setRestartOpen(false)}
            onRestarting={(formerUid) => setRestarting({ formerUid })}
          />
        )}
      </Suspense>
    ),
    restarting,
    dismiss: () => setRestarting(undefined),
  };
};
