import { useMemo, type ComponentType, type ReactNode } from 'react';
import { Badge } from '@patternfly/react-core';
import { onDemand } from '../../../ui/onDemand';
import { useT } from '../../../ui/useT';
import { NetworkDetails } from './NetworkDetails';
import type { NetworkFacts } from './useNetworkFacts';

type TabProps = { obj: NetworkFacts };

const NetworkUsers = onDemand(() => import('./NetworkUsers'));
const NetworkNodes = onDemand(() => import('./NetworkNodes'));
const NetworkTraffic = onDemand(() => import('../../../ui/traffic/NetworkTraffic'));
const NetworkFindings = onDemand(() => import('./NetworkFindings'));
export const NetworkYaml = onDemand(() => import('./NetworkYaml'));

export interface NetworkTabSpec {
  href: string;
  name: string;
  badge?: ReactNode;
  component: ComponentType<TabProps>;
}

/** The tabs that show a network, without the YAML, which the console's own pages have, too. */
export const useNetworkTabs = (findingCount: number): NetworkTabSpec[] => {
  const t = useT();
  return useMemo(
    () => [
      { href: '', name: t('Details'), component: NetworkDetails },
      { href: 'vms', name: t('Virtual machines'), component: NetworkUsers },
      { href: 'nodes', name: t('Nodes'), component: NetworkNodes },
      { href: 'traffic', name: t('Traffic'), component: NetworkTraffic },
      {
        href: 'findings',
        name: t('Findings'),
        badge: (
          <Badge isRead screenReaderText={t('findings')}>
            {findingCount}
          </Badge>
        ),
        component: NetworkFindings,
      },
    ],
    [t, findingCount],
  );
};
