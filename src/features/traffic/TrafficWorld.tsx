import { useMemo, type ReactNode } from 'react';
import { PageSection } from '@patternfly/react-core';
import { textAt } from '../../domain/core/resource';
import type { KindName } from '../../domain/world/kinds';
import type { World } from '../../domain/world/world';
import { models } from '../../k8s/models';
import { useOwnNamespaces } from '../../k8s/useOwnNamespaces';
import { useWorld, type Gap } from '../../k8s/useWorld';
import { LoadingState, MissingKindState } from '../../ui/states';
import { useT } from '../../ui/useT';
import type { Scope } from './scope';

const KINDS: readonly KindName[] = ['VirtualMachineInstance', 'NetworkAttachmentDefinition'];

/** VMs and what else tells what their metrics belong to. */
export interface TrafficSources extends Scope {
  world: World;
  /** Namespaces of which metrics are asked one by one, where the user may not ask for all. */
  own: readonly string[];
  gaps: readonly Gap[];
  /** Whether all VMs are known that the user may see. */
  isComplete: boolean;
}

interface TrafficWorldProps {
  scope: Scope;
  children: (sources: TrafficSources) => ReactNode;
}

const namespacesIn = (world: World): string[] =>
  [
    ...new Set(
      world
        .list('VirtualMachineInstance')
        .flatMap((vmi) => textAt(vmi, 'metadata', 'namespace') ?? []),
    ),
  ].sort();

type Known = Omit<TrafficSources, 'own'>;

/** For somebody who may not list VMs of all namespaces. */
const OfOwn = ({ known, children }: { known: Known; children: TrafficWorldProps['children'] }) => {
  const own = useOwnNamespaces(models.VirtualMachineInstance);
  return <>{children({ ...known, own })}</>;
};

const OfAll = ({ known, children }: { known: Known; children: TrafficWorldProps['children'] }) => {
  const { world } = known;
  const own = useMemo(() => namespacesIn(world), [world]);
  return <>{children({ ...known, own })}</>;
};

/** Reads VMs and networks, and says where there are none to be had. */
export const TrafficWorld = ({ scope, children }: TrafficWorldProps) => {
  const t = useT();
  const { namespace } = scope;
  const state = useWorld(KINDS, namespace);
  if (state.state === 'loading') {
    return (
      <PageSection hasBodyWrapper={false}>
        <LoadingState label={t('Loading VMs')} />
      </PageSection>
    );
  }
  const { world, gaps, progress } = state;
  const noVms = gaps.find(({ kind }) => kind === 'VirtualMachineInstance');
  const known: Known = { namespace, world, gaps, isComplete: progress === undefined };
  return (
    <PageSection hasBodyWrapper={false}>
      {noVms?.reason === 'missing' ? (
        <MissingKindState kind="VirtualMachineInstance" provider="KubeVirt" />
      ) : noVms && namespace === undefined ? (
        <OfOwn known={known}>{children}</OfOwn>
      ) : (
        <OfAll known={known}>{children}</OfAll>
      )}
    </PageSection>
  );
};
