import type { ReactNode } from 'react';
import type { World } from '../../domain/world/world';
import { WorldOfKind } from '../../ui/list/WorldOfKind';
import { useT } from '../../ui/useT';
import { useSriovWorld } from './useSriovWorld';

interface SriovWorldProps {
  /** What the page is about. */
  kind: 'SriovNetwork' | 'SriovNetworkNodePolicy' | 'SriovNetworkNodeState';
  children: (world: World) => ReactNode;
}

/** Reads all of SR-IOV, and tells where that is not all. */
export const SriovWorld = ({ kind, children }: SriovWorldProps) => {
  const t = useT();
  const what = {
    SriovNetwork: t('the networks for SR-IOV'),
    SriovNetworkNodePolicy: t('the policies for SR-IOV'),
    SriovNetworkNodeState: t('the network cards of the nodes'),
  };
  return (
    <WorldOfKind
      state={useSriovWorld()}
      kind={kind}
      provider={t('the SR-IOV Network Operator')}
      loading={t('Loading what the SR-IOV operator says')}
      what={what[kind]}
    >
      {children}
    </WorldOfKind>
  );
};
