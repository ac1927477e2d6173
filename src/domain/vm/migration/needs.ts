import { groupedBy } from '../../core/collections';
import { nadsOf } from '../../nad/nads';
import { nodeNeedOf, type NodeNeed } from '../../nodes/need';
import { nodeNameOf } from '../../nodes/placement';
import type { KubernetesResource } from '../../core/resource';
import { derived, keyOf, type World } from '../../world/world';
import { nadFactsOf } from '../interfaces/nad-facts';
import { instancePhase } from '../spec/instance';
import { interfaceSpecsOf } from '../spec/interface-values';
import { namespaceOf, vmTemplateOf } from '../spec/network-refs';

/** A network of a running VM, and what it asks of the node that the VM goes to. */
export interface MigrationNeed {
  /** Name of the interface. */
  name: string;
  /** `namespace/name` of the network. */
  network: string;
  need: NodeNeed;
  /** Resource that the VM is placed by; each interface takes one of them. */
  resource: string | undefined;
}

const ABSENT = 'absent';

/**
 * What the networks of an instance ask of a node. An interface that is being unplugged asks for
 * nothing; nor does one whose network is not known, which `isPartial` tells.
 *
 * @param vm says which interfaces are to go
 */
export const needsOf = (
  world: World,
  vm: KubernetesResource | undefined,
  vmi: KubernetesResource,
): { needs: MigrationNeed[]; isPartial: boolean } => {
  const namespace = namespaceOf(vmi);
  const going = new Set(
    vm
      ? interfaceSpecsOf(vmTemplateOf(vm), namespace).flatMap(({ name, values }) =>
          values.state === ABSENT ? name : [],
        )
      : [],
  );
  const needs: MigrationNeed[] = [];
  let isPartial = false;
  for (const { name, values } of interfaceSpecsOf(vmi.spec, namespace)) {
    const { network, state } = values;
    if (network.kind !== 'multus' || state === ABSENT || going.has(name)) continue;
    const nad = nadsOf(world).get(keyOf(network.namespace, network.name));
    if (!nad) {
      isPartial = true;
      continue;
    }
    const { key, resourceName, networkName } = nadFactsOf(nad);
    needs.push({
      name,
      network: key,
      need: nodeNeedOf(nad.parsed, networkName),
      resource: resourceName,
    });
  }
  return { needs, isPartial };
};

/** Instances that run, by the name of their node. */
export const instancesOn = derived((world: World): ReadonlyMap<string, KubernetesResource[]> =>
  groupedBy(world.list('VirtualMachineInstance'), (vmi) =>
    instancePhase(vmi) === 'stopped' ? undefined : nodeNameOf(vmi),
  ),
);

/** How many of each resource the VMs on a node take, by its name; other pods are not counted. */
export const takenOn = derived((world: World) => {
  const known = new Map<string, ReadonlyMap<string, number>>();
  return (node: string): ReadonlyMap<string, number> => {
    const before = known.get(node);
    if (before) return before;
    const taken = new Map<string, number>();
    for (const vmi of instancesOn(world).get(node) ?? []) {
      for (const { resource } of needsOf(world, undefined, vmi).needs) {
        if (resource !== undefined) taken.set(resource, (taken.get(resource) ?? 0) + 1);
      }
    }
    known.set(node, taken);
    return taken;
  };
});
