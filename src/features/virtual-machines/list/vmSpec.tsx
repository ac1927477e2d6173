import { useMemo, type ComponentType } from 'react';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import {
  addressFilter,
  addressProblem,
  networkText,
  type VmRow,
} from '../../../domain/vm/lifecycle/vm-rows';
import { vmPath } from '../../../ui/routes';
import { createdColumn } from '../../../ui/table/createdColumn';
import { nameFilter } from '../../../ui/table/filters';
import { Several } from '../../../ui/table/Several';
import type { TableSpec } from '../../../ui/table/useDataTable';
import { useT } from '../../../ui/useT';
import { VmStatus } from '../../../ui/vms/VmStatus';
import { AddressList } from '../table/AddressList';
import { NONE } from '../../../ui/none';
import { NetworkName } from '../../../ui/NetworkName';

/** Shows the findings on a VM, which are worked out for the rows of one page only. */
export type RowFindings = ComponentType<{ row: VmRow }>;

/** What tells VMs apart first: nearly every VM is on the pod network. */
const ofInterest = (networks: VmRow['networks']): VmRow['networks'] => [
  ...networks.filter(({ kind }) => kind !== 'pod'),
  ...networks.filter(({ kind }) => kind === 'pod'),
];

const Networks = ({ row: { networks, namespace, name } }: { row: VmRow }) => {
  const t = useT();
  return (
    <Several
      // Two interfaces of a VM may be on one network.
      entries={ofInterest(networks).map((source, index) => ({
        key: `${index} ${networkText(source)}`,
        node: <NetworkName source={source} own={namespace} />,
      }))}
      title={t('Networks of {{name}}', { name })}
      allLabel={t('All networks of {{name}}', { name })}
    />
  );
};

const columnsOf = (
  t: TFunction,
  showNamespace: boolean,
  Findings: RowFindings,
): TableSpec<VmRow>['columns'] => [
  {
    key: 'name',
    label: t('Name'),
    show: 'fixed',
    width: 20,
    modifier: 'breakWord',
    sortText: ({ name }) => name,
    cell: (row) => (
      <>
        <Link to={vmPath(row.namespace, row.name)}>{row.name}</Link> <Findings row={row} />
      </>
    ),
  },
  ...(showNamespace
    ? [
        {
          key: 'namespace',
          label: t('Namespace'),
          width: 10,
          modifier: 'breakWord',
          sortText: ({ namespace }: VmRow) => namespace,
          cell: ({ namespace }: VmRow) => namespace,
        } as const,
      ]
    : []),
  {
    key: 'status',
    label: t('Status'),
    sortText: ({ status }) => status,
    cell: ({ vm }) => <VmStatus vm={vm} />,
  },
  {
    key: 'node',
    label: t('Node'),
    width: 10,
    modifier: 'breakWord',
    sortText: ({ node }) => node,
    cell: ({ node }) => (node === '' ? NONE : node),
  },
  {
    key: 'networks',
    label: t('Networks'),
    width: 20,
    cell: (row) => <Networks row={row} />,
  },
  {
    key: 'addresses',
    label: t('IP addresses'),
    width: 20,
    cell: ({ addresses, name }) => (
      <AddressList addresses={addresses} name={name} count={1} isPlain />
    ),
  },
  createdColumn(t, ({ created }) => created),
];

const filtersOf = (t: TFunction): NonNullable<TableSpec<VmRow>['filters']> => [
  nameFilter(t, ({ name }) => name),
  {
    kind: 'text',
    key: 'address',
    label: t('Filter by IP address'),
    placeholder: t('IP address or CIDR'),
    clearLabel: t('Clear the address filter'),
    problemOf: (text) => {
      const problem = addressProblem(text);
      return problem && t(problem.text, problem.params);
    },
    matcher: (wanted) => {
      const isWanted = addressFilter(wanted);
      return ({ addresses: { ipv4, ipv6, linkLocal } }) =>
        ipv4.some(isWanted) || ipv6.some(isWanted) || linkLocal.some(isWanted);
    },
  },
  {
    kind: 'choice',
    key: 'status',
    label: t('Status'),
    valuesOf: ({ status }) => (status === '' ? [] : [status]),
  },
  {
    kind: 'choice',
    key: 'network',
    label: t('Network'),
    valuesOf: ({ networks }) => networks.map(networkText),
    labelOf: (value) => (value === 'pod' ? t('Pod network') : value),
  },
];

/** What the list of VMs shows, and how it is filtered and sorted. */
export const vmSpecOf = (
  t: TFunction,
  showNamespace: boolean,
  Findings: RowFindings,
): TableSpec<VmRow> & { name: string } => ({
  name: 'virtual-machines',
  columns: columnsOf(t, showNamespace, Findings),
  filters: filtersOf(t),
  keyOf: ({ key }) => key,
  sortedBy: 'name',
  then: [({ name }) => name, ({ namespace }) => namespace],
});

/** The same, made once. */
export const useVmSpec = (showNamespace: boolean, Findings: RowFindings) => {
  const t = useT();
  return useMemo(() => vmSpecOf(t, showNamespace, Findings), [t, showNamespace, Findings]);
};
