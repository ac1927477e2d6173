import { useMemo } from 'react';
import { Content, EmptyStateBody, PageSection, Stack, StackItem } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import {
  ExclamationTriangleIcon,
  InfoCircleIcon,
  MinusCircleIcon,
  PlusCircleIcon,
  SyncAltIcon,
} from '@patternfly/react-icons';
import { Link } from 'react-router';
import { msg } from '../../../domain/core/msg';
import { printed } from '../../../domain/core/resource';
import {
  deviationKinds,
  deviationsOf,
  untoldValues,
  type Deviation,
  type DeviationKind,
} from '../../../domain/node-policies/deviations';
import type { World } from '../../../domain/world/world';
import { Breakable } from '../../../ui/Breakable';
import { NONE } from '../../../ui/none';
import { nodePolicyPath } from '../../../ui/routes';
import { NothingState } from '../../../ui/states';
import { StateText, type Look } from '../../../ui/StateText';
import { partOf } from '../../../ui/table/model';
import { DataTable } from '../../../ui/table/DataTable';
import { Several } from '../../../ui/table/Several';
import { useListTable, type TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { NodeWorld } from '../NodeWorld';
import { partText, valueText } from '../parts';

const looks: Record<DeviationKind, Look & { text: string }> = {
  contradiction: {
    text: msg('Policies contradict'),
    status: 'danger',
    Picture: ExclamationTriangleIcon,
  },
  changed: { text: msg('Changed since'), status: 'warning', Picture: SyncAltIcon },
  gone: { text: msg('Gone since'), status: 'warning', Picture: MinusCircleIcon },
  left: { text: msg('There again, or still'), status: 'warning', Picture: PlusCircleIcon },
  unowned: { text: msg('In no policy'), status: 'info', Picture: InfoCircleIcon },
};

const isKind = (text: string): text is DeviationKind =>
  deviationKinds.some((kind) => kind === text);

const kindText = (kind: string): string => (isKind(kind) ? looks[kind].text : kind);

/** A value as people read it; of a whole interface only that it is there. */
const sideText = (t: TFunction, deviation: Deviation, side: 'wanted' | 'found'): string => {
  const { kind, leaf, [side]: value } = deviation;
  if (kind === 'unowned') return side === 'found' ? printed(value) : NONE;
  if (leaf === '') {
    const isThere = kind === 'gone' ? side === 'wanted' : side === 'found';
    return isThere ? t('is there') : t('is not there');
  }
  return valueText(t, value);
};

const keyOf = ({ kind, policies, part, leaf, nodes }: Deviation): string =>
  [kind, ...policies, part, leaf, nodes[0]].join(' ');

const columnsOf = (t: TFunction): TableSpec<Deviation>['columns'] => [
  {
    key: 'part',
    label: t('Part of the node'),
    show: 'fixed',
    width: 20,
    sortText: (row) => partText(t, row),
    cell: (row) => <Breakable text={partText(t, row)} />,
  },
  {
    key: 'kind',
    label: t('Difference'),
    sortText: ({ kind }) => String(deviationKinds.indexOf(kind)),
    cell: ({ kind }) => <StateText look={looks[kind]}>{t(looks[kind].text)}</StateText>,
  },
  {
    key: 'wanted',
    label: t('Asked for'),
    modifier: 'breakWord',
    cell: (row) => sideText(t, row, 'wanted'),
  },
  {
    key: 'found',
    label: t('Found, or asked for by the other'),
    modifier: 'breakWord',
    cell: (row) => sideText(t, row, 'found'),
  },
  {
    key: 'policies',
    label: t('Policies'),
    cell: ({ policies, part }) => (
      <Several
        count={2}
        entries={policies.map((name) => ({
          key: name,
          node: <Link to={nodePolicyPath(name)}>{name}</Link>,
        }))}
        title={t('Policies of {{part}}', { part })}
        allLabel={t('All policies of {{part}}', { part })}
      />
    ),
  },
  {
    key: 'nodes',
    label: t('Nodes'),
    sortText: ({ nodes }) => String(nodes.length),
    cell: ({ nodes, part, leaf }) => (
      <Several
        count={2}
        entries={nodes.map((name) => ({ key: name, node: name }))}
        title={t('Nodes with this difference of {{part}}', { part })}
        allLabel={t('All nodes with this difference of {{part}} {{setting}}', {
          part,
          setting: leaf,
        })}
      />
    ),
  },
];

const specOf = (t: TFunction): TableSpec<Deviation> & { name: string } => ({
  name: 'node-differences',
  columns: columnsOf(t),
  filters: [
    {
      kind: 'text',
      key: 'part',
      label: t('Filter by part of the node'),
      clearLabel: t('Clear the filter by part of the node'),
      matcher: partOf((row) => partText(t, row)),
    },
    {
      kind: 'choice',
      key: 'kind',
      label: t('Difference'),
      valuesOf: ({ kind }) => [kind],
      labelOf: (kind) => t(kindText(kind)),
    },
    {
      kind: 'choice',
      key: 'policy',
      label: t('Policy'),
      valuesOf: ({ policies }) => policies,
    },
    { kind: 'choice', key: 'node', label: t('Node'), valuesOf: ({ nodes }) => nodes },
  ],
  keyOf,
  sortedBy: 'kind',
  then: [({ part }) => part],
});

const Table = ({ rows }: { rows: readonly Deviation[] }) => {
  const t = useT();
  const table = useListTable(
    useMemo(() => specOf(t), [t]),
    rows,
  );
  return (
    <DataTable
      table={table}
      label={t('Differences between policies and nodes')}
      pagesLabel={t('Pages of the list of differences')}
      items={t('differences')}
      nothing={{
        title: t('No difference matches the filter'),
        body: t('Change the filter, or clear it to see all differences.'),
      }}
    />
  );
};

const Differences = ({ world }: { world: World }) => {
  const t = useT();
  const rows = useMemo(() => deviationsOf(world), [world]);
  const untold = useMemo(() => untoldValues(world), [world]);
  const isSeen =
    world.isKnown('NodeNetworkState') && world.isKnown('NodeNetworkConfigurationEnactment');
  return (
    <Stack hasGutter>
      <StackItem>
        <Content component="p">
          {t(
            'What policies configured is compared with what nodes report now, and policies are compared with each other. nmstate carries a policy out when the policy changes or its handler on the node starts, and not when somebody changes the node.',
          )}
        </Content>
      </StackItem>
      <StackItem>
        {rows.length > 0 ? (
          <Table rows={rows} />
        ) : (
          <NothingState title={isSeen ? t('No differences') : t('No differences known')}>
            <EmptyStateBody>
              {isSeen
                ? t('What nodes report is what policies ask for.')
                : t('Not all that nodes report may be seen, so there may be some.')}
            </EmptyStateBody>
          </NothingState>
        )}
      </StackItem>
      {untold > 0 && (
        <StackItem>
          <Content component="small">
            {t(
              'Nodes do not report {{count}} of the values that policies set, so it is not known whether they differ.',
              { count: untold },
            )}
          </Content>
        </StackItem>
      )}
    </Stack>
  );
};

/** In what nodes are otherwise than policies ask. */
const DifferencesTab = () => (
  <NodeWorld>
    {(world) => (
      <PageSection hasBodyWrapper={false}>
        <Differences world={world} />
      </PageSection>
    )}
  </NodeWorld>
);

export default DifferencesTab;
