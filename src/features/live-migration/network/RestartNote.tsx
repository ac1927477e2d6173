import { Alert, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import { isFinal } from '../../../domain/vm/lifecycle/migration';
import { models } from '../../../k8s/models';
import { useWatchList } from '../../../k8s/useWatch';
import { useT } from '../../../ui/useT';

/** Migrations that are under way go through virt-handler, which is about to restart. */
const UnderWay = () => {
  const t = useT();
  const migrations = useWatchList(models.VirtualMachineInstanceMigration, undefined);
  if (migrations.state === 'loading') return null;
  if (migrations.state !== 'ready' || migrations.progress) {
    return (
      <Alert
        variant="info"
        isInline
        component="h2"
        title={t('It is not known whether VMs are being migrated now')}
      >
        {t('Migrations that are under way go through virt-handler, and can fail when it restarts.')}
      </Alert>
    );
  }
  const count = migrations.data.filter((migration) => !isFinal(migration)).length;
  return count === 0 ? (
    <p>{t('No VM is being migrated now.')}</p>
  ) : (
    <Alert
      variant="warning"
      isInline
      component="h2"
      title={t('{{count}} migrations are under way', { count })}
    >
      {t('They go through virt-handler, and can fail when it restarts. Wait until they are over.')}
    </Alert>
  );
};

/** What happens when live migrations get another network. */
export const RestartNote = () => {
  const t = useT();
  return (
    <Stack hasGutter>
      <StackItem>
        <List>
          <ListItem>
            {t(
              'virt-handler restarts on every node: on one first and, when that is ready, on a tenth of the others at a time.',
            )}
          </ListItem>
          <ListItem>
            {t(
              'VMs go on running. While its virt-handler restarts, a node can neither start nor migrate VMs.',
            )}
          </ListItem>
          <ListItem>
            {t(
              'Where virt-handler does not start, the roll-out stops there, and the other nodes keep what they have.',
            )}
          </ListItem>
        </List>
      </StackItem>
      <StackItem>
        <UnderWay />
      </StackItem>
    </Stack>
  );
};
