import { useTranslation } from 'react-i18next';
import { estimateOf, type MigrationLimits } from '../../domain/settings/limits';
import { bytesText, durationText } from '../amounts';
import { useT } from '../useT';

interface EstimateProps {
  /** Memory to copy, in bytes. */
  bytes: number;
  limits: Readonly<MigrationLimits>;
}

/** How long a migration takes at least, and what becomes of it when it takes too long. */
export const Estimate = ({ bytes, limits }: EstimateProps) => {
  const t = useT();
  const { language } = useTranslation().i18n;
  const { copySeconds, limitSeconds, atLimit, isTooSlow } = estimateOf(bytes, limits);
  const lengthOf = (seconds: number) => durationText(seconds, language);
  const memory = bytesText(bytes, language);
  const atTheLimit = {
    abort: t('After {{time}} it is given up, and the VM stays on its node.'),
    postCopy: t('After {{time}} it goes on at its target while the rest is fetched.'),
    pause: t('After {{time}} it is paused, for as long again until it is given up.'),
  };
  return (
    <>
      <p>
        {copySeconds === undefined
          ? t('A VM with {{memory}} is copied as fast as the network carries it.', { memory })
          : t(
              'A VM with {{memory}} needs at least {{time}} at {{bandwidth}} a second, more if it writes much.',
              {
                memory,
                time: lengthOf(copySeconds),
                bandwidth: bytesText(limits.bandwidth, language),
              },
            )}{' '}
        {limitSeconds === undefined
          ? t('No limit of time ends its migration.')
          : t(atTheLimit[atLimit], { time: lengthOf(limitSeconds) })}{' '}
        {limits.progressSeconds > 0 &&
          t('It is also given up after {{time}} without progress.', {
            time: lengthOf(limits.progressSeconds),
          })}
      </p>
      {isTooSlow && (
        <p>
          {t('That is before all of its memory has been copied once: it cannot be migrated so.')}
        </p>
      )}
    </>
  );
};
