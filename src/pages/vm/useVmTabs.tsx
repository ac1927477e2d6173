import { useMemo } from 'react';
import { Badge } from '@patternfly/react-core';
import { onDemand } from '../../ui/onDemand';
import type { Tab } from '../../ui/Tabs';
import { useT } from '../../ui/useT';
import { InterfacesTab } from '../../features/virtual-machines/page/InterfacesTab';
import type { VmFacts } from '../../features/virtual-machines/page/useVmFacts';

const VmAddressesTab = onDemand<{ obj: VmFacts }>(
  () => import('../../features/virtual-machines/addresses/VmAddressesTab'),
);

const GuestTab = onDemand<{ obj: VmFacts }>(
  () => import('../../features/virtual-machines/guest/GuestTab'),
);

const ReachTab = onDemand<{ obj: VmFacts }>(
  () => import('../../features/virtual-machines/reach/ReachTab'),
);

const VmServicesTab = onDemand<{ obj: VmFacts }>(
  () => import('../../features/services/VmServicesTab'),
);

const PoliciesTab = onDemand<{ obj: VmFacts }>(
  () => import('../../features/virtual-machines/policies/PoliciesTab'),
);

const VmTrafficTab = onDemand<{ obj: VmFacts }>(
  () => import('../../features/traffic/VmTrafficTab'),
);

const VmFindings = onDemand<{ obj: VmFacts }>(
  () => import('../../features/virtual-machines/page/VmFindings'),
);

/** The tabs that show the networks of a VM, without the YAML, which the console's own page has, too. */
export const useVmTabs = (findingCount: number): Tab<VmFacts>[] => {
  const t = useT();
  return useMemo(
    () => [
      { href: '', name: t('Network interfaces'), component: InterfacesTab },
      { href: 'addresses', name: t('Addresses'), component: VmAddressesTab },
      { href: 'guest', name: t('Guest network'), component: GuestTab },
      { href: 'reach', name: t('Reach this VM'), component: ReachTab },
      { href: 'services', name: t('Services'), component: VmServicesTab },
      { href: 'policies', name: t('Policies'), component: PoliciesTab },
      { href: 'traffic', name: t('Traffic'), component: VmTrafficTab },
      {
        href: 'findings',
        name: t('Findings'),
        badge: (
          <Badge isRead screenReaderText={t('findings')}>
            {findingCount}
          </Badge>
        ),
        component: VmFindings,
      },
    ],
    [t, findingCount],
  );
};
