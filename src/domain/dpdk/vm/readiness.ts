import type { KubernetesResource } from '../../core/resource';
import { setIn } from '../../core/set-in';
import { sizeRules } from '../../vm/rules/check-sizes';
import { readVm, runRules } from '../../vm/rules/checked';
import { checkCpus } from '../../vm/rules/cpus';
import { namespaceOf, vmTemplateOf } from '../../vm/spec/network-refs';
import type { World } from '../../world/world';
import { functionsOf } from './functions';
import { placedSpec, profileForVms } from './nodes';
import { sizedOf } from './sizes';
import { topology, threads, dedicated, emulator, parity } from './ready/cpus';
import { readyKeys, type ReadyItem, type ReadyKey, type Subject, type Told } from './ready/item';
import { pages, memory, numa } from './ready/memory';
import { network, driver, mtu, address } from './ready/network';
import { node, restart, migration } from './ready/place';
import { annotations, multiqueue, rng, runtimeClass } from './ready/settings';

const judges: Record<ReadyKey, (subject: Subject) => Told | undefined> = {
  network,
  driver,
  mtu,
  address,
  topology,
  threads,
  dedicated,
  emulator,
  parity,
  pages,
  memory,
  numa,
  annotations,
  multiqueue,
  rng,
  runtimeClass,
  node,
  restart,
  migration,
};

/** A VM as its pods are placed, for rules that look at nodes. */
const withPlacement = (world: World, vm: KubernetesResource): KubernetesResource => {
  const template = vmTemplateOf(vm);
  const placed = placedSpec(world, template);
  return placed === template ? vm : setIn(vm, ['spec', 'template', 'spec'], placed);
};

/**
 * What a VM has of what DPDK needs, item by item. Nothing is concluded from what is not known.
 *
 * @param vmi the instance that runs, if there is one
 *
 * Source: OpenShift Virtualization, "Configuring a virtual machine for DPDK workloads"; the rules that
 * the items share with Checks name theirs.
 */
export const readinessOfVm = (
  world: World,
  vm: KubernetesResource,
  vmi: KubernetesResource | undefined,
): ReadyItem[] => {
  const sized = sizedOf(world, vm);
  const subject: Subject = {
    world,
    vm,
    vmi,
    sized,
    placed: placedSpec(world, sized.spec),
    functions: functionsOf(world, sized.spec, namespaceOf(vm)),
    findings: runRules(readVm(world, withPlacement(world, vm), 'VirtualMachine'), [
      checkCpus,
      ...sizeRules,
    ]),
    profile: profileForVms(world),
  };
  return readyKeys.flatMap((key) => {
    const said = judges[key](subject);
    return said ? [{ key, ...said }] : [];
  });
};
