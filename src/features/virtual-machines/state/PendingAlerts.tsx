import type { ReactNode } from 'react';
import { Alert, StackItem } from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import type { PendingOfVm } from '../../../domain/vm/lifecycle/pending-of-vm';
import { useT } from '../../../ui/useT';
import { listText } from '../../../ui/intl';

type MigrationStatus = NonNullable<PendingOfVm['migration']>['status'];

const migrationTitles: Record<MigrationStatus, string> = {
  running: msg('A migration is applying changes to the VM'),
  automatic: msg('The cluster is about to migrate the VM to apply changes'),
  manual: msg('The VM needs a migration'),
  unknown: msg('The VM needs a migration'),
  blocked: msg('The VM needs a migration, and cannot be migrated'),
};

const migrationTexts: Record<MigrationStatus, string> = {
  running: '',
  automatic: msg('You need not do anything.'),
  manual: msg('This cluster does not migrate VMs by itself to apply changes: migrate it yourself.'),
  unknown: msg('If the cluster does not migrate the VM by itself, migrate it yourself.'),
  blocked: msg('A restart applies the changes, too.'),
};

const variants = {
  running: 'info',
  automatic: 'info',
  manual: 'warning',
  unknown: 'warning',
  blocked: 'danger',
} as const satisfies Record<MigrationStatus, string>;

const Names = ({ names }: { names: readonly string[] }) => {
  const t = useT();
  if (names.length === 0) return null;
  return <p>{t('Interfaces that wait: {{names}}', { names: listText(names) })}</p>;
};

/** A restart does what no migration can, and no other alert offers it. */
const isRestartInstead = ({ migration, restart, nextStart }: PendingOfVm): boolean =>
  migration?.status === 'blocked' && !restart && nextStart.length === 0;

/** Whether an alert has the button that migrates the VM. */
export const isMigrationOffered = (
  { migration }: PendingOfVm,
  isMigrationShown: boolean,
): boolean => migration !== undefined && !isMigrationShown;

/** Whether an alert has the button that restarts the VM. */
export const isRestartOffered = (pending: PendingOfVm, isMigrationShown: boolean): boolean =>
  pending.restart !== undefined ||
  pending.nextStart.length > 0 ||
  (isMigrationOffered(pending, isMigrationShown) && isRestartInstead(pending));

interface PendingAlertsProps {
  pending: PendingOfVm;
  migrate: ReactNode;
  restart: ReactNode;
  /** Its progress is shown beside: nothing more has to be said of it. */
  isMigrationShown: boolean;
}

/** What the VM waits for, in words, with what applies it. */
export const PendingAlerts = (props: PendingAlertsProps) => {
  const { pending, migrate, restart, isMigrationShown } = props;
  const t = useT();
  const { migration, nextStart } = pending;
  return (
    <>
      {migration && !isMigrationShown && (
        <StackItem>
          <Alert
            variant={variants[migration.status]}
            isInline
            component="h2"
            title={t(migrationTitles[migration.status])}
            actionLinks={
              <>
                {migrate}
                {isRestartInstead(pending) && restart}
              </>
            }
          >
            {migration.why && <p>{t(migration.why.text, migration.why.params)}</p>}
            {migrationTexts[migration.status] !== '' && (
              <p>{t(migrationTexts[migration.status])}</p>
            )}
            <Names names={migration.names} />
            {migration.message !== undefined && (
              <p>{t('KubeVirt says: {{message}}', { message: migration.message })}</p>
            )}
          </Alert>
        </StackItem>
      )}
      {pending.restart && (
        <StackItem>
          <Alert
            variant="warning"
            isInline
            component="h2"
            title={t('The VM needs a restart')}
            actionLinks={restart}
          >
            <p>{t('It runs with other settings than it is configured with until it restarts.')}</p>
            <Names names={pending.restart.names} />
            {pending.restart.message !== undefined && (
              <p>{t('KubeVirt says: {{message}}', { message: pending.restart.message })}</p>
            )}
          </Alert>
        </StackItem>
      )}
      {!pending.restart && nextStart.length > 0 && (
        <StackItem>
          <Alert
            variant="info"
            isInline
            component="h2"
            title={t('Changes of interfaces are applied when the VM starts again')}
            actionLinks={restart}
          >
            <Names names={nextStart} />
          </Alert>
        </StackItem>
      )}
    </>
  );
};
