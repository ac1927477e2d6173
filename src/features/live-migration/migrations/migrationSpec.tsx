import { Content } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { networkUsedBy } from '../../../domain/migration-network/network-used';
import { causeTitle } from '../../../domain/vm/migration/failure-words';
import type { FailureCause } from '../../../domain/vm/migration/failures';
import type { MigrationRow } from '../../../domain/vm/migration/history';
import { hoursSince } from '../../../domain/overview/migrations';
import { migrationStageOf, type MigrationStage } from '../../../domain/vm/migration/stage';
import type { World } from '../../../domain/world/world';
import { Age } from '../../../ui/Age';
import { MigrationPhase } from '../../../ui/migration/MigrationPhase';
import { vmPath } from '../../../ui/routes';
import { nameFilter } from '../../../ui/table/filters';
import type { Column, Group } from '../../../ui/table/model';
import type { TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { NONE } from '../../../ui/none';
import { DurationCell, networkText, originText, OutcomeCell } from './MigrationCells';

/** The words for where migrations stand. */
export const stageTexts = (t: TFunction): Record<MigrationStage, string> => ({
  running: t('Running'),
  waiting: t('Waiting'),
  succeeded: t('Migrated'),
  failed: t('Failed'),
  cancelled: t('Cancelled'),
});

/** What migrations are grouped by: the cause of a failure, or where they stand. */
const groupOf = (row: MigrationRow, t: TFunction): string =>
  row.failure ? t(causeTitle(row.failure.cause)) : stageTexts(t)[migrationStageOf(row)];

const columnsOf = (t: TFunction, world: World, showNamespace: boolean): Column<MigrationRow>[] => [
  {
    key: 'vm',
    label: t('Virtual machine'),
    show: 'fixed',
    modifier: 'breakWord',
    sortText: ({ namespace, vm }) => (showNamespace ? `${vm} ${namespace}` : vm),
    cell: ({ namespace, vm }) => (
      <>
        <Link to={vmPath(namespace, vm)}>{vm}</Link>
        {showNamespace && <Content component="small">{namespace}</Content>}
      </>
    ),
  },
  {
    key: 'way',
    label: t('From, to'),
    width: 15,
    cell: ({ from, to }) => (
      <>
        <div>{from === '' ? NONE : from}</div>
        {to !== '' && <div>{t('→ {{node}}', { node: to })}</div>}
      </>
    ),
  },
  {
    key: 'phase',
    label: t('Phase'),
    width: 15,
    cell: (row) => <MigrationPhase row={row} />,
  },
  {
    key: 'network',
    label: t('Network used'),
    cell: ({ targetAddress }) =>
      targetAddress === undefined
        ? NONE
        : t('{{network}}, {{address}}', {
            network: t(networkText(networkUsedBy(world, targetAddress))),
            address: targetAddress,
          }),
  },
  {
    key: 'duration',
    label: t('Duration'),
    modifier: 'nowrap',
    cell: (row) => <DurationCell row={row} />,
  },
  {
    key: 'reason',
    label: t('Progress or failure'),
    width: 25,
    cell: (row) => <OutcomeCell world={world} row={row} />,
  },
  {
    key: 'created',
    show: 'extra',
    label: t('Asked for'),
    modifier: 'nowrap',
    sortText: ({ created = '' }) => created,
    cell: ({ created }) => <Age timestamp={created} />,
  },
  {
    key: 'origin',
    label: t('Why'),
    show: 'extra',
    cell: ({ origin }) => {
      const text = originText(origin);
      return text === undefined ? NONE : t(text);
    },
  },
];

const filtersOf = (t: TFunction): NonNullable<TableSpec<MigrationRow>['filters']> => [
  nameFilter(t, ({ vm }) => vm),
  {
    kind: 'choice',
    key: 'stage',
    label: t('State'),
    valuesOf: (row) => [migrationStageOf(row)],
    labelOf: (value) => stageTexts(t)[value as MigrationStage],
  },
  {
    kind: 'choice',
    key: 'cause',
    label: t('Cause'),
    valuesOf: ({ failure }) => (failure ? [failure.cause] : []),
    labelOf: (value) => t(causeTitle(value as FailureCause)),
  },
  {
    kind: 'choice',
    key: 'asked',
    label: t('Asked for'),
    options: [{ value: 'day', label: t('In the last 24 hours') }],
    valuesOf: (row) => (hoursSince(row, Date.now()) === undefined ? [] : ['day']),
  },
  {
    kind: 'choice',
    key: 'node',
    label: t('Node'),
    valuesOf: ({ from, to }) => [from, to].filter((name) => name !== ''),
  },
];

/** What the list of migrations shows; failures can be grouped by their cause. */
export const useMigrationSpec = (
  world: World,
  showNamespace: boolean,
): TableSpec<MigrationRow> & { name: string } => {
  const t = useT();
  return useMemo(
    () => ({
      name: 'migrations',
      columns: columnsOf(t, world, showNamespace),
      filters: filtersOf(t),
      keyOf: ({ key }) => key,
      groups: {
        label: t('Group by cause'),
        keyOf: (row) => groupOf(row, t),
        columns: [
          { key: 'cause', label: t('Cause'), cell: ({ key }: Group<MigrationRow>) => key },
          {
            key: 'count',
            label: t('Migrations'),
            cell: ({ rows }: Group<MigrationRow>) => String(rows.length),
          },
          {
            key: 'vms',
            label: t('VMs'),
            cell: ({ rows }: Group<MigrationRow>) =>
              String(new Set(rows.map(({ namespace, vm }) => `${namespace}/${vm}`)).size),
          },
        ],
      },
    }),
    [t, world, showNamespace],
  );
};
