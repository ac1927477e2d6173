import { useMemo } from 'react';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { obstacleWords } from '../../../domain/vm/migration/obstacle-words';
import type { ReadinessRow, ReadinessState } from '../../../domain/vm/migration/readiness';
import { vmPath } from '../../../ui/routes';
import { nameFilter } from '../../../ui/table/filters';
import type { Column } from '../../../ui/table/model';
import type { TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { ReadinessLabel, readinessText } from './ReadinessLabel';
import { NONE } from '../../../ui/none';
import { listText } from '../../../ui/intl';

/** How many names of nodes stand in a cell. */
const NAMED = 3;

/** What needs a look comes first. */
const order: Record<ReadinessState, string> = {
  blocked: '0',
  nowhere: '1',
  unknown: '2',
  ready: '3',
  stopped: '4',
};

/** What nodes for VMs lack, the reason of most of them first. */
const lacksText = ({ readiness }: ReadinessRow, t: TFunction): string => {
  const byReason = new Map<string, string[]>();
  for (const { name, verdict, reasons } of readiness.targets) {
    const [first] = reasons;
    if (verdict !== 'refused' || !first || first.kind === 'notForVms') continue;
    const text = t(first.why.text, first.why.params);
    byReason.set(text, [...(byReason.get(text) ?? []), name]);
  }
  const [most, ...others] = [...byReason].sort(([, a], [, b]) => b.length - a.length);
  if (!most) return t('There is no other node for VMs.');
  const [why, nodes] = most;
  const params = { nodes: listText(nodes.slice(0, NAMED)), why };
  return others.length === 0
    ? t('{{nodes}}: {{why}}', params)
    : t('{{nodes}}: {{why}} And other reasons on other nodes.', params);
};

const whereText = (row: ReadinessRow, t: TFunction): string => {
  const { state, fitting, obstacles } = row.readiness;
  const [first, ...others] = obstacles;
  if (state === 'blocked' && first) {
    const { why } = obstacleWords(first);
    const text = t(why.text, why.params);
    return others.length === 0
      ? text
      : t('{{text}} And {{count}} more reasons.', { text, count: others.length });
  }
  if (state === 'nowhere') return lacksText(row, t);
  if (state === 'unknown' && fitting.length === 0)
    return t('It has not started, or its nodes are not known.');
  if (fitting.length === 0) return NONE;
  const names = listText(fitting.slice(0, NAMED));
  return fitting.length > NAMED
    ? t('{{names}} and {{count}} more', { names, count: fitting.length - NAMED })
    : names;
};

const columnsOf = (t: TFunction, showNamespace: boolean): Column<ReadinessRow>[] => [
  {
    key: 'name',
    label: t('Name'),
    show: 'fixed',
    width: 20,
    modifier: 'breakWord',
    sortText: ({ name }) => name,
    cell: ({ namespace, name }) => <Link to={vmPath(namespace, name)}>{name}</Link>,
  },
  ...(showNamespace
    ? [
        {
          key: 'namespace',
          label: t('Namespace'),
          modifier: 'breakWord',
          sortText: ({ namespace }: ReadinessRow) => namespace,
          cell: ({ namespace }: ReadinessRow) => namespace,
        } as const,
      ]
    : []),
  {
    key: 'node',
    label: t('Node'),
    modifier: 'breakWord',
    sortText: ({ readiness }) => readiness.node,
    cell: ({ readiness }) => (readiness.node === '' ? NONE : readiness.node),
  },
  {
    key: 'state',
    label: t('Readiness'),
    modifier: 'nowrap',
    sortText: ({ readiness }) => order[readiness.state],
    cell: ({ readiness }) => <ReadinessLabel state={readiness.state} />,
  },
  {
    key: 'where',
    label: t('Where to, or why not'),
    width: 40,
    modifier: 'breakWord',
    cell: (row) => whereText(row, t),
  },
];

const filtersOf = (t: TFunction): NonNullable<TableSpec<ReadinessRow>['filters']> => [
  nameFilter(t, ({ name }) => name),
  {
    kind: 'choice',
    key: 'state',
    label: t('Readiness'),
    valuesOf: ({ readiness }) => [readiness.state],
    labelOf: (value) => t(readinessText(value as ReadinessState)),
  },
  {
    kind: 'choice',
    key: 'node',
    label: t('Node'),
    valuesOf: ({ readiness }) => (readiness.node === '' ? [] : [readiness.node]),
  },
];

/** What the list of VMs shows of whether they can be migrated. */
export const useReadinessSpec = (
  showNamespace: boolean,
): TableSpec<ReadinessRow> & { name: string } => {
  const t = useT();
  return useMemo(
    () => ({
      name: 'readiness',
      columns: columnsOf(t, showNamespace),
      filters: filtersOf(t),
      keyOf: ({ key }) => key,
      sortedBy: 'state',
      then: [({ namespace }) => namespace, ({ name }) => name],
    }),
    [t, showNamespace],
  );
};
