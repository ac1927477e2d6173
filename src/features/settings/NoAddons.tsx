import type { Gap } from '../../k8s/useWorld';
import { FailedState, MissingKindState } from '../../ui/states';
import { useT } from '../../ui/useT';

const OWNERS: readonly Gap['kind'][] = ['HyperConverged', 'NetworkAddonsConfig'];

/** Nothing holds the settings of the network add-ons, or it cannot be read. */
export const NoAddons = ({ gaps }: { gaps: readonly Gap[] }) => {
  const t = useT();
  const refused = gaps.find(({ kind, reason }) => OWNERS.includes(kind) && reason !== 'missing');
  if (refused) {
    const code = refused.reason === 'forbidden' ? 403 : undefined;
    return (
      <FailedState
        error={{ code, message: refused.message }}
        what={t('the settings of the network add-ons')}
      />
    );
  }
  return (
    <MissingKindState
      kind="NetworkAddonsConfig"
      provider={t('OpenShift Virtualization, or the cluster network addons operator of KubeVirt')}
    />
  );
};
