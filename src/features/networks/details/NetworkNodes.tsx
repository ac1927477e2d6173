import { useMemo, useState } from 'react';
import {
  EmptyStateBody,
  Icon,
  List,
  ListItem,
  PageSection,
  Stack,
  StackItem,
  Title,
} from '@patternfly/react-core';
import {
  CheckCircleIcon,
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
  QuestionCircleIcon,
} from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { coverageOf, type NodeCoverage, type NodeState } from '../../../domain/nodes/coverage';
import type { NodeNeed } from '../../../domain/nodes/need';
import { msg } from '../../../domain/core/msg';
import type { World } from '../../../domain/world/world';
import { GapList } from '../../../ui/GapList';
import { Pages } from '../../../ui/list/Pages';
import { pageOf } from '../../../ui/list/pageOf';
import { DEFAULT_PER_PAGE } from '../../../ui/list/useListState';
import { ObjectLink } from '../../../ui/ObjectLink';
import { LoadingState, NothingState } from '../../../ui/states';
import { useT } from '../../../ui/useT';
import type { NetworkFacts } from './useNetworkFacts';

const states = {
  ready: { label: msg('Ready'), status: 'success', icon: CheckCircleIcon },
  limited: { label: msg('Limited'), status: 'warning', icon: ExclamationTriangleIcon },
  missing: { label: msg('Not ready'), status: 'danger', icon: ExclamationCircleIcon },
  unknown: { label: msg('Not known'), status: 'custom', icon: QuestionCircleIcon },
} as const satisfies Record<NodeState, object>;

const needs: Record<NodeNeed['kind'], string> = {
  bridge: msg('VMs need the Linux bridge {{name}} on the node that they run on.'),
  mapping: msg('VMs need the bridge mapping {{name}} on the node that they run on.'),
  interface: msg('The interface {{name}} must be there on each node that uses the network.'),
  device: msg('VMs need a device that the node offers as a resource.'),
  overlay: msg('OVN-Kubernetes spans this network over all nodes: it needs nothing of them.'),
  unknown: msg('The configuration does not tell what the network needs of a node.'),
};

const NONE = '-';

const NodeRow = ({ row }: { row: NodeCoverage }) => {
  const t = useT();
  const { label, status, icon: StateIcon } = states[row.state];
  return (
    <Tr>
      <Td dataLabel={t('Node')} modifier="breakWord">
        <ObjectLink object={{ apiVersion: 'v1', kind: 'Node', name: row.node }} />
      </Td>
      <Td dataLabel={t('State')}>
        <span>
          <Icon status={status} isInline>
            <StateIcon />
          </Icon>{' '}
          {t(label)}
        </span>
      </Td>
      <Td dataLabel={t('Connected through')} modifier="breakWord">
        {row.through ?? NONE}
      </Td>
      <Td dataLabel={t('MTU')}>{row.mtu ?? NONE}</Td>
      <Td dataLabel={t('Takes VMs')}>{row.takesVms ? t('Yes') : t('Not now')}</Td>
      <Td dataLabel={t('VMs here')}>{row.vmCount}</Td>
      <Td dataLabel={t('Why')} modifier="breakWord">
        {row.reasons.length === 0 ? (
          NONE
        ) : (
          <List isPlain>
            {row.reasons.map(({ text, params }) => {
              const shown = t(text, params);
              return <ListItem key={shown}>{shown}</ListItem>;
            })}
          </List>
        )}
      </Td>
    </Tr>
  );
};

const NodeTable = ({ facts, world }: { facts: NetworkFacts; world: World }) => {
  const t = useT();
  const [paging, setPaging] = useState({ page: 1, perPage: DEFAULT_PER_PAGE });
  const { need, nodes } = useMemo(() => coverageOf(world, facts.nad), [world, facts.nad]);
  const { page, shown } = pageOf(nodes, paging);
  if (nodes.length === 0) {
    return (
      <NothingState title={t('No node for VMs is known')}>
        <EmptyStateBody>
          {t('Your user may not see the nodes of the cluster, or none of them takes VMs.')}
        </EmptyStateBody>
      </NothingState>
    );
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
      </StackItem>
      <StackItem>
        <Table aria-label={t('Nodes')} variant="compact">
          <Thead>
            <Tr>
              <Th>{t('Node')}</Th>
              <Th>{t('State')}</Th>
              <Th>{t('Connected through')}</Th>
              <Th>{t('MTU')}</Th>
              <Th>{t('Takes VMs')}</Th>
              <Th>{t('VMs here')}</Th>
              <Th>{t('Why')}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {shown.map((row) => (
              <NodeRow key={row.node} row={row} />
            ))}
          </Tbody>
        </Table>
        {nodes.length > paging.perPage && (
          <Pages
            label={t('Pages of the list of nodes')}
            items={t('nodes')}
            count={nodes.length}
            page={page}
            perPage={paging.perPage}
            onPage={(next) => setPaging({ ...paging, page: next })}
            onPerPage={(perPage) => setPaging({ page: 1, perPage })}
          />
        )}
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
