import { StackItem } from '@patternfly/react-core';
import type { NetworkAttachmentDefinition } from '../../domain/nad/types';
import { ImpactSummary } from '../../ui/impact/ImpactSummary';
import { useImpact } from '../../ui/impact/useImpact';
import { useT } from '../../ui/useT';

/** Whose VMs notice a change of a network. */
const Affected = ({ nad }: { nad: NetworkAttachmentDefinition }) => {
  const t = useT();
  const { name = '', namespace = '' } = nad.metadata ?? {};
  return (
    <StackItem>
      <ImpactSummary
        impact={useImpact(namespace, name)}
        consequence={t(
          'Running VMs keep the old configuration. A VM takes the new one when it is restarted or migrated.',
        )}
      />
    </StackItem>
  );
};

export default Affected;
