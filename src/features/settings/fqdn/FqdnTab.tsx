import { PageSection, Stack, StackItem, Title } from '@patternfly/react-core';
import { secondaryDnsOf } from '../../../domain/settings/dns';
import type { KindName } from '../../../domain/world/kinds';
import { useWorld } from '../../../k8s/useWorld';
import { GapList } from '../../../ui/GapList';
import { LoadingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import { NoAddons } from '../NoAddons';
import { Names } from './Names';
import { NameServer } from './NameServer';

const WATCHED: readonly KindName[] = [
  'HyperConverged',
  'NetworkAddonsConfig',
  'ClusterDNS',
  'VirtualMachine',
  'VirtualMachineInstance',
];

/** Names for VMs on secondary networks: the name server, how it is reached, and which names resolve. */
const FqdnTab = () => {
  const t = useT();
  const state = useWorld(WATCHED, undefined);
  if (state.state === 'loading') {
    return <LoadingState label={t('Loading the settings of the name server')} />;
  }
  const { world, gaps, progress } = state;
  const dns = secondaryDnsOf(world);
  if (!dns) return <NoAddons gaps={gaps} />;
  return (
    <PageSection hasBodyWrapper={false}>
      <Stack hasGutter>
        <StackItem>
          <NameServer dns={dns} />
        </StackItem>
        <StackItem>
          <Title headingLevel="h2">{t('Names of VMs')}</Title>
        </StackItem>
        <StackItem>
          <Names world={world} gaps={gaps} dns={dns} progress={progress} />
        </StackItem>
        <StackItem>
          <GapList gaps={gaps} />
        </StackItem>
      </Stack>
    </PageSection>
  );
};

export default FqdnTab;
