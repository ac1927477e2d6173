import { useMemo } from 'react';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import type { Finding } from '../../../domain/findings/finding';
import type { SriovPolicyRow } from '../../../domain/sriov/rows';
import { FindingBadge } from '../../../ui/findings';
import { sriovObjectPath } from '../../../ui/routes';
import { createdColumn } from '../../../ui/table/createdColumn';
import { nameFilter } from '../../../ui/table/filters';
import { Several } from '../../../ui/table/Several';
import type { TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { sriovStageText, SriovStageText } from '../looks';

/** A policy with what is wrong with it. */
export interface CheckedPolicy extends SriovPolicyRow {
  findings: readonly Finding[];
}

const stages = ['failed', 'nothing', 'working', 'unknown', 'done'] as const;

/** The cards that it chooses, by node. */
const cardsOf = ({ hosts }: SriovPolicyRow) =>
  hosts.flatMap(({ name, chosen }) => chosen.map((card) => `${card.name} (${name})`));

const columnsOf = (t: TFunction): TableSpec<CheckedPolicy>['columns'] => [
  {
    key: 'name',
    label: t('Name'),
    show: 'fixed',
    width: 20,
    modifier: 'breakWord',
    sortText: ({ name }) => name,
    cell: ({ name, policy, findings }) => (
      <>
        <Link to={sriovObjectPath('policies', policy.metadata?.namespace ?? '', name)}>{name}</Link>{' '}
        <FindingBadge findings={findings} name={name} />
      </>
    ),
  },
  {
    key: 'stage',
    label: t('Status'),
    width: 15,
    sortText: ({ stage }) => String(stages.indexOf(stage)),
    cell: ({ stage }) => <SriovStageText stage={stage} />,
  },
  {
    key: 'resource',
    label: t('Resource'),
    width: 15,
    modifier: 'breakWord',
    sortText: ({ resource }) => resource,
    cell: ({ resource }) => resource,
  },
  {
    key: 'cards',
    label: t('Network cards'),
    width: 20,
    sortText: (row) => String(cardsOf(row).length),
    cell: (row) => (
      <Several
        count={2}
        entries={cardsOf(row).map((text) => ({ key: text, node: text }))}
        title={t('Network cards that {{name}} chooses', { name: row.name })}
        allLabel={t('All network cards that {{name}} chooses', { name: row.name })}
      />
    ),
  },
  {
    key: 'functions',
    label: t('Virtual functions'),
    modifier: 'nowrap',
    sortText: ({ wanted }) => String(wanted),
    cell: ({ wanted }) => t('{{count}} per card', { count: wanted }),
  },
  {
    key: 'type',
    label: t('Device type'),
    modifier: 'nowrap',
    sortText: ({ deviceType }) => deviceType,
    cell: ({ deviceType }) => deviceType,
  },
  {
    key: 'priority',
    label: t('Priority'),
    show: 'extra',
    modifier: 'nowrap',
    sortText: ({ priority }) => String(priority),
    cell: ({ priority }) => priority,
  },
  createdColumn(t, ({ policy }) => policy.metadata?.creationTimestamp),
];

/** What the list of policies shows, and how it is filtered and sorted. */
export const usePolicySpec = (): TableSpec<CheckedPolicy> & { name: string } => {
  const t = useT();
  return useMemo(
    () => ({
      name: 'sriov-policies',
      columns: columnsOf(t),
      filters: [
        nameFilter(t, ({ name }) => name),
        {
          kind: 'choice',
          key: 'stage',
          label: t('Status'),
          valuesOf: ({ stage }) => [stage],
          labelOf: (stage) => t(sriovStageText(stage as CheckedPolicy['stage'])),
        },
        {
          kind: 'choice',
          key: 'resource',
          label: t('Resource'),
          valuesOf: ({ resource }) => [resource],
        },
        {
          kind: 'choice',
          key: 'node',
          label: t('Node'),
          valuesOf: ({ hosts }) =>
            hosts.filter(({ chosen }) => chosen.length > 0).map(({ name }) => name),
        },
      ],
      keyOf: ({ key }) => key,
      sortedBy: 'name',
      then: [({ name }) => name],
    }),
    [t],
  );
};
