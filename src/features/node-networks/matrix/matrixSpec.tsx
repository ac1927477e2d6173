import { useMemo } from 'react';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { isIncomplete, type MatrixRow } from '../../../domain/map/matrix';
import { stuckBy, userCount, type KeptAway } from '../../../domain/map/kept-away';
import { coverages, rowCoverageOf } from '../../../domain/map/row-coverage';
import type { World } from '../../../domain/world/world';
import { managerPath, networkPath, vmPath } from '../../../ui/routes';
import { nameFilter } from '../../../ui/table/filters';
import { Several } from '../../../ui/table/Several';
import type { TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { coverageTexts, kindText } from './words';

export const INCOMPLETE = 'incomplete';
export const NODE = 'node';
/** On how many nodes a thing is there. */
export const COVERAGE = 'coverage';

const pathOf = ({ key, kind, networks }: MatrixRow): string | undefined => {
  if (kind !== 'network') return undefined;
  if (key.startsWith('network cluster/')) {
    const name = key.slice('network cluster/'.length);
    return managerPath({ kind: 'ClusterUserDefinedNetwork', name }, '');
  }
  const [namespace = '', name = ''] = (networks[0] ?? '').split('/');
  return networkPath(namespace, name);
};

const Name = ({ row }: { row: MatrixRow }) => {
  const path = pathOf(row);
  return path === undefined ? <>{row.name}</> : <Link to={path}>{row.name}</Link>;
};

const StuckVms = ({ stuck, name }: { stuck: readonly KeptAway[]; name: string }) => {
  const t = useT();
  return (
    <Several
      count={0}
      entries={stuck.map(({ key, namespace, name: vm }) => ({
        key,
        node: <Link to={vmPath(namespace, vm)}>{key}</Link>,
      }))}
      title={t('VMs that have nowhere to go because of {{name}}', { name })}
      allLabel={t('VMs that have nowhere to go because of {{name}}', { name })}
      more={t('{{count}} have nowhere to go', { count: stuck.length })}
    />
  );
};

const Users = ({ world, row }: { world: World; row: MatrixRow }) => {
  const stuck = stuckBy(world, row);
  return (
    <>
      {userCount(world, row)}
      {stuck.length > 0 && (
        <>
          {' '}
          <StuckVms stuck={stuck} name={row.name} />
        </>
      )}
    </>
  );
};

const columnsOf = (t: TFunction, world: World): TableSpec<MatrixRow>['columns'] => [
  {
    key: 'name',
    label: t('Name'),
    show: 'fixed',
    isSticky: true,
    modifier: 'breakWord',
    sortText: ({ name }) => name,
    cell: (row) => <Name row={row} />,
  },
  {
    key: 'kind',
    label: t('Kind'),
    modifier: 'nowrap',
    sortText: ({ kind }) => t(kindText(kind)),
    cell: ({ kind }) => t(kindText(kind)),
  },
  {
    key: 'namespace',
    label: t('Namespace'),
    sortText: ({ namespaces }) => namespaces[0] ?? '',
    cell: ({ namespaces, name }) => (
      <Several
        entries={namespaces.map((namespace) => ({ key: namespace, node: namespace }))}
        title={t('Namespaces of {{name}}', { name })}
        allLabel={t('All namespaces of {{name}}', { name })}
      />
    ),
  },
  {
    key: 'vms',
    label: t('VMs'),
    cell: (row) => <Users world={world} row={row} />,
  },
];

/** What stands beside the nodes, and how it is filtered and sorted. */
export const useMatrixSpec = (
  world: World,
  nodes: readonly string[],
): TableSpec<MatrixRow> & { name: string } => {
  const t = useT();
  return useMemo(
    () => ({
      name: 'node-matrix',
      perPage: 20,
      columns: columnsOf(t, world),
      filters: [
        nameFilter(t, ({ name }) => name),
        {
          kind: 'choice',
          key: 'kind',
          label: t('Kind'),
          valuesOf: ({ kind }) => [kind],
          labelOf: (kind) => t(kindText(kind as MatrixRow['kind'])),
        },
        {
          kind: 'choice',
          key: 'namespace',
          label: t('Namespace'),
          valuesOf: ({ namespaces }) => namespaces,
        },
        {
          kind: 'choice',
          key: NODE,
          label: t('Node'),
          // It chooses columns: each row has a cell for every node.
          valuesOf: () => nodes,
          options: nodes.map((value) => ({ value })),
        },
        {
          kind: 'choice',
          key: COVERAGE,
          label: t('On which nodes'),
          options: coverages.map((value) => ({ value, label: t(coverageTexts[value]) })),
          valuesOf: (row) => [rowCoverageOf(row)],
        },
        {
          kind: 'choice',
          key: INCOMPLETE,
          label: t('Incomplete only'),
          isElsewhere: true,
          options: [{ value: 'true' }],
          valuesOf: (row) => (isIncomplete(row) ? ['true'] : []),
        },
      ],
      keyOf: ({ key }) => key,
    }),
    [t, world, nodes],
  );
};
