import { useMemo, useState } from 'react';
import { Alert, Form, FormGroup, Radio, Stack, StackItem } from '@patternfly/react-core';
import type { KubernetesResource } from '../../../domain/core/resource';
import { textAt } from '../../../domain/core/resource';
import { limitsIn, limitsOf, memoryOf } from '../../../domain/settings/limits';
import { policyOfVm } from '../../../domain/settings/policies';
import { newMigration } from '../../../domain/vm/lifecycle/migration';
import { pendingOf } from '../../../domain/vm/lifecycle/pending-of-vm';
import { isTaking, targetsOf, type MigrationTarget } from '../../../domain/vm/migration/targets';
import { keyOf } from '../../../domain/world/world';
import { models } from '../../../k8s/models';
import type { Change } from '../../../k8s/write';
import { Estimate } from '../../../ui/migration/Estimate';
import { TargetTable } from '../../../ui/migration/TargetTable';
import { follow } from '../../../ui/notices/batches';
import { Review } from '../../../ui/review/Review';
import { useT } from '../../../ui/useT';
import type { VmWorld } from '../useVmWorld';
import { listText } from '../../../ui/intl';

/** The VM may find no place: said before it waits for one. */
const Nowhere = ({ targets }: { targets: readonly MigrationTarget[] }) => {
  const t = useT();
  const others = targets.filter(({ verdict }) => verdict !== 'here');
  if (others.some(({ verdict }) => verdict !== 'refused')) return null;
  return (
    <StackItem>
      <Alert variant="warning" isInline component="h2" title={t('No other node takes the VM')}>
        {t('The migration will wait for a node, and fail after some minutes.')}
      </Alert>
    </StackItem>
  );
};

interface ChoiceProps {
  targets: readonly MigrationTarget[];
  isAutomatic: boolean;
  setAutomatic: (isAutomatic: boolean) => void;
  chosen: MigrationTarget | undefined;
  choose: (target: MigrationTarget) => void;
}

/** Where the VM is to go: wherever it finds a place, or a node of the user's choice. */
const Choice = ({ targets, isAutomatic, setAutomatic, chosen, choose }: ChoiceProps) => {
  const t = useT();
  const count = targets.filter(isTaking).length;
  return (
    <Form onSubmit={(event) => event.preventDefault()}>
      <FormGroup role="radiogroup" fieldId="migrate-where" label={t('Migrate to')}>
        <Radio
          id="migrate-automatic"
          name="migrate-where"
          label={t('A node that the cluster chooses (recommended)')}
          description={t('{{count}} of the {{all}} other nodes take the VM.', {
            count,
            all: targets.filter(({ verdict }) => verdict !== 'here').length,
          })}
          isChecked={isAutomatic}
          onChange={() => setAutomatic(true)}
        />
        <Radio
          id="migrate-node"
          name="migrate-where"
          label={t('A node of your choice')}
          isChecked={!isAutomatic}
          onChange={() => setAutomatic(false)}
        />
      </FormGroup>
      {!isAutomatic && <TargetTable targets={targets} chosen={chosen?.name} onChoose={choose} />}
    </Form>
  );
};

/** How long it takes, by the limits that count for the VM. */
const Length = ({ vmWorld, vmi }: Pick<MigrateDialogProps, 'vmWorld' | 'vmi'>) => {
  const { world, vm } = vmWorld;
  const bytes = memoryOf(vmi.spec);
  const limits = limitsOf(world);
  if (bytes === undefined || !limits) return null;
  const policy = policyOfVm(world, vm, vmi);
  return (
    <StackItem>
      <Estimate bytes={bytes} limits={policy ? limitsIn(policy.spec, limits, true) : limits} />
    </StackItem>
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
                names: listText(names),
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

/** The last look before a VM is migrated, and where to. */
export const MigrateDialog = ({ vmWorld, vmi, onClose }: MigrateDialogProps) => {
  const t = useT();
  const [isAutomatic, setAutomatic] = useState(true);
  const [chosen, setChosen] = useState<MigrationTarget>();
  const target = isAutomatic ? undefined : chosen;
  const hostname = target?.hostname;
  const changes = useMemo(
    (): Change[] => [
      {
        kind: 'create',
        model: models.VirtualMachineInstanceMigration,
        resource: newMigration(vmi, hostname === undefined ? undefined : { hostname }),
      },
    ],
    [vmi, hostname],
  );
  const targets = targetsOf(vmWorld.world, vmWorld.vm, vmi);
  return (
    <Review
      title={t('Migrate VM {{name}}?', { name: keyOf(nameOf(vmi).namespace, nameOf(vmi).name) })}
      changes={changes}
      confirm={t('Migrate')}
      // What matters of it is said in words.
      isFolded
      isWaiting={!isAutomatic && !target}
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
        <Length vmWorld={vmWorld} vmi={vmi} />
        {targets && targets.length > 1 && (
          <>
            <Nowhere targets={targets} />
            <StackItem>
              <Choice
                targets={targets}
                isAutomatic={isAutomatic}
                setAutomatic={setAutomatic}
                chosen={chosen}
                choose={setChosen}
              />
            </StackItem>
          </>
        )}
      </Stack>
    </Review>
  );
};
