import { useMemo } from 'react';
import { Content, Label } from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import { macCollisionsOf, type MacCollision } from '../../../domain/vm/rules/collisions';
import type { World } from '../../../domain/world/world';
import { DataTable } from '../../../ui/table/DataTable';
import { partOf } from '../../../ui/table/model';
import { Several } from '../../../ui/table/Several';
import { useDataTable, type TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { VmLink } from './VmLink';

const states = {
  running: {
    label: msg('Yes, and both run'),
    status: 'danger',
    order: '0',
  },
  stopped: { label: msg('Yes, but not both run'), status: 'warning', order: '1' },
  no: { label: msg('No, they never meet'), status: 'success', order: '2' },
} as const;

const vmsIn = ({ holders }: MacCollision): string[] => [...new Set(holders.map(({ key }) => key))];

const useSpec = (): TableSpec<MacCollision> => {
  const t = useT();
  return useMemo(
    (): TableSpec<MacCollision> => ({
      columns: [
        {
          key: 'mac',
          label: t('MAC address'),
          show: 'fixed',
          modifier: 'nowrap',
          sortText: ({ mac }) => mac,
          cell: ({ mac }) => mac,
        },
        {
          key: 'vms',
          label: t('VMs'),
          width: 50,
          modifier: 'breakWord',
          sortText: (row) => vmsIn(row).join(' '),
          cell: (row) => (
            <Several
              count={3}
              entries={vmsIn(row).map((key) => ({ key, node: <VmLink name={key} /> }))}
              title={t('VMs with {{mac}}', { mac: row.mac })}
              allLabel={t('All VMs with {{mac}}', { mac: row.mac })}
            />
          ),
        },
        {
          key: 'shared',
          label: t('On one network segment'),
          sortText: ({ shared }) => states[shared].order,
          cell: ({ shared }) => (
            <Label status={states[shared].status} variant="outline">
              {t(states[shared].label)}
            </Label>
          ),
        },
      ],
      filters: [
        {
          kind: 'choice',
          key: 'shared',
          label: t('On one network segment'),
          valuesOf: ({ shared }) => [shared],
          labelOf: (shared) => t(states[shared as MacCollision['shared']].label),
        },
        {
          kind: 'text',
          key: 'text',
          label: t('Filter by MAC address or VM'),
          clearLabel: t('Clear the MAC address or VM'),
          matcher: partOf((row) => `${row.mac} ${vmsIn(row).join(' ')}`),
        },
      ],
      keyOf: ({ mac }) => mac,
      sortedBy: 'shared',
      then: [({ mac }) => mac],
    }),
    [t],
  );
};

/** MAC addresses that more than one VM has, and whether these VMs meet. */
export const Collisions = ({ world }: { world: World }) => {
  const t = useT();
  const table = useDataTable(useSpec(), macCollisionsOf(world));
  if (table.rows.length === 0) {
    return <Content>{t('No MAC address is there twice.')}</Content>;
  }
  return (
    <DataTable
      table={table}
      label={t('MAC addresses of several VMs')}
      pagesLabel={t('Pages of MAC addresses')}
      items={t('MAC addresses')}
      nothing={{ title: t('No MAC address matches the filter') }}
    />
  );
};
