import { Card, CardBody, CardTitle, Content, Stack, StackItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { InterfaceTraffic } from '../../domain/traffic/interfaces';
import { hasValues, type Rates } from '../../domain/traffic/rates';
import type { Span } from '../../domain/traffic/spans';
import { bytesText } from '../amounts';
import { LoadingState } from '../states';
import { useT } from '../useT';
import { countText } from './texts';
import { TrafficChart } from './TrafficChart';
import type { Totals } from '../../domain/traffic/figures';
import { NotMeasured } from './NotMeasured';

/** What went through something over a span, in one line. */
export const TotalsText = ({ totals }: { totals: Totals }) => {
  const t = useT();
  const { language } = useTranslation().i18n;
  const { receivedBytes = 0, sentBytes = 0, receivedPackets, sentPackets } = totals;
  const { receivedDrops = 0, sentDrops = 0, receivedErrors = 0, sentErrors = 0 } = totals;
  return (
    <Content component="p">
      {t(
        'Received {{received}} in {{receivedPackets}} packets, sent {{sent}} in {{sentPackets}} packets; dropped: {{dropped}}, with errors: {{errors}}',
        {
          received: bytesText(receivedBytes, language),
          sent: bytesText(sentBytes, language),
          receivedPackets: countText(receivedPackets, language),
          sentPackets: countText(sentPackets, language),
          dropped: countText(receivedDrops + sentDrops, language),
          errors: countText(receivedErrors + sentErrors, language),
        },
      )}
    </Content>
  );
};

interface ChartOfProps {
  name: string;
  totals: Totals;
  rates: Rates | undefined;
  span: Span;
  grid: readonly number[];
}

/** A chart with the sums above it, or that it is on its way. */
export const ChartOf = ({ name, totals, rates, span, grid }: ChartOfProps) => {
  const t = useT();
  return (
    <Stack hasGutter>
      <StackItem>
        <TotalsText totals={totals} />
      </StackItem>
      <StackItem>
        {rates === undefined ? (
          <LoadingState label={t('Loading the chart of {{name}}', { name })} />
        ) : hasValues(rates) ? (
          <TrafficChart name={name} span={span} grid={grid} rates={rates} />
        ) : (
          <Content component="p">{t('There are no values within this time span.')}</Content>
        )}
      </StackItem>
    </Stack>
  );
};

interface InterfaceChartsProps {
  rows: readonly InterfaceTraffic[];
  span: Span;
  grid: readonly number[];
  ratesOf: (key: string) => Rates | undefined;
}

/** A chart for each interface of a VM. */
export const InterfaceCharts = ({ rows, span, grid, ratesOf }: InterfaceChartsProps) => (
  <Stack hasGutter>
    {rows.map((row) => (
      <StackItem key={row.key}>
        <Card isCompact>
          <CardTitle component="h2">{row.interface}</CardTitle>
          <CardBody>
            {row.state === 'measured' ? (
              <ChartOf
                name={row.interface}
                totals={row.totals}
                rates={ratesOf(row.key)}
                span={span}
                grid={grid}
              />
            ) : (
              <NotMeasured state={row.state} />
            )}
          </CardBody>
        </Card>
      </StackItem>
    ))}
  </Stack>
);
