import { useTranslation } from 'react-i18next';
import { Skeleton } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { figures, type Figure, type Totals } from '../../domain/traffic/figures';
import { hasValues, type Rates } from '../../domain/traffic/rates';
import { bytesText } from '../amounts';
import { NONE } from '../none';
import type { Column } from '../table/model';
import { useT } from '../useT';
import { Sparkline } from './Sparkline';
import { countText, orderText } from './texts';

const BYTES: readonly Figure[] = ['receivedBytes', 'sentBytes'];

const Amount = ({ figure, value }: { figure: Figure; value: number | undefined }) => {
  const { language } = useTranslation().i18n;
  if (value === undefined) return <>{NONE}</>;
  return <>{BYTES.includes(figure) ? bytesText(value, language) : countText(value, language)}</>;
};

const labelOf = (t: TFunction): Record<Figure, string> => ({
  receivedBytes: t('Received'),
  sentBytes: t('Sent'),
  receivedPackets: t('Received packets'),
  sentPackets: t('Sent packets'),
  receivedDrops: t('Received, dropped'),
  sentDrops: t('Sent, dropped'),
  receivedErrors: t('Received with errors'),
  sentErrors: t('Sent with errors'),
});

const SHOWN: readonly Figure[] = [...BYTES, 'receivedDrops', 'sentDrops'];

/** A column for each figure; those of packets and errors are shown when the user asks for them. */
export const figureColumns = <R extends { totals: Totals }>(t: TFunction): Column<R>[] => {
  const labels = labelOf(t);
  return figures.map((figure) => ({
    key: figure,
    label: labels[figure],
    modifier: 'nowrap' as const,
    ...(SHOWN.includes(figure) ? {} : { show: 'extra' as const }),
    sortText: ({ totals }: R) => orderText(totals[figure]),
    isPlainText: true,
    cell: ({ totals }: R) => <Amount figure={figure} value={totals[figure]} />,
  }));
};

/** The small chart of a row; `undefined`: it is on its way, `null`: there is none. */
export const RatesCell = ({ rates, name }: { rates: Rates | null | undefined; name: string }) => {
  const t = useT();
  if (rates === null) return <>{NONE}</>;
  if (rates === undefined)
    return <Skeleton screenreaderText={t('Loading the chart of {{name}}', { name })} />;
  return hasValues(rates) ? <Sparkline rates={rates} name={name} /> : <>{NONE}</>;
};
