import { useMemo } from 'react';
import { PageSection } from '@patternfly/react-core';
import { checkSriovNetworkIn } from '../../../domain/checks/of-sriov';
import { sriovNetworkRowOf } from '../../../domain/sriov/rows';
import type { World } from '../../../domain/world/world';
import { ObjectList } from '../../../ui/table/ObjectList';
import { useT } from '../../../ui/useT';
import { RowActions } from '../Actions';
import { CreateButton } from '../CreateButton';
import { SriovWorld } from '../SriovWorld';
import { useNetworkSpec, type CheckedNetwork } from './networkSpec';

const actionsOf = ({ network }: CheckedNetwork) => <RowActions part="networks" object={network} />;

const Networks = ({ world }: { world: World }) => {
  const t = useT();
  const rows = useMemo(
    () =>
      world.list('SriovNetwork').map((network) => ({
        ...sriovNetworkRowOf(world, network),
        findings: checkSriovNetworkIn(world, network),
      })),
    [world],
  );
  return (
    <ObjectList
      rows={rows}
      isWhole={world.isKnown('SriovNetwork')}
      loading={t('Loading SR-IOV networks')}
      spec={useNetworkSpec()}
      label={t('SR-IOV networks')}
      pagesLabel={t('Pages of the list of SR-IOV networks')}
      items={t('networks')}
      actions={actionsOf}
      create={<CreateButton part="networks" variant="secondary" />}
      unmatched={{
        title: t('No network matches the filter'),
        body: t('Change the filter, or clear it to see all networks.'),
      }}
      none={{
        title: t('No SR-IOV networks yet'),
        body: t(
          'A SriovNetwork gives VMs of a namespace virtual functions of a resource, which a node policy makes of network cards.',
        ),
      }}
    >
      <CreateButton part="networks" variant="primary" />
    </ObjectList>
  );
};

/** Networks that give VMs virtual functions, and the network that was made of each. */
const NetworksTab = () => (
  <SriovWorld kind="SriovNetwork">
    {(world) => (
      <PageSection hasBodyWrapper={false}>
        <Networks world={world} />
      </PageSection>
    )}
  </SriovWorld>
);

export default NetworksTab;
