import { Content, Stack, StackItem } from '@patternfly/react-core';
import { makesNetworks, makesPolicy } from '../../../domain/node-policies/connect/fields';
import { onDemand } from '../../../ui/onDemand';
import { useT } from '../../../ui/useT';
import { NetworksRun } from './NetworksRun';
import { NodesRun } from './NodesRun';
import type { Connect } from './useConnect';

const VmsRun = onDemand<{ connect: Connect }>(() => import('./VmsRun'));

/** Makes what was planned, first on the nodes, and shows how far it has come. */
const RunStep = ({ connect }: { connect: Connect }) => {
  const t = useT();
  const { draft } = connect.draft;
  return (
    <Stack hasGutter>
      {makesPolicy(draft) && (
        <StackItem>
          <Content component="h2">{t('On the nodes')}</Content>
          <NodesRun connect={connect} />
        </StackItem>
      )}
      {makesNetworks(draft) && (
        <StackItem>
          <Content component="h2">{t('Networks')}</Content>
          <NetworksRun connect={connect} />
        </StackItem>
      )}
      {makesNetworks(draft) && draft.vms.length > 0 && (
        <StackItem>
          <Content component="h2">{t('VMs')}</Content>
          <VmsRun connect={connect} />
        </StackItem>
      )}
    </Stack>
  );
};

export default RunStep;
