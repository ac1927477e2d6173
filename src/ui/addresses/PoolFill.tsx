import { Progress, ProgressSize, type ProgressProps } from '@patternfly/react-core';
import type { TFunction } from 'i18next';
import { fillOf, type Pool } from '../../domain/addresses/pool';
import { poolStateOf, type PoolState } from '../../domain/overview/pools';
import { useT } from '../useT';
import { numberText } from '../intl';

/** Beyond this a number tells nobody anything. */
const COUNTED = 1_000_000_000n;

/** How many addresses, in words where there are too many to read. */
export const sizeText = (t: TFunction, count: bigint): string =>
  count > COUNTED
    ? t('about 2^{{power}}', { power: count.toString(2).length - 1 })
    : numberText(count);

const variants: Record<PoolState, Pick<ProgressProps, 'variant'>> = {
  full: { variant: 'danger' },
  'nearly full': { variant: 'warning' },
  free: {},
};

/** How much of a pool is used, as a bar where that is counted. */
export const PoolFill = ({ pool }: { pool: Pool }) => {
  const t = useT();
  const fill = fillOf(pool);
  const used = numberText(pool.used);
  const known = pool.isAtLeast
    ? t('at least {{used}} used', { used })
    : t('{{used}} used', { used });
  if (fill === undefined) return <>{known}</>;
  const percent = Math.min(100, Math.round(fill * 100));
  const text = t('{{known}} of {{size}}, {{percent}}%', {
    known,
    size: sizeText(t, pool.size),
    percent,
  });
  return (
    <Progress
      aria-label={t('Use of {{pool}}', { pool: pool.title })}
      size={ProgressSize.sm}
      value={percent}
      label={text}
      valueText={text}
      {...variants[poolStateOf(pool)]}
    />
  );
};
