import { msg } from '../../core/msg';
import { nadsOf, type ParsedNad } from '../../nad/nads';
import { textAt, type KubernetesResource } from '../../core/resource';
import { keyOf, type World } from '../../world/world';
import { clusterSettingsOf } from '../spec/cluster-settings';
import { effectContextOf, type EffectSources } from './change-effect';
import { effectOf } from './effect-of-change';
import type { Effect } from './effects';
import { newInterface, type InterfaceChange } from './interface-change';
import { interfaceSpecsOf, type InterfaceSpec } from '../spec/interface-values';
import { launcherPodOf } from '../interfaces/launcher-pods';
import { isOutOfReach } from '../interfaces/nad-resolution';
import { whyNotEdited } from '../spec/manager';
import { namespaceOf, vmTemplateOf } from '../spec/network-refs';
import { reason, type Reason } from '../../core/reasons';
import { usableNetworks, type UsableNetwork } from '../form/usable-networks';

/** One VM of several that are to be connected to a network, or taken off it. */
export interface BulkCandidate {
  /** `namespace/name`. */
  key: string;
  namespace: string;
  name: string;
  vm: KubernetesResource;
  vmi: KubernetesResource | undefined;
  /** Names of the VM's interfaces on the network. */
  interfaces: readonly string[];
  /** Why it cannot take part; undefined: it can. */
  obstacle: Reason | undefined;
}

const specsOn = (vm: KubernetesResource, network: string): InterfaceSpec[] =>
  interfaceSpecsOf(vmTemplateOf(vm), namespaceOf(vm)).filter(
    ({ values: { network: source } }) =>
      source.kind === 'multus' && keyOf(source.namespace, source.name) === network,
  );

const vmiOf = (world: World, vm: KubernetesResource): KubernetesResource | undefined =>
  world.find('VirtualMachineInstance', textAt(vm, 'metadata', 'name') ?? '', namespaceOf(vm));

const candidateOf = (
  world: World,
  vm: KubernetesResource,
  interfaces: readonly InterfaceSpec[],
  obstacle: Reason | undefined,
): BulkCandidate => {
  const [namespace, name] = [namespaceOf(vm), textAt(vm, 'metadata', 'name') ?? ''];
  return {
    key: keyOf(namespace, name),
    namespace,
    name,
    vm,
    vmi: vmiOf(world, vm),
    interfaces: interfaces.map((spec) => spec.name),
    obstacle,
  };
};

/** The network as one VM sees it; undefined where its namespace keeps it away. */
const usableFor = (
  world: World,
  vm: KubernetesResource,
  nad: ParsedNad,
): UsableNetwork | undefined =>
  isOutOfReach(world, namespaceOf(vm), nad.namespace)
    ? undefined
    : usableNetworks(namespaceOf(vm), new Map([[nad.key, nad]]), vm, { allNamespaces: true })[0];

const attachObstacle = (
  world: World,
  vm: KubernetesResource,
  nad: ParsedNad,
  [used]: readonly InterfaceSpec[],
): Reason | undefined => {
  const general = whyNotEdited(vm);
  if (general) return general;
  if (used?.values.state === 'absent') {
    return reason(msg('The interface "{{name}}" to the network is being unplugged.'), {
      name: used.name,
    });
  }
  if (used) {
    return reason(msg('The interface "{{name}}" connects it already.'), { name: used.name });
  }
  const usable = usableFor(world, vm, nad);
  if (!usable) {
    return reason(
      msg('VMs of namespace {{own}} are kept from networks of namespace {{namespace}}.'),
      { own: namespaceOf(vm), namespace: nad.namespace },
    );
  }
  if (usable.obstacle) return usable.obstacle;
  const context = effectContextOf({ vmi: vmiOf(world, vm), settings: clusterSettingsOf(world) });
  return context.isRunning && context.freeSlots === 0
    ? reason(msg('The running VM has probably no free PCI slot for another interface.'))
    : undefined;
};

/**
 * The VMs of a world in their order, with whether each can be connected to a network. Takes time
 * linear in the number of VMs.
 *
 * @param network `namespace/name`; of one that is not in the world there are no candidates
 * @param namespace of the VMs; undefined stands for all
 */
export const attachCandidates = (
  world: World,
  network: string,
  namespace?: string,
): BulkCandidate[] => {
  const nad = nadsOf(world).get(network);
  if (!nad) return [];
  return world.list('VirtualMachine', namespace).map((vm) => {
    const used = specsOn(vm, network);
    return candidateOf(world, vm, used, attachObstacle(world, vm, nad, used));
  });
};

const detachObstacle = (
  vm: KubernetesResource,
  [used, another]: readonly InterfaceSpec[],
): Reason | undefined => {
  const general = whyNotEdited(vm);
  if (general || !used) return general;
  if (another) {
    return reason(msg('Several interfaces connect it: remove them on the page of the VM.'));
  }
  if (used.values.isDefault) {
    return reason(msg('It is the default network of the VM: change that on the page of the VM.'));
  }
  return used.values.state === 'absent'
    ? reason(msg('The interface "{{name}}" is being unplugged already.'), { name: used.name })
    : undefined;
};

/** The VMs that are connected to a network, with whether each can be taken off it. */
export const detachCandidates = (world: World, network: string): BulkCandidate[] =>
  world.list('VirtualMachine').flatMap((vm) => {
    const used = specsOn(vm, network);
    return used.length === 0 ? [] : [candidateOf(world, vm, used, detachObstacle(vm, used))];
  });

/** Networks that VMs of a world are connected to, sorted; `namespace/name`. */
export const networksInUse = (world: World): string[] => {
  const keys = new Set<string>();
  for (const vm of world.list('VirtualMachine')) {
    for (const { values } of interfaceSpecsOf(vmTemplateOf(vm), namespaceOf(vm))) {
      const { network } = values;
      if (network.kind === 'multus') keys.add(keyOf(network.namespace, network.name));
    }
  }
  return [...keys].sort();
};

/**
 * What connects a VM to a network: an interface with this name, or with a number behind it where the
 * VM has the name already. Undefined where the VM cannot be connected.
 */
export const attachChange = (
  world: World,
  vm: KubernetesResource,
  network: string,
  name: string,
): InterfaceChange | undefined => {
  const nad = nadsOf(world).get(network);
  if (!nad || attachObstacle(world, vm, nad, specsOn(vm, network))) return undefined;
  const usable = usableFor(world, vm, nad);
  return usable && { kind: 'add', form: attachForm(vm, usable, name) };
};

const attachForm = (
  vm: KubernetesResource,
  { networkName, binding }: UsableNetwork,
  name: string,
) => newInterface(vm, { kind: 'multus', name: networkName }, binding, name);

/** What takes a VM off a network. Undefined where it is not on it, or cannot be taken off. */
export const detachChange = (
  vm: KubernetesResource,
  network: string,
): InterfaceChange | undefined => {
  const used = specsOn(vm, network);
  const [first] = used;
  return first && !detachObstacle(vm, used) ? { kind: 'remove', name: first.name } : undefined;
};

/** What the effect of a change of a candidate is worked out from. */
export const bulkSources = (
  world: World,
  { vm, vmi }: Pick<BulkCandidate, 'vm' | 'vmi'>,
): EffectSources => ({
  vm,
  vmi,
  pod: launcherPodOf(world, vmi),
  settings: clusterSettingsOf(world),
});

/** What happens to a candidate by a change. */
export const bulkEffect = (
  world: World,
  candidate: BulkCandidate,
  change: InterfaceChange,
): Effect => effectOf(change, bulkSources(world, candidate));
