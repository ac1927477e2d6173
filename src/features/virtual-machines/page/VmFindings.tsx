import { FindingsPanel } from '../../../ui/FindingsPanel';
import { useT } from '../../../ui/useT';
import type { VmFacts } from './useVmFacts';

/** What is wrong with the networks of a VM, why, and what can be mended by a button. */
export const VmFindings = ({ obj: { vm, world, findings, gaps, isLoaded } }: { obj: VmFacts }) => {
  const t = useT();
  return (
    <FindingsPanel
      object={vm}
      world={isLoaded ? world : undefined}
      findings={findings}
      gaps={gaps}
      isComplete={isLoaded}
      healthyText={t('No rule finds anything wrong with the networks of this VM')}
    />
  );
};
