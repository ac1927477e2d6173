import { textAt, type KubernetesResource } from '../../core/resource';
import { derived, keyOf, type World } from '../../world/world';
import { namespaceOf, networkRefsOf, vmTemplateOf, type NetworkRef } from './network-refs';

/** A VM, or a VMI without one, that uses a network. */
export interface NetworkUser {
  namespace: string;
  name: string;
  vm: KubernetesResource | undefined;
  vmi: KubernetesResource | undefined;
  /** The network in the VM's spec; undefined where only the running instance still has it. */
  ref: NetworkRef | undefined;
  /** The network in the running instance's spec; undefined where it is not (yet) there. */
  runningRef: NetworkRef | undefined;
  isRunning: boolean;
}

const isRunning = (vmi: KubernetesResource | undefined): boolean => {
  const phase = textAt(vmi, 'status', 'phase');
  return vmi !== undefined && phase !== 'Succeeded' && phase !== 'Failed';
};

const sameTarget = (a: NetworkRef, b: NetworkRef): boolean =>
  a.network === b.network && a.nad === b.nad && a.namespace === b.namespace;

/**
 * Who uses which network, by `namespace/name` of the NetworkAttachmentDefinition. A VM that refers
 * to one network twice is listed twice.
 */
export const networkUsersOf = derived((world: World): ReadonlyMap<string, NetworkUser[]> => {
  const users = new Map<string, NetworkUser[]>();
  const add = (ref: NetworkRef, user: NetworkUser) => {
    const key = keyOf(ref.namespace, ref.nad);
    const list = users.get(key);
    if (list) list.push(user);
    else users.set(key, [user]);
  };
  const addAll = (vm: KubernetesResource | undefined, vmi: KubernetesResource | undefined) => {
    const object = vm ?? vmi;
    if (!object) return;
    const namespace = namespaceOf(object);
    const name = textAt(object, 'metadata', 'name') ?? '';
    const configured = vm ? networkRefsOf(vmTemplateOf(vm), namespace) : [];
    const running = vmi ? networkRefsOf(vmi.spec, namespace) : [];
    const runs = isRunning(vmi);
    for (const ref of configured) {
      const runningRef = running.find((other) => sameTarget(ref, other));
      add(ref, { namespace, name, vm, vmi, ref, runningRef, isRunning: runs });
    }
    for (const runningRef of running) {
      if (configured.some((other) => sameTarget(runningRef, other))) continue;
      add(runningRef, { namespace, name, vm, vmi, ref: undefined, runningRef, isRunning: runs });
    }
  };
  const seen = new Set<KubernetesResource>();
  for (const vm of world.list('VirtualMachine')) {
    const name = textAt(vm, 'metadata', 'name') ?? '';
    const vmi = world.find('VirtualMachineInstance', name, namespaceOf(vm));
    if (vmi) seen.add(vmi);
    addAll(vm, vmi);
  }
  for (const vmi of world.list('VirtualMachineInstance'))
    if (!seen.has(vmi)) addAll(undefined, vmi);
  return users;
});

/** Users of one network, running ones first. */
export const usersOf = (world: World, namespace: string, nad: string): NetworkUser[] =>
  [...(networkUsersOf(world).get(keyOf(namespace, nad)) ?? [])].sort(
    (a, b) => Number(b.isRunning) - Number(a.isRunning),
  );
