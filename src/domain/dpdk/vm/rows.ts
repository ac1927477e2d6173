import { recordAt, textAt } from '../../core/resource';
import type { KubernetesResource } from '../../core/resource';
import { hugePagesOf } from '../../vm/rules/huge-pages';
import { namespaceOf } from '../../vm/spec/network-refs';
import type { World } from '../../world/world';
import { functionsOf } from './functions';
import { sizedOf } from './sizes';
import { readinessOfVm } from './readiness';
import { type ReadyItem, type ReadyState } from './ready/item';

/** A VM of the list, with how much of it is ready. */
export interface DpdkRow {
  /** `namespace/name`. */
  key: string;
  namespace: string;
  name: string;
  vm: KubernetesResource;
  vmi: KubernetesResource | undefined;
  items: readonly ReadyItem[];
  ready: number;
  /** What to look at first: what contradicts, then what is missing. */
  first: ReadyItem | undefined;
  /** `ready` where nothing is missing, even if something is not known. */
  state: ReadyState;
}

/** Whether a VM looks as if it were meant for DPDK: dedicated CPUs, huge pages or an SR-IOV interface. */
export const isForDpdk = (world: World, vm: KubernetesResource): boolean => {
  const { spec } = sizedOf(world, vm);
  return (
    recordAt(spec, 'domain', 'cpu').dedicatedCpuPlacement === true ||
    hugePagesOf(spec) !== undefined ||
    functionsOf(world, spec, namespaceOf(vm)).length > 0
  );
};

const worst: readonly ReadyState[] = ['contradicts', 'missing', 'unknown'];

/** One row of the list. */
export const dpdkRowOf = (world: World, vm: KubernetesResource): DpdkRow => {
  const namespace = namespaceOf(vm);
  const name = textAt(vm, 'metadata', 'name') ?? '';
  const vmi = world.find('VirtualMachineInstance', name, namespace);
  const items = readinessOfVm(world, vm, vmi);
  const state = worst.find((each) => items.some((item) => item.state === each)) ?? 'ready';
  return {
    key: `${namespace}/${name}`,
    namespace,
    name,
    vm,
    vmi,
    items,
    ready: items.filter((item) => item.state === 'ready').length,
    first: state === 'ready' ? undefined : items.find((item) => item.state === state),
    state,
  };
};

/** The VMs that look as if they were meant for DPDK. */
export const dpdkRowsOf = (world: World): DpdkRow[] =>
  world
    .list('VirtualMachine')
    .filter((vm) => isForDpdk(world, vm))
    .map((vm) => dpdkRowOf(world, vm));
