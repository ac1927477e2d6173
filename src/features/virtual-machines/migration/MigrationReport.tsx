import { Alert, AlertActionCloseButton, Stack, StackItem } from '@patternfly/react-core';
import { Timestamp } from '@openshift-console/dynamic-plugin-sdk';
import { msg } from '../../../domain/core/msg';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { networkUsedBy, type NetworkUsed } from '../../../domain/migration-network/network-used';
import {
  failureReasonOf,
  migrationPhaseOf,
  migrationProof,
} from '../../../domain/vm/lifecycle/migration';
import { useT } from '../../../ui/useT';
import type { VmWorld } from '../useVmWorld';
import { MigrationPhases } from '../../../ui/migration/MigrationPhases';

/** By which network its memory was copied. */
const networkTexts: Record<NetworkUsed, string> = {
  pod: msg('Its memory was copied over the pod network, to {{address}}.'),
  dedicated: msg('Its memory was copied over the migration network, to {{address}}.'),
  unknown: msg('Its memory was copied to {{address}}.'),
};

interface MigrationReportProps {
  vmWorld: VmWorld;
  migration: KubernetesResource;
  onClose: () => void;
}

/** How a migration ended: where it failed and why, or where the VM is by its own status. */
export const MigrationReport = ({ vmWorld, migration, onClose }: MigrationReportProps) => {
  const t = useT();
  const { vmi } = vmWorld;
  const close = (
    <AlertActionCloseButton aria-label={t('Close the report of the migration')} onClose={onClose} />
  );
  const created = textAt(migration, 'metadata', 'creationTimestamp') ?? '';
  if (migrationPhaseOf(migration) === 'Failed') {
    return (
      <Alert
        variant="danger"
        isInline
        isLiveRegion
        component="h2"
        title={t('The last migration of the VM failed')}
        actionClose={close}
      >
        <Stack hasGutter>
          <StackItem>
            {failureReasonOf(migration, vmi) ?? t('KubeVirt says nothing of the reason.')}
          </StackItem>
          <StackItem>
            {t('Begun:')} <Timestamp timestamp={created} />
          </StackItem>
          <StackItem>
            <MigrationPhases migration={migration} />
          </StackItem>
        </Stack>
      </Alert>
    );
  }
  const proof = migrationProof(vmi, migration);
  const node = proof.targetNode ?? '';
  const address = proof.targetNodeAddress;
  return (
    <Alert
      variant={proof.hasArrived ? 'success' : 'info'}
      isInline
      isLiveRegion
      component="h2"
      title={
        proof.hasArrived
          ? t('The VM was migrated to {{node}}', { node })
          : t('The migration is over; the VM has not reported its node yet')
      }
      actionClose={close}
    >
      {address !== undefined && t(networkTexts[networkUsedBy(vmWorld.world, address)], { address })}
    </Alert>
  );
};
