import { textAt, type KubernetesResource } from '../../core/resource';
import { dpdkForm } from '../../settings/dpdk';
import { dpdkOwnerOf, type DpdkShape, type SettingsOwner } from '../../settings/owner';
import { launcherRuntimeClassOf } from '../../vm/spec/runtime-class';
import type { World } from '../../world/world';
import { poolOfProfile } from './profile';
import { isPaused, nodesOfPool } from './rollout';

/** What goes with a profile. */
export interface ProfileRemoval {
  /** Of the profile; '' where the operator has made none. */
  runtimeClass: string;
  /** Whether VMs get it, and could not start without it. */
  isUsed: boolean;
  /** Where that is set, which has to be changed first. Undefined where it is set nowhere, or cannot be read. */
  owner: SettingsOwner<DpdkShape> | undefined;
  /** Whether the pool is paused, so that its nodes keep what they have until it goes on. */
  isPaused: boolean;
  /** Names of the nodes that restart once their pool goes on without the profile. */
  restarting: readonly string[];
}

/**
 * What becomes of VMs and nodes when a profile is deleted. The operator takes away what it made of it: the
 * runtime class, kubelet settings and machine configuration. Without a pool that took it nothing restarts.
 *
 * Source: cluster-node-tuning-operator pkg/performanceprofile/controller (finalizer, DeleteComponents).
 */
export const removalOf = (world: World, profile: KubernetesResource): ProfileRemoval => {
  const runtimeClass = textAt(profile, 'status', 'runtimeClass') ?? '';
  const owner = dpdkOwnerOf(world);
  const isSet =
    runtimeClass !== '' &&
    owner !== undefined &&
    dpdkForm(owner.shape).read(owner.object).runtimeClass === runtimeClass;
  const pool = poolOfProfile(world, profile);
  return {
    runtimeClass,
    isUsed: isSet || (runtimeClass !== '' && launcherRuntimeClassOf(world) === runtimeClass),
    owner: isSet ? owner : undefined,
    isPaused: pool !== undefined && isPaused(pool),
    restarting: pool ? nodesOfPool(world, pool).map(({ name }) => name) : [],
  };
};
