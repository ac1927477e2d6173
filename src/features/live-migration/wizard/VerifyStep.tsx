import { Stack, StackItem } from '@patternfly/react-core';
import { rollOutOf } from '../../../domain/migration-network/roll-out';
import { migrationNetworkInUse } from '../../../domain/settings/migration-network';
import { useT } from '../../../ui/useT';
import { NodesTable } from '../network/NodesTable';
import { RollOutAlert } from '../network/RollOutAlert';
import type { MigrationSettings } from '../useMigrationWorld';
import { TryMigration } from './TryMigration';

/** Whether the network works: virt-handler on each node, and then a VM that is migrated over it. */
const VerifyStep = ({ settings: { world } }: { settings: MigrationSettings }) => {
  const t = useT();
  const rollOut = rollOutOf(world);
  if (!rollOut) {
    return (
      <p>
        {t('Which nodes have the network is not known: the pods of virt-handler cannot be read.')}
      </p>
    );
  }
  return (
    <Stack hasGutter>
      {rollOut.stage !== 'settled' && (
        <StackItem>
          <RollOutAlert rollOut={rollOut} />
        </StackItem>
      )}
      <StackItem>
        <NodesTable rollOut={rollOut} isSet={migrationNetworkInUse(world) !== undefined} />
      </StackItem>
      <StackItem>
        {rollOut.stage === 'settled' ? (
          <TryMigration world={world} />
        ) : (
          t('As soon as all nodes have the network, a VM can be migrated here to try it.')
        )}
      </StackItem>
    </Stack>
  );
};

export default VerifyStep;
