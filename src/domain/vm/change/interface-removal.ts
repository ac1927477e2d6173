import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import { listAt, textAt, type KubernetesResource } from '../../core/resource';
import { setIn } from '../../core/set-in';
import {
  hasImplicitInterface,
  interfaceSpecsOf,
  type InterfaceSpec,
} from '../spec/interface-values';
import { namespaceOf, vmTemplateOf } from '../spec/network-refs';
import { withRequest } from '../spec/requested-addresses';
import { annotationsOf, DEVICES, INTERFACES, withAnnotations, withTemplate } from './template';

const LAST = msg(
  'KubeVirt would connect a VM without interfaces to the pod network by itself; "autoattachPodInterface: false" keeps the VM without.',
);

/**
 * A VM without an interface, its network and what it asks for, with what the user should know of it. A VM
 * whose last interface goes gets no other by itself.
 */
export const deleteInterface = (
  vm: KubernetesResource,
  { name, index, networkIndex }: InterfaceSpec,
): { vm: KubernetesResource; notes: Reason[] } => {
  const notes: Reason[] = [];
  let template = vmTemplateOf(vm);
  const drop = (list: readonly unknown[], at: number | undefined) =>
    list.filter((_entry, place) => place !== at);
  const interfaces = drop(listAt(template, ...INTERFACES), index);
  // Of two interfaces of one name the other keeps the network, without which the VM is refused.
  const isShared = interfaces.some((entry) => textAt(entry, 'name') === name);
  const networks = drop(listAt(template, 'networks'), isShared ? undefined : networkIndex);
  template = setIn(template, INTERFACES, interfaces);
  if (networkIndex !== undefined) template = setIn(template, ['networks'], networks);
  if (hasImplicitInterface(template)) {
    template = setIn(template, [...DEVICES, 'autoattachPodInterface'], false);
    notes.push(reason(LAST));
  }
  const before = annotationsOf(vm);
  const annotations = isShared ? before : withRequest(before, name, '');
  return { vm: withAnnotations(withTemplate(vm, template), before, annotations), notes };
};

/** A VM that nothing runs of, without one interface; the same VM where it has none of this name. */
export const withoutInterface = (vm: KubernetesResource, name: string): KubernetesResource => {
  const spec = interfaceSpecsOf(vmTemplateOf(vm), namespaceOf(vm)).find(
    (each) => each.name === name,
  );
  return spec ? deleteInterface(vm, spec).vm : vm;
};
