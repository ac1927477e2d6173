import { FindingsPanel } from '../../../ui/FindingsPanel';
import { useT } from '../../../ui/useT';
import type { VmFacts } from './useVmFacts';

/** What is wrong with the networks of a VM, why, and what can be mended by a button. */
const VmFindings = ({ obj }: { obj: VmFacts }) => {
  const t = useT();
  const { vm, world, findings, gaps, isLoaded, isComing } = obj;
  return (
    <FindingsPanel
      object={vm}
      world={isLoaded ? world : undefined}
      findings={findings}
      gaps={gaps}
      isComplete={isLoaded && !isComing}
      healthyText={t('No rule finds anything wrong with the networks of this VM')}
    />
  );
};

export default VmFindings;
