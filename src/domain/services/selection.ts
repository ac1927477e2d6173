import { byNumbersInText } from '../core/collections';
import { recordAt, textAt, type KubernetesResource } from '../core/resource';
import { launcherPodOf } from '../vm/interfaces/launcher-pods';
import { viewOf, type VmView } from '../vm/interfaces/view';
import { namespaceOf } from '../vm/spec/network-refs';
import { derived, type World } from '../world/world';
import { labelsAfterStart, labelsNow } from '../vm/interfaces/pod-labels';
import { selects, type ServiceView } from './service';

type Labels = Readonly<Record<string, unknown>>;

/** A VM by its labels; what else is known of it is collected when somebody asks, as most are never. */
export interface LabelledVm {
  name: string;
  namespace: string;
  /** Those of the VM itself, which its pods do not get. */
  own: Labels;
  /** Those of its template. */
  template: Labels;
  /** Those of its running pod. */
  now: Labels | undefined;
  /** Those of its next pod. */
  after: Labels | undefined;
  view: () => VmView;
}

const labelledVm = (
  world: World,
  vm: KubernetesResource | undefined,
  vmi: KubernetesResource | undefined,
): LabelledVm => {
  const object = vm ?? vmi ?? {};
  const name = textAt(object, 'metadata', 'name') ?? '';
  const objects = { vm, vmi, pod: launcherPodOf(world, vmi), name };
  let view: VmView | undefined;
  return {
    name,
    namespace: namespaceOf(object),
    own: recordAt(vm, 'metadata', 'labels'),
    template: recordAt(vm, 'spec', 'template', 'metadata', 'labels'),
    now: labelsNow(objects)?.labels,
    after: labelsAfterStart(objects)?.labels,
    view: () => (view ??= viewOf(world, vm, vmi)),
  };
};

const labelledVmsOf = derived((world: World): readonly LabelledVm[] => [
  ...world
    .list('VirtualMachine')
    .map((vm) =>
      labelledVm(
        world,
        vm,
        world.find('VirtualMachineInstance', textAt(vm, 'metadata', 'name') ?? '', namespaceOf(vm)),
      ),
    ),
  ...world
    .list('VirtualMachineInstance')
    .filter(
      (vmi) =>
        !world.find('VirtualMachine', textAt(vmi, 'metadata', 'name') ?? '', namespaceOf(vmi)),
    )
    .map((vmi) => labelledVm(world, undefined, vmi)),
]);

const byName = (a: { name: string }, b: { name: string }): number =>
  byNumbersInText(a.name, b.name);

/** All VMs of a namespace by their names, and instances that belong to none. */
export const vmViewsOf = (world: World, namespace: string): VmView[] =>
  labelledVmsOf(world)
    .filter((vm) => vm.namespace === namespace)
    .sort(byName)
    .map((vm) => vm.view());

/** Which labels of a VM a selector is held against. */
export type LabelPlace = 'own' | 'template' | 'now' | 'after';

const pairOf = (key: string, value: unknown): string => `${key}=${String(value)}`;

const indexBy = (place: LabelPlace) =>
  derived((world: World): ReadonlyMap<string, readonly LabelledVm[]> => {
    const index = new Map<string, LabelledVm[]>();
    for (const vm of labelledVmsOf(world)) {
      for (const [key, value] of Object.entries(vm[place] ?? {})) {
        const pair = pairOf(key, value);
        const list = index.get(pair);
        if (list) list.push(vm);
        else index.set(pair, [vm]);
      }
    }
    return index;
  });

const indexes: Record<LabelPlace, ReturnType<typeof indexBy>> = {
  own: indexBy('own'),
  template: indexBy('template'),
  now: indexBy('now'),
  after: indexBy('after'),
};

/** The VMs of all namespaces that have the labels of a selector in one place; an empty one finds none. */
export const vmsLabelled = (
  world: World,
  place: LabelPlace,
  selector: Readonly<Record<string, string>>,
): LabelledVm[] => {
  const pairs = Object.entries(selector).map(
    ([key, value]) => indexes[place](world).get(pairOf(key, value)) ?? [],
  );
  // The rarest label leaves least to look at.
  const [fewest = []] = pairs.sort((a, b) => a.length - b.length);
  return fewest.filter((vm) => selects(selector, vm[place] ?? {}));
};

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
  const found = (place: LabelPlace) =>
    vmsLabelled(world, place, selector)
      .filter((vm) => vm.namespace === namespace)
      .map((vm) => vm.view());
  return {
    isKnown: world.isKnown('VirtualMachine', namespace),
    now: found('now'),
    after: found('after'),
  };
};

/** The VMs that a Service selects now or will select, each once, by their names. */
export const vmsOf = ({ now, after }: Selection): VmView[] =>
  [...new Set([...now, ...after])].sort(byName);
