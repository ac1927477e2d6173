import { useMemo } from 'react';
import { List, ListItem, PageSection, Stack, StackItem, Title } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { coverageOf, type NodeCoverage } from '../../../domain/nodes/coverage';
import type { NodeNeed } from '../../../domain/nodes/need';
import { msg } from '../../../domain/core/msg';
import { keyOf, type World } from '../../../domain/world/world';
import { GapList } from '../../../ui/GapList';
import { NodeStateText } from '../../../ui/nodeStates';
import { NoVmNodes } from '../../../ui/NoVmNodes';
import { ObjectLink } from '../../../ui/ObjectLink';
import { mapPath } from '../../../ui/routes';
import { LoadingState } from '../../../ui/states';
import { DataTable } from '../../../ui/table/DataTable';
import { useDataTable, type TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import type { NetworkFacts } from './useNetworkFacts';
import { NONE } from '../../../ui/none';

const needs: Record<NodeNeed['kind'], string> = {
  bridge: msg('VMs need the Linux bridge {{name}} on the node that they run on.'),
  mapping: msg('VMs need the bridge mapping {{name}} on the node that they run on.'),
  interface: msg('The interface {{name}} must be there on each node that uses the network.'),
  device: msg('VMs need a device that the node offers as a resource.'),
  overlay: msg('OVN-Kubernetes spans this network over all nodes: it needs nothing of them.'),
  unknown: msg('The configuration does not tell what the network needs of a node.'),
};

const specOf = (t: TFunction): TableSpec<NodeCoverage> => ({
  keyOf: ({ node }) => node,
  perPage: 50,
  columns: [
    {
      key: 'node',
      label: t('Node'),
      modifier: 'breakWord',
      sortText: ({ node }) => node,
      cell: ({ node }) => <ObjectLink object={{ apiVersion: 'v1', kind: 'Node', name: node }} />,
    },
    {
      key: 'state',
      label: t('State'),
      modifier: 'nowrap',
      sortText: ({ state }) => state,
      cell: ({ state }) => <NodeStateText state={state} />,
    },
    {
      key: 'through',
      label: t('Connected through'),
      modifier: 'breakWord',
      sortText: ({ through }) => through ?? '',
      cell: ({ through }) => through ?? NONE,
    },
    {
      key: 'mtu',
      label: t('MTU'),
      sortText: ({ mtu }) => String(mtu ?? ''),
      cell: ({ mtu }) => mtu ?? NONE,
    },
    {
      key: 'takesVms',
      label: t('Takes VMs'),
      sortText: ({ takesVms }) => String(takesVms),
      cell: ({ takesVms }) => (takesVms ? t('Yes') : t('Not now')),
    },
    {
      key: 'vms',
      label: t('VMs here'),
      sortText: ({ vmCount }) => String(vmCount),
      cell: ({ vmCount }) => vmCount,
    },
    {
      key: 'why',
      label: t('Why'),
      modifier: 'breakWord',
      cell: ({ reasons }) =>
        reasons.length === 0 ? (
          NONE
        ) : (
          <List isPlain>
            {reasons.map(({ text, params }) => {
              const shown = t(text, params);
              return <ListItem key={shown}>{shown}</ListItem>;
            })}
          </List>
        ),
    },
  ],
});

const NodeTable = ({ facts, world }: { facts: NetworkFacts; world: World }) => {
  const t = useT();
  const { need, nodes } = useMemo(() => coverageOf(world, facts.nad), [world, facts.nad]);
  const table = useDataTable(
    useMemo(() => specOf(t), [t]),
    nodes,
  );
  if (nodes.length === 0) {
    return <NoVmNodes />;
  }
  const readyCount = nodes.filter(({ state }) => state === 'ready').length;
  return (
    <Stack hasGutter>
      <StackItem>
        <Title headingLevel="h2" size="md">
          {t('{{ready}} of {{count}} nodes are ready for this network', {
            ready: readyCount,
            count: nodes.length,
          })}
        </Title>
        <p>{t(needs[need.kind], { name: 'name' in need ? need.name : '' })}</p>
        <Link
          to={mapPath(
            'network',
            keyOf(facts.nad.metadata?.namespace, facts.nad.metadata?.name ?? ''),
          )}
        >
          {t('Show the network on the map')}
        </Link>
      </StackItem>
      <StackItem>
        <DataTable
          table={table}
          label={t('Nodes')}
          pagesLabel={t('Pages of the list of nodes')}
          items={t('nodes')}
          nothing={{ title: t('No node for VMs is known') }}
        />
      </StackItem>
    </Stack>
  );
};

/** Which nodes have what the network needs, with the MTU there, and why the others have not. */
const NetworkNodes = ({ obj }: { obj: NetworkFacts }) => {
  const t = useT();
  return (
    <PageSection hasBodyWrapper={false} aria-label={t('Nodes')}>
      {obj.world ? (
        <NodeTable facts={obj} world={obj.world} />
      ) : (
        <LoadingState label={t('Loading the nodes')} />
      )}
      <GapList gaps={obj.gaps.filter(({ kind }) => NODE_KINDS.includes(kind))} />
    </PageSection>
  );
};

const NODE_KINDS = [
  'Node',
  'NodeNetworkState',
  'NodeNetworkConfigurationPolicy',
  'NodeNetworkConfigurationEnactment',
];

export default NetworkNodes;
