import { Fragment } from 'react';
import { List, Skeleton, Stack, StackItem } from '@patternfly/react-core';
import { CheckCircleIcon, InfoCircleIcon } from '@patternfly/react-icons';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { textKeysOf } from '../../../domain/findings/text-keys';
import type { Place } from '../../../domain/overview/places';
import type { OverviewRow } from '../../../domain/overview/rows';
import { CodeLink } from '../../../ui/CodeLink';
import { SeverityIcon } from '../../../ui/findings';
import { nameOfGap, tellingGaps } from '../../../ui/GapList';
import { CountLine } from '../../../ui/overview/CountLine';
import type { Overview } from '../../../ui/overview/overview';
import { checksPath, filtered } from '../../../ui/routes';
import { StateIcon } from '../../../ui/StateText';
import { useT } from '../../../ui/useT';
import { listText, numberText } from '../../../ui/intl';

/** So many are read at a glance. */
const SHOWN = 5;

/** Of so many kinds the names stand in a card; all of them stand below the cards. */
const NAMED = 3;

/** Something that is counted beside findings. */
export interface Measure {
  key: string;
  text: string;
  count: number;
  to: string;
  severity: 'error' | 'warning';
}

const titleOf = (t: TFunction, { topic, first }: OverviewRow): string =>
  topic ? t(topic.title) : t(textKeysOf(first).title, first.params);

const RowLine = ({ row, namespace }: { row: OverviewRow; namespace: string | undefined }) => {
  const t = useT();
  const { codes, count, objects, severity } = row;
  return (
    <CountLine
      text={titleOf(t, row)}
      count={count}
      to={filtered(checksPath(namespace), { code: codes })}
      icon={<SeverityIcon severity={severity} />}
    >
      {codes.map((code) => (
        <Fragment key={code}>
          <CodeLink code={code} />{' '}
        </Fragment>
      ))}
      {objects !== count && t('on {{count}} objects', { count: objects })}
    </CountLine>
  );
};

/** Nothing was found: in order where everything was looked at, and else not known to be. */
const Nothing = ({ overview: { namespace, gaps, objectCount } }: { overview: Overview }) => {
  const t = useT();
  const telling = tellingGaps(gaps);
  const isWhole = telling.length === 0;
  const names = [...new Set(telling.map(nameOfGap))];
  return (
    <Stack hasGutter>
      <StackItem>
        <StateIcon
          look={
            isWhole
              ? { status: 'success', Picture: CheckCircleIcon }
              : { status: 'custom', Picture: InfoCircleIcon }
          }
        />{' '}
        <Link to={checksPath(namespace)}>
          {t('Nothing found in {{number}} objects', { number: numberText(objectCount) })}
        </Link>
      </StackItem>
      {!isWhole && (
        <StackItem>
          {names.length > NAMED
            ? t('Not checked: {{names}} and {{number}} more kinds', {
                names: listText(names.slice(0, NAMED)),
                number: names.length - NAMED,
              })
            : t('Not checked: {{names}}', { names: listText(names) })}
        </StackItem>
      )}
    </Stack>
  );
};

interface PlaceCardProps {
  overview: Overview;
  place: Place;
  /** Accessible name of the list. */
  label: string;
  measures?: readonly Measure[];
}

/** Findings of one place by rule, the worst first, and what else is counted with them. */
export const PlaceCard = ({ overview, place, label, measures = [] }: PlaceCardProps) => {
  const t = useT();
  const { namespace, found } = overview;
  if (!found) {
    return <Skeleton screenreaderText={t('Rules are looking at the objects')} />;
  }
  const rows = found.rows[place];
  const counted = measures.filter(({ count }) => count > 0);
  if (rows.length === 0 && counted.length === 0) return <Nothing overview={overview} />;
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const shown = rows.slice(0, Math.max(1, SHOWN - counted.length));
  return (
    <Stack hasGutter>
      <StackItem>
        <List isPlain isBordered aria-label={label}>
          {counted.map(({ key, text, count, to, severity }) => (
            <CountLine
              key={key}
              text={text}
              count={count}
              to={to}
              icon={<SeverityIcon severity={severity} />}
            />
          ))}
          {shown.map((row) => (
            <RowLine key={row.key} row={row} namespace={namespace} />
          ))}
        </List>
      </StackItem>
      {total > 0 && (
        <StackItem>
          <Link to={filtered(checksPath(namespace), { code: rows.flatMap(({ codes }) => codes) })}>
            {t('See all {{count}} findings', { count: total })}
          </Link>
        </StackItem>
      )}
    </Stack>
  );
};
