import type { ReactNode } from 'react';
import type { World } from '../../domain/world/world';
import { WorldOfKind } from '../../ui/list/WorldOfKind';
import { useT } from '../../ui/useT';
import { useNodeWorld } from './useNodeWorld';

/** Reads policies and what nodes say of them, and tells where that is not all. */
export const NodeWorld = ({ children }: { children: (world: World) => ReactNode }) => {
  const t = useT();
  return (
    <WorldOfKind
      state={useNodeWorld()}
      kind="NodeNetworkConfigurationPolicy"
      provider={t('the Kubernetes NMState Operator')}
      loading={t('Loading policies')}
      what={t('the policies of node networks')}
    >
      {children}
    </WorldOfKind>
  );
};
