import { Alert, Content, List, ListItem } from '@patternfly/react-core';
import { msg } from '../../../domain/core/msg';
import { balancerOf, type AddressPool } from '../../../domain/services/cluster';
import { exposureTypes, type ExposureType } from '../../../domain/services/form/service-form';
import type { World } from '../../../domain/world/world';
import { SelectCards } from '../../../ui/form/SelectCards';
import { useT } from '../../../ui/useT';
import { listText } from '../../../ui/intl';

const hints: Record<ExposureType, string> = {
  ClusterIP: msg('An address that only clients in the cluster reach.'),
  NodePort: msg('The same, and one port of every node, for clients that reach the nodes.'),
  LoadBalancer: msg(
    'The same, and an address of its own outside of the cluster, where something gives one.',
  ),
  Headless: msg('No address: its name leads to the addresses of the pods themselves.'),
};

const titles: Record<ExposureType, string> = {
  ClusterIP: 'ClusterIP',
  NodePort: 'NodePort',
  LoadBalancer: 'LoadBalancer',
  Headless: msg('Headless'),
};

const PoolText = ({ pool }: { pool: AddressPool }) => {
  const t = useT();
  const { name, free, isAnnounced, isOnRequest, isReserved } = pool;
  const words = [
    free === undefined
      ? t('how many addresses are free is not told')
      : t('free addresses: {{free}}', { free }),
    isAnnounced === undefined
      ? t('whether it is announced is not known')
      : isAnnounced
        ? t('announced')
        : t('announced by nobody: its addresses are given and not reached'),
    ...(isOnRequest ? [t('only for Services that name it')] : []),
    ...(isReserved ? [t('kept for some namespaces or Services')] : []),
  ];
  return (
    <ListItem>
      {name}: {listText(words)}
    </ListItem>
  );
};

/** What gives addresses to load balancers, as far as it is known. */
const BalancerNote = ({ world }: { world: World }) => {
  const t = useT();
  const balancer = balancerOf(world);
  switch (balancer.kind) {
    case 'metallb':
      return (
        <Alert
          variant={balancer.pools.some(({ free }) => free !== 0) ? 'info' : 'warning'}
          isInline
          component="h3"
          title={t('MetalLB gives the address, from one of these pools')}
        >
          <List>
            {balancer.pools.map((pool) => (
              <PoolText key={pool.name} pool={pool} />
            ))}
          </List>
        </Alert>
      );
    case 'cloud':
      return (
        <Alert
          variant="info"
          isInline
          component="h3"
          title={t('The cloud gives the address: {{platform}}', { platform: balancer.platform })}
        />
      );
    case 'none':
      return (
        <Alert
          variant="warning"
          isInline
          component="h3"
          title={t('Nothing gives addresses here: the address would stay pending')}
        >
          {t('The cluster runs in no cloud, and MetalLB has no pool of addresses.')}
        </Alert>
      );
    case 'unknown':
      return (
        <Alert
          variant="info"
          isInline
          component="h3"
          title={t('Whether something gives addresses is not known')}
        >
          {t('Without it the address stays pending. Pools of MetalLB, if any, could not be read.')}
        </Alert>
      );
  }
};

interface TypeCardsProps {
  selected: string;
  onSelect: (type: ExposureType) => void;
  world: World | undefined;
  /** Why a type cannot be chosen. */
  refusalOf: (type: ExposureType) => string | undefined;
}

/** How a Service is reached, with what follows from each. */
export const TypeCards = ({ selected, onSelect, world, refusalOf }: TypeCardsProps) => {
  const t = useT();
  return (
    <>
      <SelectCards
        name="service-type"
        label={t('Type')}
        minWidth="200px"
        selected={selected}
        onSelect={onSelect}
        cards={exposureTypes.map((id) => {
          const refusal = refusalOf(id);
          return {
            id,
            title: t(titles[id]),
            isDisabled: refusal !== undefined,
            body: (
              <>
                <Content component="p">{t(hints[id])}</Content>
                {refusal !== undefined && <Content component="small">{refusal}</Content>}
              </>
            ),
          };
        })}
      />
      {selected === 'LoadBalancer' && world && <BalancerNote world={world} />}
    </>
  );
};
