import { useMemo } from 'react';
import { Alert, EmptyStateBody, PageSection, Stack, StackItem } from '@patternfly/react-core';
import { type KubernetesResource } from '../../../domain/core/resource';
import { sriovHostsOf } from '../../../domain/sriov/cards';
import { deviceNamesOf, deviceRowsOf, type DeviceRow } from '../../../domain/sriov/devices';
import { operatorNamespaceOf, USUAL_NAMESPACE } from '../../../domain/sriov/types';
import { vmNodesOf } from '../../../domain/nodes/node-networks';
import type { World } from '../../../domain/world/world';
import { ConfigMapModel } from '../../../k8s/models';
import { useWatchOne } from '../../../k8s/useWatch';
import { NameList } from '../../../ui/NameList';
import { LoadingState, NothingState } from '../../../ui/states';
import { DataTable } from '../../../ui/table/DataTable';
import { useListTable } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { SriovWorld } from '../SriovWorld';
import { DeviceDetails } from './DeviceDetails';
import { deviceSpecOf } from './deviceSpec';

const detailsOf = (row: DeviceRow) => <DeviceDetails row={row} />;

/** Nodes for VMs of which the operator says nothing: its daemon is not there. */
const Silent = ({ world }: { world: World }) => {
  const t = useT();
  const silent = useMemo(() => {
    const known = new Set(sriovHostsOf(world).map(({ name }) => name));
    return vmNodesOf(world)
      .map(({ name }) => name)
      .filter((name) => !known.has(name));
  }, [world]);
  if (!world.isKnown('SriovNetworkNodeState') || silent.length === 0) return null;
  const title = t('Of {{count}} nodes for VMs the operator says nothing', { count: silent.length });
  return (
    <Alert variant="info" isInline component="h2" title={title}>
      <NameList label={title} names={silent} />
      <p>
        {t(
          'Its daemon runs on nodes that the configDaemonNodeSelector of the SriovOperatorConfig chooses.',
        )}
      </p>
    </Alert>
  );
};

const Devices = ({ world }: { world: World }) => {
  const t = useT();
  const rows = useMemo(() => deviceRowsOf(world), [world]);
  const names = useWatchOne<KubernetesResource>(
    ConfigMapModel,
    'supported-nic-ids',
    operatorNamespaceOf(world) ?? USUAL_NAMESPACE,
  );
  const known = names.state === 'ready' ? names.data : undefined;
  const spec = useMemo(() => deviceSpecOf(t, deviceNamesOf(known)), [t, known]);
  const table = useListTable(spec, rows);
  if (rows.length === 0) {
    if (!world.isKnown('SriovNetworkNodeState'))
      return <LoadingState label={t('Loading what the SR-IOV operator says')} />;
    return (
      <NothingState title={t('No network cards for SR-IOV are known')}>
        <EmptyStateBody>
          {world.list('SriovNetworkNodeState').length === 0
            ? t('The operator says nothing of any node yet.')
            : t('The operator finds no network card on the nodes that it supports.')}
        </EmptyStateBody>
      </NothingState>
    );
  }
  return (
    <Stack hasGutter>
      <StackItem>
        <Silent world={world} />
      </StackItem>
      <StackItem>
        <DataTable
          table={table}
          label={t('Network cards for SR-IOV')}
          pagesLabel={t('Pages of the list of network cards')}
          items={t('network cards')}
          nothing={{
            title: t('No network card matches the filter'),
            body: t('Change the filter, or clear it to see all network cards.'),
          }}
          details={detailsOf}
        />
      </StackItem>
    </Stack>
  );
};

/** Network cards of the nodes, nodes of equal hardware in one row, and what VMs hold of them. */
const DevicesTab = () => (
  <SriovWorld kind="SriovNetworkNodeState">
    {(world) => (
      <PageSection hasBodyWrapper={false}>
        <Devices world={world} />
      </PageSection>
    )}
  </SriovWorld>
);

export default DevicesTab;
