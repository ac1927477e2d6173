import { useId } from 'react';
import { Card, CardBody, CardTitle, Progress, Stack, StackItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { InterfaceTraffic } from '../../domain/traffic/interfaces';
import type { Talker } from '../../domain/traffic/talkers';
import { bytesText } from '../amounts';
import { vmPath } from '../routes';
import { useT } from '../useT';

const Row = ({ talker: { row, bytes, share } }: { talker: Talker<InterfaceTraffic> }) => {
  const t = useT();
  const id = useId();
  const { language } = useTranslation().i18n;
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  // The busiest of thousands have little of all, and not nothing.
  const part = share > 0 && share < 0.01 ? `< ${percent.format(0.01)}` : percent.format(share);
  return (
    <>
      <span id={id}>
        <Link to={vmPath(row.namespace, row.name, 'traffic')}>
          {t('{{vm}}, interface {{interface}}', { vm: row.name, interface: row.interface })}
        </Link>
      </span>
      <Progress
        aria-labelledby={id}
        size="sm"
        value={share * 100}
        label={t('{{amount}}, {{share}} of all', {
          amount: bytesText(bytes, language),
          share: part,
        })}
        valueText={part}
      />
    </>
  );
};

/** The interfaces with the most traffic, received and sent together. */
export const TopTalkers = ({ talkers }: { talkers: readonly Talker<InterfaceTraffic>[] }) => {
  const t = useT();
  if (talkers.length === 0) return null;
  return (
    <Card isCompact>
      <CardTitle component="h2">{t('Most traffic')}</CardTitle>
      <CardBody>
        <Stack hasGutter>
          {talkers.map((talker) => (
            <StackItem key={talker.row.key}>
              <Row talker={talker} />
            </StackItem>
          ))}
        </Stack>
      </CardBody>
    </Card>
  );
};
