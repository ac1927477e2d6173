import { useMemo, useState } from 'react';
import { Alert, FormGroup, Stack, StackItem, type AlertProps } from '@patternfly/react-core';
import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { byNumbersInText } from '../../../domain/core/collections';
import { msg } from '../../../domain/core/msg';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { networkUsedBy, type NetworkUsed } from '../../../domain/migration-network/network-used';
import {
  failureReasonOf,
  isFinal,
  migrateRefusal,
  migrationPhaseLabel,
  migrationPhaseOf,
  migrationProof,
  newMigration,
} from '../../../domain/vm/lifecycle/migration';
import { keyOf, type World } from '../../../domain/world/world';
import { models } from '../../../k8s/models';
import { useAccess } from '../../../k8s/useAccess';
import { useWatchList } from '../../../k8s/useWatch';
import type { Change } from '../../../k8s/write';
import { ActionButton } from '../../../ui/ActionButton';
import { Combobox } from '../../../ui/combobox/Combobox';
import { PlainForm } from '../../../ui/form/PlainForm';
import { Review } from '../../../ui/review/Review';
import { FailedState, LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';

const nameOf = ({ metadata }: Pick<K8sResourceCommon, 'metadata'>): string =>
  keyOf(metadata?.namespace, metadata?.name ?? '');

const titles: Record<NetworkUsed, string> = {
  dedicated: msg('The VM was migrated over the dedicated network'),
  pod: msg('The VM was migrated over the pod network'),
  unknown: msg('Over which network the VM was migrated is not known'),
};

const variants: Record<NetworkUsed, Exclude<AlertProps['variant'], undefined>> = {
  dedicated: 'success',
  pod: 'danger',
  unknown: 'warning',
};

const sentences: Record<NetworkUsed, string> = {
  dedicated: msg('The target listened on {{address}} ({{node}}), an address of the network.'),
  pod: msg(
    'The target listened on {{address}} ({{node}}), an address of a pod: virt-handler there has no address in the dedicated network.',
  ),
  unknown: msg(
    'The target listened on {{address}} ({{node}}), which is in no network that is known.',
  ),
};

interface ResultProps {
  world: World;
  migration: KubernetesResource;
  vmi: KubernetesResource | undefined;
}

/** How the migration goes, and over which network it went, by the address of its target. */
const Result = ({ world, migration, vmi }: ResultProps) => {
  const t = useT();
  const phase = migrationPhaseOf(migration);
  const { targetNodeAddress, targetNode, isCompleted } = migrationProof(vmi, migration);
  if (phase === 'Failed') {
    return (
      <Alert
        variant="danger"
        isInline
        isLiveRegion
        component="h2"
        title={t('The migration failed')}
      >
        {failureReasonOf(migration, vmi)}
      </Alert>
    );
  }
  if (!isFinal(migration) || !isCompleted) {
    return (
      <Alert
        variant="info"
        isInline
        isLiveRegion
        component="h2"
        title={t('The VM is being migrated: {{phase}}', { phase: t(migrationPhaseLabel(phase)) })}
      />
    );
  }
  const used = networkUsedBy(world, targetNodeAddress);
  return (
    <Alert variant={variants[used]} isInline isLiveRegion component="h2" title={t(titles[used])}>
      {t(sentences[used], { address: targetNodeAddress ?? '', node: targetNode ?? '' })}
    </Alert>
  );
};

interface ChoiceProps {
  world: World;
  vmis: readonly KubernetesResource[];
  migrations: readonly KubernetesResource[];
}

const Trial = ({ world, vmis, migrations }: ChoiceProps) => {
  const t = useT();
  const possible = useMemo(
    () =>
      vmis
        .filter((vmi) => migrateRefusal(vmi, migrations) === undefined)
        .sort((a, b) => byNumbersInText(nameOf(a), nameOf(b))),
    [vmis, migrations],
  );
  const options = useMemo(
    () =>
      possible.map((vmi) => ({
        value: nameOf(vmi),
        description: t('on {{node}}', { node: textAt(vmi, 'status', 'nodeName') ?? '' }),
      })),
    [possible, t],
  );
  const [typed, setTyped] = useState<string>();
  const [tried, setTried] = useState<{ vm: string; migration: string }>();
  const [changes, setChanges] = useState<Change[]>();
  const chosen = typed ?? tried?.vm ?? (possible[0] ? nameOf(possible[0]) : '');
  const vmi = vmis.find((each) => nameOf(each) === chosen);
  const access = useAccess(
    'create',
    models.VirtualMachineInstanceMigration,
    vmi?.metadata?.namespace,
  );
  const obstacle = vmi && migrateRefusal(vmi, migrations);
  const refusal =
    (vmi === undefined ? t('Choose a VM that runs.') : undefined) ??
    (access === 'denied'
      ? t('You have no permission to migrate VMs in namespace {{namespace}}.', {
          namespace: vmi?.metadata?.namespace ?? '',
        })
      : undefined) ??
    (obstacle && t(obstacle.text, obstacle.params));
  const migration = migrations.find((each) => nameOf(each) === tried?.migration);
  const moved = vmis.find((each) => nameOf(each) === tried?.vm);
  return (
    <Stack hasGutter>
      <StackItem>
        {possible.length === 0 && !tried
          ? t('No running VM can be migrated, so that the network cannot be tried here.')
          : t(
              'Migrate a VM to see that the network is used. The first one that can is chosen already.',
            )}
      </StackItem>
      <StackItem>
        <PlainForm noValidate>
          <FormGroup fieldId="vm-to-migrate" label={t('VM to migrate')}>
            <Combobox
              id="vm-to-migrate"
              label={t('VM to migrate')}
              options={options}
              value={chosen}
              onChange={setTyped}
            />
          </FormGroup>
        </PlainForm>
      </StackItem>
      <StackItem>
        <ActionButton
          refusal={refusal}
          onClick={() => {
            if (!vmi) return;
            const model = models.VirtualMachineInstanceMigration;
            setChanges([{ kind: 'create', model, resource: newMigration(vmi) }]);
          }}
        >
          {t('Migrate it now')}
        </ActionButton>
      </StackItem>
      {migration && (
        <StackItem>
          <Result world={world} migration={migration} vmi={moved} />
        </StackItem>
      )}
      {changes && (
        <Review
          title={t('Migrate VM {{name}}?', { name: chosen })}
          changes={changes}
          confirm={t('Migrate')}
          isFolded
          onClose={() => setChanges(undefined)}
          onDone={([result]) => {
            if (result) setTried({ vm: chosen, migration: nameOf(result) });
            setChanges(undefined);
          }}
        >
          {t('The VM moves to another node while it runs.')}
        </Review>
      )}
    </Stack>
  );
};

/** Migrates a VM, and tells by the address of the target whether the dedicated network was used. */
export const TryMigration = ({ world }: { world: World }) => {
  const t = useT();
  const vmis = useWatchList<KubernetesResource>(models.VirtualMachineInstance, undefined);
  const migrations = useWatchList<KubernetesResource>(
    models.VirtualMachineInstanceMigration,
    undefined,
  );
  for (const list of [vmis, migrations]) {
    if (list.state === 'failed') {
      return <FailedState error={list.error} what={t('the VMs of the cluster')} />;
    }
  }
  if (vmis.state !== 'ready' || migrations.state !== 'ready') {
    return <LoadingState label={t('Reading the VMs of the cluster')} />;
  }
  return <Trial world={world} vmis={vmis.data} migrations={migrations.data} />;
};
