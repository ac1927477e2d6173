import { useMemo } from 'react';
import { Content } from '@patternfly/react-core';
import type { DeviceTraffic } from '../../domain/traffic/nodes';
import { NONE } from '../../ui/none';
import { partOf } from '../../ui/table/model';
import type { TableSpec } from '../../ui/table/useDataTable';
import { figureColumns, RatesCell } from '../../ui/traffic/columns';
import { useT } from '../../ui/useT';
import { HintsCell } from './HintsCell';
import { useRatesOf } from './RatesContext';
import { SPAN } from './scope';
import { listText } from '../../ui/intl';

const nameOf = ({ node, device }: DeviceTraffic): string => `${node}, ${device}`;

const Chart = ({ row }: { row: DeviceTraffic }) => (
  <RatesCell rates={useRatesOf(row.key)} name={nameOf(row)} />
);

/** From which counters the figures are. */
const Source = ({ row: { known, counted, lacking } }: { row: DeviceTraffic }) => {
  const t = useT();
  switch (known) {
    case 'own':
      return <>{t('Own counters')}</>;
    case 'ports':
      return <>{t('Sum of {{ports}}', { ports: listText(counted) })}</>;
    case 'partly':
      return (
        <>
          {t('Sum of {{ports}}', { ports: listText(counted) })}
          <Content component="small">
            {t('Without {{ports}}, which is not measured', { ports: listText(lacking) })}
          </Content>
        </>
      );
    case 'none':
      return <>{t('Not measured')}</>;
  }
};

/** What the table of nodes' interfaces shows, and how it is filtered and sorted. */
export const useDeviceSpec = () => {
  const t = useT();
  return useMemo(
    (): TableSpec<DeviceTraffic> & { name: string } => ({
      name: 'traffic-nodes',
      keeps: [SPAN],
      columns: [
        {
          key: 'node',
          label: t('Node'),
          show: 'fixed',
          modifier: 'breakWord',
          width: 15,
          sortText: ({ node }) => node,
          cell: ({ node }) => node,
        },
        {
          key: 'device',
          label: t('Network interface'),
          show: 'fixed',
          modifier: 'breakWord',
          sortText: ({ device }) => device,
          cell: ({ device }) => device,
        },
        {
          key: 'type',
          label: t('Type'),
          modifier: 'nowrap',
          sortText: ({ type }) => type,
          cell: ({ type }) => type || NONE,
        },
        { key: 'source', label: t('Source'), cell: (row) => <Source row={row} /> },
        // Before the figures, which a narrow window shows only when it is moved.
        {
          key: 'findings',
          label: t('Findings'),
          cell: (row) => <HintsCell of={row.key} name={nameOf(row)} />,
        },
        { key: 'chart', label: t('Rate'), cell: (row) => <Chart row={row} /> },
        ...figureColumns<DeviceTraffic>(t),
      ],
      filters: [
        {
          kind: 'text',
          key: 'name',
          label: t('Filter by node or interface'),
          clearLabel: t('Clear the filter'),
          matcher: partOf(nameOf),
        },
        {
          kind: 'choice',
          key: 'type',
          label: t('Type'),
          valuesOf: ({ type }) => [type],
          labelOf: (value) => value || t('Not known'),
        },
      ],
      keyOf: ({ key }) => key,
      sortedBy: 'node',
      then: [({ device }) => device],
    }),
    [t],
  );
};
