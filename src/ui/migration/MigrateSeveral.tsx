import { useMemo, useRef, useState, type ReactNode } from 'react';
import { Alert, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { textAt, valueAt } from '../../domain/core/resource';
import type { FormerUsers } from '../../domain/vm/lifecycle/former-users';
import { newMigration } from '../../domain/vm/lifecycle/migration';
import { keyOf } from '../../domain/world/world';
import { models } from '../../k8s/models';
import { useAccessIn } from '../../k8s/useAccessIn';
import type { Change } from '../../k8s/write';
import type { NetworkUser } from '../../domain/vm/spec/network-users';
import { follow, followMore } from '../notices/batches';
import { Review } from '../review/Review';
import { useT } from '../useT';

interface MigrateSeveralProps {
  former: FormerUsers;
  /** `namespace/name` of the network whose settings of now the VMs are to get. */
  network: string;
  onClose: () => void;
}

const nameOf = ({ namespace, name }: NetworkUser): string => keyOf(namespace, name);

/** VMs that stay where they are, and why. */
const Staying = ({ entries }: { entries: readonly { vm: string; why: string }[] }) => {
  const t = useT();
  return (
    <Alert
      variant="warning"
      isInline
      component="h2"
      title={t('{{count}} VMs cannot be migrated now', { count: entries.length })}
    >
      <p>{t('They get the settings of now when they are restarted.')}</p>
      <List isPlain>
        {entries.map(({ vm, why }) => (
          <ListItem key={vm}>{t('{{vm}}: {{why}}', { vm, why })}</ListItem>
        ))}
      </List>
    </Alert>
  );
};

/** The last look before several VMs are migrated, so that they get what their network is now. */
const MigrateSeveral = ({ former, network, onClose }: MigrateSeveralProps) => {
  const t = useT();
  const { migratable, refused } = former;
  const access = useAccessIn(
    'create',
    models.VirtualMachineInstanceMigration,
    migratable.map(({ user }) => user.namespace),
  );
  const isAsked = migratable.every(({ user }) => access.has(user.namespace));
  const allowed = useMemo(
    () => migratable.filter(({ user }) => access.get(user.namespace) !== 'denied'),
    [migratable, access],
  );
  const staying = [
    ...refused.map(({ user, why }) => ({ vm: nameOf(user), why: t(why.text, why.params) })),
    ...migratable
      .filter(({ user }) => access.get(user.namespace) === 'denied')
      .map(({ user }) => ({
        vm: nameOf(user),
        why: t('You have no permission to migrate VMs in namespace {{namespace}}.', {
          namespace: user.namespace,
        }),
      })),
  ];
  return isAsked ? (
    <Sending allowed={allowed} network={network} onClose={onClose}>
      {staying.length > 0 && (
        <StackItem>
          <Staying entries={staying} />
        </StackItem>
      )}
    </Sending>
  ) : null;
};

interface SendingProps {
  allowed: FormerUsers['migratable'];
  network: string;
  onClose: () => void;
  children: ReactNode;
}

const Sending = ({ allowed, network, onClose, children }: SendingProps) => {
  const t = useT();
  // What is reviewed does not change while VMs come and go.
  const [chosen] = useState(allowed);
  const [changes] = useState<Change[]>(() =>
    chosen.map(({ vmi }) => ({
      kind: 'create',
      model: models.VirtualMachineInstanceMigration,
      resource: newMigration(vmi),
    })),
  );
  const batch = useRef<number>();
  const followed = (results: readonly K8sResourceCommon[]) => {
    const items = results.map((migration) => ({
      namespace: migration.metadata?.namespace ?? '',
      name: textAt(valueAt(migration, 'spec'), 'vmiName') ?? '',
      aim: { kind: 'migrated' as const, migration: migration.metadata?.name ?? '' },
    }));
    if (batch.current === undefined) batch.current = follow({ what: 'migrate', items });
    else followMore(batch.current, items);
  };
  const count = changes.length;
  return (
    <Review
      title={t('Migrate the VMs that may use former settings of {{network}}?', { network })}
      changes={changes}
      isIndependent
      confirm={t('Migrate {{count}} VMs', { count })}
      onClose={onClose}
      onDone={onClose}
      onSent={followed}
    >
      <Stack hasGutter>
        <StackItem>
          {t(
            'Each VM moves to another node while it runs, and gets the settings that the network has now. The cluster moves only a few at a time.',
          )}
        </StackItem>
        {children}
      </Stack>
    </Review>
  );
};

export default MigrateSeveral;
