import { Alert, Flex, FlexItem, Stack, StackItem } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { isFinal } from '../../../domain/vm/lifecycle/migration';
import { latestMigration } from '../../../domain/vm/lifecycle/migration-progress';
import { pendingOf } from '../../../domain/vm/lifecycle/pending-of-vm';
import { onDemand } from '../../../ui/onDemand';
import { useT } from '../../../ui/useT';
import type { MigrationProps } from '../migration/MigrationProgress';
import type { VmWorld } from '../useVmWorld';
import { isMigrationOffered, isRestartOffered, PendingAlerts } from './PendingAlerts';
import { StartButton } from './StartButton';
import { RestartProgress } from './RestartProgress';
import { useVmActions } from './useVmActions';

const MigrationProgress = onDemand<MigrationProps>(() => import('../migration/MigrationProgress'));

/** The console looks only now and then whether a single object is still there; lists are told at once. */
const isDeleted = ({ world, view: { namespace, name } }: VmWorld): boolean =>
  world.isKnown('VirtualMachine', namespace) &&
  world.find('VirtualMachine', name, namespace) === undefined;

const Deleted = () => {
  const t = useT();
  return (
    <Alert variant="warning" isInline isLiveRegion component="h2" title={t('The VM was deleted')}>
      {t('What is shown here is what was known of it last.')}
    </Alert>
  );
};

const Banner = ({ vmWorld }: { vmWorld: VmWorld }) => {
  const { world, vmi, view } = vmWorld;
  const { migrate, restart, dialogs, restarting, dismiss } = useVmActions(vmWorld);
  const migration = latestMigration(world, vmi);
  const pending = pendingOf(view);
  if (isDeleted(vmWorld)) return <Deleted />;
  const isMigrationShown = migration !== undefined && !isFinal(migration);
  // What no alert offers can be done all the same.
  const spare = [
    ...(isMigrationOffered(pending, isMigrationShown) ? [] : [migrate]),
    ...(isRestartOffered(pending, isMigrationShown) ? [] : [restart]),
  ];
  return (
    <>
      <Stack hasGutter>
        {restarting && (
          <StackItem>
            <RestartProgress vmWorld={vmWorld} restarting={restarting} onClose={dismiss} />
          </StackItem>
        )}
        {migration && (
          <StackItem>
            <MigrationProgress vmWorld={vmWorld} migration={migration} />
          </StackItem>
        )}
        <PendingAlerts
          pending={pending}
          migrate={migrate(true)}
          restart={restart(true)}
          isMigrationShown={isMigrationShown}
        />
        {view.phase === 'stopped' && (
          <StackItem>
            <StartButton vmWorld={vmWorld} />
          </StackItem>
        )}
        {vmi && view.phase !== 'stopped' && spare.length > 0 && (
          <StackItem>
            <Flex gap={{ default: 'gapSm' }}>
              {spare.map((render) => (
                <FlexItem key={render === migrate ? 'migrate' : 'restart'}>
                  {render(false)}
                </FlexItem>
              ))}
            </Flex>
          </StackItem>
        )}
      </Stack>
      {dialogs}
    </>
  );
};

interface PendingBannerProps {
  vm: KubernetesResource;
  vmWorld: VmWorld;
}

/**
 * What the VM as a whole waits for, what applies it, and how far a migration or a restart is. It
 * stays while the VM migrates, is paused or restarts.
 */
export const PendingBanner = ({ vmWorld }: PendingBannerProps) =>
  vmWorld.isLoaded ? <Banner vmWorld={vmWorld} /> : null;
