import type { KubernetesResource } from '../core/resource';
import { networksOn } from '../node-policies/users';
import type { World } from '../world/world';
import { impactOf, type Impact } from './impact';

/** Who notices when what a policy makes goes from its nodes: the users of all networks on it, running VMs first. */
export const policyImpactOf = (world: World, policy: KubernetesResource): Impact => {
  const impacts = networksOn(world, policy).map(({ namespace, name }) =>
    impactOf(world, namespace, name),
  );
  const users = impacts.flatMap((impact) => impact.users);
  const running = users.filter(({ isRunning }) => isRunning);
  const unknown = new Set(impacts.flatMap((impact) => impact.unknown));
  if (!world.isKnown('NetworkAttachmentDefinition')) unknown.add('NetworkAttachmentDefinition');
  if (!world.isKnown('VirtualMachine')) unknown.add('VirtualMachine');
  return {
    users: [...running, ...users.filter(({ isRunning }) => !isRunning)],
    runningCount: running.length,
    migrationSettings: impacts.flatMap((impact) => impact.migrationSettings),
    sameNetwork: [],
    unknown: [...unknown],
  };
};
