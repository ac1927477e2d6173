import { useMemo } from 'react';
import { joinedWorlds } from '../../domain/world/joined-worlds';
import type { KindName } from '../../domain/world/kinds';
import type { World } from '../../domain/world/world';
import { useWorld, type Gap } from '../../k8s/useWorld';

/** What is asked of the VMs of another namespace. */
const OF_PEER: readonly KindName[] = [
  'VirtualMachine',
  'VirtualMachineInstance',
  'Pod',
  'NetworkPolicy',
  'MultiNetworkPolicy',
  'NetworkAttachmentDefinition',
  'UserDefinedNetwork',
];
const NOTHING: readonly KindName[] = [];
const NO_GAPS: readonly Gap[] = [];

/** The world of a page together with that of another namespace. */
interface PeerWorld {
  world: World;
  isComing: boolean;
  gaps: readonly Gap[];
}

/**
 * Adds what is in another namespace to a world, once somebody asks for it.
 *
 * @param namespace undefined or '': none is asked for
 * @param own the namespace that the world is of
 */
export const usePeerWorld = (
  world: World,
  namespace: string | undefined,
  own: string,
): PeerWorld => {
  const isOff = namespace === undefined || namespace === '' || namespace === own;
  const state = useWorld(isOff ? NOTHING : OF_PEER, isOff ? own : namespace);
  const other = isOff || state.state === 'loading' ? undefined : state;
  const peer = other?.world;
  const joined = useMemo(() => (peer ? joinedWorlds(world, peer) : world), [world, peer]);
  return {
    world: joined,
    isComing: !isOff && (!other || other.progress !== undefined),
    gaps: other ? other.gaps : NO_GAPS,
  };
};
