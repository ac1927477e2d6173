import { useMemo } from 'react';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { partTitle, type PolicyPart } from '../../../domain/node-policies/parts';
import { stagesByNeed } from '../../../domain/node-policies/progress';
import { FindingBadge } from '../../../ui/findings';
import { nodePolicyPath } from '../../../ui/routes';
import { createdColumn } from '../../../ui/table/createdColumn';
import { nameFilter } from '../../../ui/table/filters';
import { Several } from '../../../ui/table/Several';
import type { TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { NetworkLinks } from '../NetworkLinks';
import { StageText, stageText } from '../stages';
import type { PolicyRow } from './rows';

const textOf = (t: TFunction, part: PolicyPart): string => {
  const { text, params } = partTitle(part);
  return part.isAbsent ? t('{{part}}, removed', { part: t(text, params) }) : t(text, params);
};

const Parts = ({ row: { parts, name } }: { row: PolicyRow }) => {
  const t = useT();
  return (
    <Several
      count={2}
      entries={parts.map((part) => ({
        key: `${part.type} ${part.name}`,
        node: textOf(t, part),
      }))}
      title={t('What {{name}} asks for', { name })}
      allLabel={t('All that {{name}} asks for', { name })}
    />
  );
};

const columnsOf = (t: TFunction): TableSpec<PolicyRow>['columns'] => [
  {
    key: 'name',
    label: t('Name'),
    show: 'fixed',
    width: 20,
    modifier: 'breakWord',
    sortText: ({ name }) => name,
    cell: ({ name, findings }) => (
      <>
        <Link to={nodePolicyPath(name)}>{name}</Link>{' '}
        <FindingBadge findings={findings} name={name} />
      </>
    ),
  },
  {
    key: 'stage',
    label: t('Status'),
    width: 15,
    sortText: ({ stage }) => String([...stagesByNeed, 'no node', 'unknown'].indexOf(stage)),
    cell: ({ stage }) => <StageText stage={stage} />,
  },
  {
    key: 'nodes',
    label: t('Nodes configured'),
    modifier: 'nowrap',
    sortText: ({ progress }) => String(progress.counts.configured),
    cell: ({ progress: { counts, nodes } }) =>
      t('{{number}} of {{all}}', { number: counts.configured, all: nodes.length }),
  },
  { key: 'parts', label: t('Asks for'), width: 25, cell: (row) => <Parts row={row} /> },
  {
    key: 'networks',
    label: t('Networks on it'),
    sortText: ({ networks }) => String(networks.length),
    cell: ({ networks, name }) => <NetworkLinks networks={networks} name={name} />,
  },
  createdColumn(t, ({ policy }) => policy.metadata?.creationTimestamp),
];

/** What the list of policies shows, and how it is filtered and sorted. */
export const usePolicySpec = (): TableSpec<PolicyRow> & { name: string } => {
  const t = useT();
  return useMemo(
    () => ({
      name: 'node-policies',
      columns: columnsOf(t),
      filters: [
        nameFilter(t, ({ name }) => name),
        {
          kind: 'choice',
          key: 'stage',
          label: t('Status'),
          valuesOf: ({ stage }) => [stage],
          labelOf: (stage) => t(stageText(stage as PolicyRow['stage'])),
        },
        {
          kind: 'choice',
          key: 'node',
          label: t('Node'),
          valuesOf: ({ progress }) => progress.nodes.map(({ node }) => node),
        },
      ],
      keyOf: ({ name }) => name,
      sortedBy: 'name',
      then: [({ name }) => name],
    }),
    [t],
  );
};
