import { EmptyStateBody } from '@patternfly/react-core';
import { NothingState } from './states';
import { useT } from './useT';

/** In place of what would be told of nodes, where none for VMs is known. */
export const NoVmNodes = () => {
  const t = useT();
  return (
    <NothingState title={t('No node for VMs is known')}>
      <EmptyStateBody>
        {t('Your user may not see the nodes of the cluster, or none of them takes VMs.')}
      </EmptyStateBody>
    </NothingState>
  );
};
