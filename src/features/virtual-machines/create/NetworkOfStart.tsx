import { useEffect, useMemo } from 'react';
import type { KubernetesResource } from '../../../domain/core/resource';
import { isPlaceholder, withNetwork, type Start } from '../../../domain/vm/create/starts';
import { networkChoices } from '../../../domain/vm/form/interface-choices';
import { namespaceOf } from '../../../domain/vm/spec/network-refs';
import type { World } from '../../../domain/world/world';
import type { SectionProps } from './section';

/** A network that goes with a starting point: the first of its type that the VM can use, or of any. */
const networkFor = (
  { binding, networkType }: Start,
  world: World,
  namespace: string,
): string | undefined => {
  if (binding === undefined) return undefined;
  const nothingYet = { metadata: { namespace } };
  const usable = networkChoices(world, nothingYet, undefined).networks.filter(
    (network) => network.binding === binding && network.obstacle === undefined,
  );
  // One that is really called so is what is meant.
  if (usable.some((network) => isPlaceholder(network.networkName))) return undefined;
  const exact = usable.find(({ facts }) => facts.type === networkType);
  return (exact ?? usable[0])?.networkName;
};

interface NetworkOfStartProps extends Pick<SectionProps, 'edit' | 'around'> {
  start: Start;
  draft: KubernetesResource;
}

/** Puts a network of the namespace in the place that a starting point leaves open, once it is known. */
const NetworkOfStart = ({ start, draft, edit, around }: NetworkOfStartProps) => {
  const { world, isLoaded, isComing } = around;
  const namespace = namespaceOf(draft);
  const found = useMemo(
    () => (isLoaded && !isComing ? networkFor(start, world, namespace) : undefined),
    [isLoaded, isComing, start, world, namespace],
  );
  useEffect(() => {
    if (found !== undefined) edit((vm) => withNetwork(vm, found));
  }, [found, edit]);
  return null;
};

export default NetworkOfStart;
