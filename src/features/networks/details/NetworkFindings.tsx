import { FindingsPanel } from '../../../ui/FindingsPanel';
import { useT } from '../../../ui/useT';
import type { NetworkFacts } from './useNetworkFacts';

/** What is wrong with a network, why, and what can be mended by a button. */
const NetworkFindings = ({ obj: { nad, ...facts } }: { obj: NetworkFacts }) => {
  const t = useT();
  return (
    <FindingsPanel
      object={nad}
      healthyText={t('No rule finds anything wrong with this network')}
      {...facts}
    />
  );
};

export default NetworkFindings;
