import type { KubernetesResource } from '../../domain/core/resource';
import { changeContextOf, type EffectSources } from '../../domain/vm/change/change-effect';
import type { InterfaceChange } from '../../domain/vm/change/interface-change';
import { patchOf } from '../../domain/vm/change/interface-patch';
import { models } from '../../k8s/models';
import type { EditChange } from '../../k8s/write';

/**
 * A change of one interface as the review takes it. On a newer state of the VM it is worked out anew,
 * by the name of the interface; where it is not possible any more there is nothing to redo.
 *
 * @param changeOf what to do with a VM; undefined where it cannot be done
 */
export const editOf = (
  vm: KubernetesResource,
  changeOf: (vm: KubernetesResource) => InterfaceChange | undefined,
  sources: Omit<EffectSources, 'vm'>,
): EditChange => {
  const operationsOn = (current: KubernetesResource) => {
    const change = changeOf(current);
    if (!change) return undefined;
    const patch = patchOf(current, change, changeContextOf({ vm: current, ...sources }));
    return patch.refusal ? undefined : patch.operations;
  };
  return {
    kind: 'edit',
    model: models.VirtualMachine,
    before: vm,
    operations: operationsOn(vm) ?? [],
    redo: (current) => {
      const newer = current as KubernetesResource;
      return operationsOn(newer) === undefined ? undefined : editOf(newer, changeOf, sources);
    },
  };
};
