import { textAt, type KubernetesResource } from '../../core/resource';
import type { World } from '../../world/world';
import { clusterSettingsOf } from '../spec/cluster-settings';
import { vmTemplateOf } from '../spec/network-refs';

/** What KubeVirt does with a VM whose node is emptied. */
export type EvictionStrategy = 'None' | 'LiveMigrate' | 'LiveMigrateIfPossible' | 'External';

const STRATEGIES: readonly EvictionStrategy[] = [
  'None',
  'LiveMigrate',
  'LiveMigrateIfPossible',
  'External',
];

/**
 * The strategy of a VM: its own, else the cluster's; undefined where neither can be read.
 *
 * Source: kubevirt pkg/virt-api/webhooks/validating-webhook/admitters/pod-eviction-admitter.go.
 */
export const evictionStrategyOf = (
  world: World,
  { vm, vmi }: { vm: KubernetesResource | undefined; vmi: KubernetesResource | undefined },
): EvictionStrategy | undefined => {
  const text =
    textAt(vmi, 'spec', 'evictionStrategy') ??
    textAt(vm && vmTemplateOf(vm), 'evictionStrategy') ??
    clusterSettingsOf(world).evictionStrategy;
  const known = STRATEGIES.find((strategy) => strategy === text);
  // KubeVirt that is there and says nothing evicts.
  return known ?? (text === undefined && world.list('KubeVirt').length > 0 ? 'None' : undefined);
};
