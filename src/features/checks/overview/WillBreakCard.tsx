import { poolsOf } from '../../../domain/addresses/pools';
import { poolStateOf } from '../../../domain/overview/pools';
import type { OverviewCardProps } from '../../../ui/overview/overview';
import { addressesPath, filtered } from '../../../ui/routes';
import { useT } from '../../../ui/useT';
import { PlaceCard } from './PlaceCard';

/** What works until the next start, migration, address or node. */
const WillBreakCard = ({ overview }: OverviewCardProps) => {
  const t = useT();
  const { namespace, world } = overview;
  return (
    <PlaceCard
      overview={overview}
      place="soon"
      label={t('Will break')}
      measures={[
        {
          key: 'pools',
          text: t('Pools that are nearly full'),
          count: poolsOf(world).filter((pool) => poolStateOf(pool) === 'nearly full').length,
          to: filtered(addressesPath(namespace, 'pools'), { fill: 'nearly full' }),
          severity: 'warning',
        },
      ]}
    />
  );
};

export default WillBreakCard;
