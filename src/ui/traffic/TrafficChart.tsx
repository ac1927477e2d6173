import { useState, type PointerEvent } from 'react';
import {
  Content,
  ExpandableSection,
  Flex,
  FlexItem,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Rates } from '../../domain/traffic/rates';
import type { Span } from '../../domain/traffic/spans';
import { useT } from '../useT';
import { largestOf, latestOf, nearest, niceTop, pathOf } from './chart';
import { Curve } from './Curve';
import { RatesTable } from './RatesTable';
import { momentText, rateText } from './texts';
import './traffic.css';

const WIDTH = 600;
const HEIGHT = 160;

interface TrafficChartProps {
  /** What it is of, such as the name of an interface. */
  name: string;
  span: Span;
  /** Times of the points, in seconds since 1970. */
  grid: readonly number[];
  rates: Rates;
}

const KEY = 24;

const Legend = ({ kind, text }: { kind: 'received' | 'sent'; text: string }) => (
  <FlexItem>
    <svg className="vm-networking-console-plugin__traffic-key" viewBox={`0 0 ${KEY} 8`} aria-hidden>
      <Curve kind={kind} path={`M0 4L${KEY} 4`} />
    </svg>{' '}
    {text}
  </FlexItem>
);

/** What was received and sent over a span, as a chart and as a table. */
export const TrafficChart = ({ name, span, grid, rates }: TrafficChartProps) => {
  const t = useT();
  const { language } = useTranslation().i18n;
  const [pointed, setPointed] = useState<number>();
  const [isOpen, setOpen] = useState(false);
  const { received, sent } = rates;
  // Round in bits, as it is shown.
  const top = niceTop(largestOf([received, sent]) * 8) / 8;
  const frame = { width: WIDTH, height: HEIGHT, top };
  const point = ({ clientX, currentTarget }: PointerEvent<SVGSVGElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    if (width > 0) setPointed(nearest((clientX - left) / width, grid.length));
  };
  const shown = pointed === undefined ? undefined : grid[pointed];
  const valueOf = (points: Rates['received']) =>
    rateText(pointed === undefined ? latestOf(points) : points[pointed], language);
  const x = pointed === undefined ? 0 : (pointed * WIDTH) / Math.max(1, grid.length - 1);
  const moment = (seconds: number | undefined) =>
    seconds === undefined ? '' : momentText(seconds, span.seconds, language);
  return (
    <Stack hasGutter>
      <StackItem>
        <Flex>
          <FlexItem>{shown === undefined ? t('Latest') : moment(shown)}</FlexItem>
          <Legend kind="received" text={t('Received {{rate}}', { rate: valueOf(received) })} />
          <Legend kind="sent" text={t('Sent {{rate}}', { rate: valueOf(sent) })} />
        </Flex>
        <Content component="small">{rateText(top, language)}</Content>
        <svg
          className="vm-networking-console-plugin__traffic-chart"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t('Chart of the traffic of {{name}}; the table below it says the same', {
            name,
          })}
          onPointerMove={point}
          onPointerLeave={() => setPointed(undefined)}
        >
          {[0, HEIGHT / 2, HEIGHT].map((y) => (
            <path
              key={y}
              className="vm-networking-console-plugin__traffic-axis"
              d={`M0 ${y}H${WIDTH}`}
            />
          ))}
          <Curve kind="received" path={pathOf(received, frame)} />
          <Curve kind="sent" path={pathOf(sent, frame)} />
          {pointed !== undefined && (
            <path
              className="vm-networking-console-plugin__traffic-pointer"
              d={`M${x} 0V${HEIGHT}`}
            />
          )}
        </svg>
        <Flex justifyContent={{ default: 'justifyContentSpaceBetween' }}>
          {[grid[0], grid.at(-1)].map((seconds, index) => (
            <FlexItem key={index}>
              <Content component="small">{moment(seconds)}</Content>
            </FlexItem>
          ))}
        </Flex>
      </StackItem>
      <StackItem>
        <ExpandableSection
          toggleText={t('Values of {{name}} as a table', { name })}
          isExpanded={isOpen}
          onToggle={(_event, isNowOpen) => setOpen(isNowOpen)}
        >
          {isOpen && <RatesTable name={name} span={span} grid={grid} rates={rates} />}
        </ExpandableSection>
      </StackItem>
    </Stack>
  );
};
