import { textAt, type KubernetesResource } from '../core/resource';
import { chosenNodes } from '../node-policies/progress';
import { networksOn } from '../node-policies/users';
import type { NetworkUser } from '../vm/spec/network-users';
import type { World } from '../world/world';
import { impactOf, type Impact } from './impact';

/** Whether a VM that runs is on one of the nodes; of one that does not, nobody knows where it will. */
const isOn = ({ vmi, isRunning }: NetworkUser, nodes: ReadonlySet<string>): boolean => {
  const node = textAt(vmi, 'status', 'nodeName');
  return !isRunning || node === undefined || nodes.has(node);
};

/**
 * Who notices when what a policy makes goes from its nodes: the users of all networks on it, running VMs
 * first. Those that run on other nodes do not.
 */
export const policyImpactOf = (world: World, policy: KubernetesResource): Impact => {
  const impacts = networksOn(world, policy).map(({ namespace, name }) =>
    impactOf(world, namespace, name),
  );
  const nodes = world.isKnown('Node') ? new Set(chosenNodes(world, policy)) : undefined;
  const users = impacts
    .flatMap((impact) => impact.users)
    .filter((user) => !nodes || isOn(user, nodes));
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
