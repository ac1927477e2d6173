import { List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import { Link } from 'react-router';
import { poolsOf } from '../../../domain/addresses/pools';
import { fullestPoolsOf } from '../../../domain/overview/pools';
import { PoolFill } from '../../../ui/addresses/PoolFill';
import type { OverviewCardProps } from '../../../ui/overview/overview';
import { addressesPath, filtered } from '../../../ui/routes';
import { useT } from '../../../ui/useT';

const SHOWN = 5;

/** The pools that are used up first. */
const PoolsCard = ({ overview: { world, namespace } }: OverviewCardProps) => {
  const t = useT();
  const path = addressesPath(namespace, 'pools');
  const count = poolsOf(world).length;
  const shown = fullestPoolsOf(world).slice(0, SHOWN);
  return (
    <Stack hasGutter>
      <StackItem>
        {shown.length === 0 ? (
          t('No pool of IPv4 addresses is known.')
        ) : (
          <List isPlain isBordered aria-label={t('Fullest pools of addresses')}>
            {shown.map((pool) => (
              <ListItem key={pool.key}>
                <Link to={filtered(path, { pool: pool.title })}>{pool.title}</Link>
                <PoolFill pool={pool} />
              </ListItem>
            ))}
          </List>
        )}
      </StackItem>
      {count > 0 && (
        <StackItem>
          <Link to={path}>{t('See all {{count}} pools', { count })}</Link>
        </StackItem>
      )}
    </Stack>
  );
};

export default PoolsCard;
