import { useTranslation } from 'react-i18next';
import { estimateOf, type MigrationLimits } from '../../../domain/settings/limits';
import {
  limitOutlookOf,
  limitTexts,
  outlookOf,
  type MigrationMetrics,
} from '../../../domain/vm/migration/progress';
import { bytesText, durationText } from '../../../ui/amounts';
import { useT } from '../../../ui/useT';

interface ProgressTextProps {
  /** Undefined where nobody measures. */
  metrics: MigrationMetrics | undefined;
  /** Memory of the VM in bytes, where it is known. */
  bytes: number | undefined;
  limits: MigrationLimits | undefined;
  /** Seconds since the copy began. */
  elapsed: number;
}

/** What the limits will do to it, where that is known. */
const Limits = ({ bytes, limits, elapsed }: Omit<ProgressTextProps, 'metrics'>) => {
  const t = useT();
  const { language } = useTranslation().i18n;
  if (bytes === undefined || !limits) return null;
  const { slowsDown, then } = limitOutlookOf(bytes, limits, elapsed);
  return (
    <>
      {slowsDown && <> {t('The VM is slowed down until it can be copied.')}</>}
      {then && <> {t(limitTexts[then.what], { time: durationText(then.seconds, language) })}</>}
    </>
  );
};

/**
 * How far a copy is, in words: no share of a whole, which grows while the VM writes. Without metrics
 * only how long it has taken.
 */
export const ProgressText = ({ metrics, ...known }: ProgressTextProps) => {
  const t = useT();
  const { language } = useTranslation().i18n;
  if (!metrics) {
    const { bytes, limits } = known;
    const limit = bytes !== undefined && limits && estimateOf(bytes, limits).limitSeconds;
    return (
      <>
        {t('Copying for {{time}}.', { time: durationText(known.elapsed, language) })}
        {typeof limit === 'number' && <Limits {...known} />}
      </>
    );
  }
  const outlook = outlookOf(metrics);
  const params = {
    left: bytesText(metrics.remaining, language),
    written: bytesText(metrics.dirtyRate, language),
    carried: bytesText(metrics.transferRate, language),
  };
  switch (outlook.kind) {
    case 'finishing':
      return (
        <>
          {t('{{left}} left; done in about {{time}} at this rate.', {
            ...params,
            time: durationText(outlook.seconds, language),
          })}
        </>
      );
    case 'standing':
      return (
        <>
          {t('{{left}} left; nothing is being copied at the moment.', params)}
          <Limits {...known} />
        </>
      );
    case 'tooFast':
      return (
        <>
          {t(
            '{{left}} left; the VM writes {{written}} a second, and the link carries {{carried}}: it will not finish at this rate.',
            params,
          )}
          <Limits {...known} />
        </>
      );
  }
};
