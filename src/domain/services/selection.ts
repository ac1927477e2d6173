import { textAt, type KubernetesResource } from '../core/resource';
import { viewOf, type VmView } from '../vm/interfaces/view';
import { namespaceOf } from '../vm/spec/network-refs';
import { derived, type World } from '../world/world';
import { labelsAfterStart, labelsNow } from './pod-labels';
import { selects, type ServiceView } from './service';

/** All VMs of a world, and instances that belong to none, by namespace. */
export const vmViewsIn = derived((world: World): ReadonlyMap<string, readonly VmView[]> => {
  const views = new Map<string, VmView[]>();
  const add = (object: KubernetesResource, view: VmView): void => {
    const namespace = namespaceOf(object);
    const list = views.get(namespace);
    if (list) list.push(view);
    else views.set(namespace, [view]);
  };
  for (const vm of world.list('VirtualMachine')) {
    const name = textAt(vm, 'metadata', 'name') ?? '';
    const vmi = world.find('VirtualMachineInstance', name, namespaceOf(vm));
    add(vm, viewOf(world, vm, vmi));
  }
  for (const vmi of world.list('VirtualMachineInstance')) {
    const name = textAt(vmi, 'metadata', 'name') ?? '';
    if (!world.find('VirtualMachine', name, namespaceOf(vmi)))
      add(vmi, viewOf(world, undefined, vmi));
  }
  return views;
});

/** The VMs that a Service selects. */
export interface Selection {
  /** Whether all VMs of its namespace are known. */
  isKnown: boolean;
  /** Running, and their pods have the labels. */
  now: readonly VmView[];
  /** Their next pods have the labels, whether or not they run now. */
  after: readonly VmView[];
}

/**
 * The VMs of its own namespace that a selector finds, now and after their next start. A Service finds
 * pods by their labels, never VirtualMachines by theirs.
 */
export const selectionOf = (
  world: World,
  { namespace, selector }: Pick<ServiceView, 'namespace' | 'selector'>,
): Selection => {
  const views = vmViewsIn(world).get(namespace) ?? [];
  const meets = (found: { labels: Readonly<Record<string, unknown>> } | undefined): boolean =>
    found !== undefined && selects(selector, found.labels);
  return {
    isKnown: world.isKnown('VirtualMachine', namespace),
    now: views.filter((view) => meets(labelsNow(view))),
    after: views.filter((view) => meets(labelsAfterStart(view))),
  };
};

/** The VMs that a Service selects now or will select, each once. */
export const vmsOf = ({ now, after }: Selection): VmView[] => [...new Set([...now, ...after])];
