import type { Gap } from '../../k8s/useWorld';
import { NoOwner } from '../../ui/settings/NoOwner';
import { useT } from '../../ui/useT';

/** Nothing holds the settings of the network add-ons, or it cannot be read. */
export const NoAddons = ({ gaps }: { gaps: readonly Gap[] }) => {
  const t = useT();
  return (
    <NoOwner
      gaps={gaps}
      kinds={['HyperConverged', 'NetworkAddonsConfig']}
      provider={t('OpenShift Virtualization, or the cluster network addons operator of KubeVirt')}
      what={t('the settings of the network add-ons')}
    />
  );
};
