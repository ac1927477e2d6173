import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rates } from '../../domain/traffic/rates';
import type { Span } from '../../domain/traffic/spans';
import { DataTable } from '../table/DataTable';
import { useDataTable, type TableSpec } from '../table/useDataTable';
import { useT } from '../useT';
import { momentText, orderText, rateText } from './texts';

interface RatesTableProps {
  name: string;
  span: Span;
  grid: readonly number[];
  rates: Rates;
}

interface Row {
  at: number;
  received: number | undefined;
  sent: number | undefined;
}

/** The values of a chart, the latest first. */
export const RatesTable = ({ name, span, grid, rates }: RatesTableProps) => {
  const t = useT();
  const { language } = useTranslation().i18n;
  const rows = useMemo(
    () =>
      grid
        .map((at, index): Row => ({ at, received: rates.received[index], sent: rates.sent[index] }))
        .reverse(),
    [grid, rates],
  );
  const spec = useMemo(
    (): TableSpec<Row> => ({
      columns: [
        {
          key: 'at',
          label: t('Time'),
          cell: ({ at }) => momentText(at, span.seconds, language),
        },
        {
          key: 'received',
          label: t('Received'),
          sortText: ({ received }) => orderText(received),
          isPlainText: true,
          cell: ({ received }) => rateText(received, language),
        },
        {
          key: 'sent',
          label: t('Sent'),
          sortText: ({ sent }) => orderText(sent),
          isPlainText: true,
          cell: ({ sent }) => rateText(sent, language),
        },
      ],
      keyOf: ({ at }) => String(at),
    }),
    [t, span, language],
  );
  return (
    <DataTable
      table={useDataTable(spec, rows)}
      label={t('Traffic of {{name}} by time', { name })}
      pagesLabel={t('Pages of the traffic of {{name}}', { name })}
      items={t('values')}
      nothing={{ title: t('No values') }}
    />
  );
};
