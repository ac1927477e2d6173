import { useK8sModels } from '@openshift-console/dynamic-plugin-sdk';
import { LinkButton } from '../LinkButton';
import { useT } from '../useT';

/** Leads to the flows of the Network Observability operator, where the cluster has it. */
export const FlowsLink = () => {
  const t = useT();
  const [models] = useK8sModels();
  const isThere = Object.values(models).some(
    ({ apiGroup, kind }) => apiGroup === 'flows.netobserv.io' && kind === 'FlowCollector',
  );
  if (!isThere) return null;
  return (
    <LinkButton to="/netflow-traffic" variant="link">
      {t('Who talks to whom: network flows')}
    </LinkButton>
  );
};
