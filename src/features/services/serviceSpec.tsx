import type { ComponentType } from 'react';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import type { ServiceRow } from '../../domain/services/rows';
import { selectorText, serviceTypes, type ServicePort } from '../../domain/services/service';
import { servicePath } from '../../ui/routes';
import { createdColumn } from '../../ui/table/createdColumn';
import { nameFilter } from '../../ui/table/filters';
import { Several } from '../../ui/table/Several';
import type { TableSpec } from '../../ui/table/useDataTable';
import { AddressCell } from './AddressCell';
import { EndpointCell } from './EndpointCell';
import { SelectedCell } from './SelectedCell';

/** Shows the findings on a Service, which are worked out for the rows of one page only. */
export type RowFindings = ComponentType<{ row: ServiceRow }>;

/** A port and what it leads to, such as `http 80:30080/TCP → 8080`. */
export const portText = ({ name, port, targetPort, nodePort, protocol }: ServicePort): string => {
  const from = nodePort === undefined ? `${port ?? ''}` : `${port ?? ''}:${nodePort}`;
  const text = `${from}/${protocol} → ${targetPort ?? ''}`;
  return name === undefined ? text : `${name} ${text}`;
};

/** The columns of Services, wherever they are listed. */
export const serviceColumns = (
  t: TFunction,
  showNamespace: boolean,
  Findings: RowFindings,
): TableSpec<ServiceRow>['columns'] => [
  {
    key: 'name',
    label: t('Name'),
    show: 'fixed',
    width: 15,
    modifier: 'breakWord',
    sortText: ({ view }) => view.name,
    cell: (row) => (
      <>
        <Link to={servicePath(row.view.namespace, row.view.name)}>{row.view.name}</Link>{' '}
        <Findings row={row} />
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
          sortText: ({ view }: ServiceRow) => view.namespace,
          cell: ({ view }: ServiceRow) => view.namespace,
        } as const,
      ]
    : []),
  {
    key: 'type',
    label: t('Type'),
    width: 10,
    sortText: ({ view }) => view.type,
    cell: ({ view }) => view.type,
  },
  {
    key: 'addresses',
    label: t('Addresses'),
    width: 25,
    cell: (row) => <AddressCell row={row} />,
  },
  {
    key: 'ports',
    label: t('Ports'),
    width: 15,
    cell: ({ view: { ports, name } }) => (
      <Several
        entries={ports.map((port) => ({ key: String(port.index), node: portText(port) }))}
        title={t('Ports of {{name}}', { name })}
        allLabel={t('All ports of {{name}}', { name })}
      />
    ),
  },
  {
    key: 'selects',
    label: t('Selects'),
    width: 20,
    modifier: 'breakWord',
    sortText: ({ view }) => selectorText(view.selector),
    cell: (row) => <SelectedCell row={row} />,
  },
  {
    key: 'endpoints',
    label: t('Endpoints'),
    width: 10,
    cell: (row) => <EndpointCell row={row} />,
  },
  createdColumn(t, ({ view }) => view.service.metadata?.creationTimestamp),
];

/** What the list of Services shows, and how it is filtered and sorted. */
export const serviceSpecOf = (
  t: TFunction,
  showNamespace: boolean,
  Findings: RowFindings,
): TableSpec<ServiceRow> & { name: string } => ({
  name: 'services',
  columns: serviceColumns(t, showNamespace, Findings),
  filters: [
    nameFilter(t, ({ view }) => view.name),
    {
      kind: 'choice',
      key: 'type',
      label: t('Type'),
      options: serviceTypes.map((value) => ({ value })),
      valuesOf: ({ view }) => [view.type],
    },
    {
      kind: 'choice',
      key: 'vm',
      label: t('VM'),
      valuesOf: ({ scene }) => scene.vms.map(({ name }) => name),
    },
  ],
  keyOf: ({ key }) => key,
  sortedBy: 'name',
  then: [({ view }) => view.name, ({ view }) => view.namespace],
  keeps: ['others'],
});
