import { useMemo } from 'react';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import type { ReadyState } from '../../../domain/dpdk/vm/ready/item';
import type { DpdkRow } from '../../../domain/dpdk/vm/rows';
import { NONE } from '../../../ui/none';
import { dpdkVmPath } from '../../../ui/routes';
import { nameFilter } from '../../../ui/table/filters';
import type { Column } from '../../../ui/table/model';
import type { TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { VmStatus } from '../../../ui/vms/VmStatus';
import { readyLabel, ReadyStateLabel, readyStateText } from './looks';

/** What needs a look comes first. */
const order: Record<ReadyState, string> = {
  contradicts: '0',
  missing: '1',
  unknown: '2',
  ready: '3',
};

const firstText = ({ first }: DpdkRow, t: TFunction): string =>
  first === undefined
    ? NONE
    : t('{{item}}: {{why}}', {
        item: t(readyLabel(first.key)),
        why: t(first.why.text, first.why.params),
      });

const columnsOf = (t: TFunction, isOfAll: boolean): Column<DpdkRow>[] => [
  {
    key: 'name',
    label: t('Name'),
    show: 'fixed',
    width: 20,
    modifier: 'breakWord',
    sortText: ({ name }) => name,
    cell: ({ namespace, name }) => <Link to={dpdkVmPath(namespace, name)}>{name}</Link>,
  },
  ...(isOfAll
    ? [
        {
          key: 'namespace',
          label: t('Namespace'),
          modifier: 'breakWord',
          sortText: ({ namespace }: DpdkRow) => namespace,
          cell: ({ namespace }: DpdkRow) => namespace,
        } as const,
      ]
    : []),
  {
    key: 'status',
    label: t('Status'),
    modifier: 'nowrap',
    cell: ({ vm }) => <VmStatus vm={vm} />,
  },
  {
    key: 'state',
    label: t('Readiness'),
    modifier: 'nowrap',
    sortText: ({ state }) => order[state],
    cell: ({ state }) => <ReadyStateLabel state={state} />,
  },
  {
    key: 'ready',
    label: t('Ready items'),
    modifier: 'nowrap',
    sortText: ({ ready }) => String(ready).padStart(3, '0'),
    cell: ({ ready, items }) => t('{{ready}} of {{count}}', { ready, count: items.length }),
  },
  {
    key: 'first',
    label: t('What to look at first'),
    width: 40,
    modifier: 'breakWord',
    cell: (row) => firstText(row, t),
  },
];

/** What the list shows of VMs for DPDK. */
export const useVmsSpec = (isOfAll: boolean): TableSpec<DpdkRow> & { name: string } => {
  const t = useT();
  return useMemo(
    () => ({
      name: 'dpdk-vms',
      columns: columnsOf(t, isOfAll),
      filters: [
        nameFilter(t, ({ name }) => name),
        {
          kind: 'choice',
          key: 'state',
          label: t('Readiness'),
          valuesOf: ({ state }) => [state],
          labelOf: (value) => t(readyStateText(value as ReadyState)),
        },
      ],
      keyOf: ({ key }) => key,
      sortedBy: 'state',
      then: [({ namespace }) => namespace, ({ name }) => name],
    }),
    [t, isOfAll],
  );
};
