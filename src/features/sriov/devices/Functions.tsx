import { useMemo } from 'react';
import { Alert, Stack, StackItem } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import type { CardOnNode } from '../../../domain/sriov/devices';
import type { VirtualFunction } from '../../../domain/sriov/cards';
import type { Holder } from '../../../domain/sriov/holders';
import { failureOf } from '../../../k8s/failure';
import { NONE } from '../../../ui/none';
import { vmPath } from '../../../ui/routes';
import { LoadingState } from '../../../ui/states';
import { DataTable } from '../../../ui/table/DataTable';
import { useDataTable, type TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { useHolders } from './useHolders';

interface Row extends VirtualFunction {
  /** Undefined where no VM holds it; `unknown` where pods could not be read. */
  holder: Holder | 'unknown' | undefined;
}

const specOf = (t: TFunction): TableSpec<Row> => ({
  columns: [
    {
      key: 'id',
      label: t('Number'),
      show: 'fixed',
      sortText: ({ id }) => String(id ?? ''),
      cell: ({ id }) => id ?? NONE,
    },
    {
      key: 'address',
      label: t('PCI address'),
      modifier: 'nowrap',
      sortText: ({ pciAddress }) => pciAddress,
      cell: ({ pciAddress }) => pciAddress,
    },
    {
      key: 'resource',
      label: t('Resource'),
      modifier: 'breakWord',
      sortText: ({ group }) => group?.resource ?? '',
      cell: ({ group }) => group?.resource ?? t('None'),
    },
    {
      key: 'driver',
      label: t('Driver'),
      cell: ({ driver }) => driver ?? NONE,
    },
    {
      key: 'vlan',
      label: t('VLAN'),
      cell: ({ vlan }) => (vlan === undefined || vlan === 0 ? NONE : vlan),
    },
    {
      key: 'holder',
      label: t('Held by'),
      modifier: 'breakWord',
      sortText: ({ holder }) => (typeof holder === 'object' ? holder.name : ''),
      cell: ({ holder }) => {
        if (holder === 'unknown') return t('Not known');
        if (holder === undefined) return t('no VM');
        const { namespace, name } = holder;
        return <Link to={vmPath(namespace, name)}>{`${namespace}/${name}`}</Link>;
      },
    },
  ],
  filters: [],
  keyOf: ({ pciAddress, id }) => `${pciAddress} ${id ?? ''}`,
  sortedBy: 'id',
  then: [({ pciAddress }) => pciAddress],
});

/** The virtual functions of a card on one node, and which VM holds each. */
export const Functions = ({ on: { host, card } }: { on: CardOnNode }) => {
  const t = useT();
  const holders = useHolders(host.name);
  const rows = useMemo(
    () =>
      card.functions.map((each): Row => ({
        ...each,
        holder:
          holders.state === 'ready'
            ? holders.byAddress.get(each.pciAddress.toLowerCase())
            : 'unknown',
      })),
    [card, holders],
  );
  const table = useDataTable(
    useMemo(() => specOf(t), [t]),
    rows,
  );
  if (holders.state === 'loading') return <LoadingState label={t('Looking for VMs on the node')} />;
  return (
    <Stack hasGutter>
      {holders.state === 'failed' && (
        <StackItem>
          <Alert
            variant="info"
            isInline
            component="h3"
            title={t('Which VM holds which virtual function cannot be told')}
          >
            {failureOf(holders.error).message}
          </Alert>
        </StackItem>
      )}
      <StackItem>
        <DataTable
          table={table}
          label={t('Virtual functions of {{card}} on {{node}}', {
            card: card.name,
            node: host.name,
          })}
          pagesLabel={t('Pages of the list of virtual functions')}
          items={t('virtual functions')}
          nothing={{ title: t('No virtual functions'), body: t('No policy has made any.') }}
        />
      </StackItem>
    </Stack>
  );
};
