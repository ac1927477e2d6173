import { lastDayOf } from '../../../domain/overview/migrations';
import { poolStateOf } from '../../../domain/overview/pools';
import { poolsOf } from '../../../domain/addresses/pools';
import type { OverviewCardProps } from '../../../ui/overview/overview';
import { addressesPath, filtered, migrationPath } from '../../../ui/routes';
import { useNow } from '../../../ui/useNow';
import { useT } from '../../../ui/useT';
import { PlaceCard } from './PlaceCard';

/** What does not work now. */
const BrokenCard = ({ overview }: OverviewCardProps) => {
  const t = useT();
  const now = useNow();
  const { namespace, world } = overview;
  return (
    <PlaceCard
      overview={overview}
      place="broken"
      label={t('Broken now')}
      measures={[
        {
          key: 'migrations',
          text: t('Migrations that failed in the last 24 hours'),
          count: lastDayOf(world, now).counts.failed,
          to: filtered(migrationPath(namespace, 'migrations'), { stage: 'failed', asked: 'day' }),
          severity: 'error',
        },
        {
          key: 'pools',
          text: t('Pools without a free address'),
          count: poolsOf(world).filter((pool) => poolStateOf(pool) === 'full').length,
          to: filtered(addressesPath(namespace, 'pools'), { fill: 'full' }),
          severity: 'error',
        },
      ]}
    />
  );
};

export default BrokenCard;
