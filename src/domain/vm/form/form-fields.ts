import type { Finding } from '../../findings/finding';
import type { KubernetesResource } from '../../core/resource';
import type { World } from '../../world/world';
import { checkVm } from '../rules/check-vm';
import { interfaceForm, type InterfaceField } from './interface-form';
import { interfaceSpecsOf } from '../spec/interface-values';
import { namespaceOf, vmTemplateOf } from '../spec/network-refs';
import { ADDRESSES_ANNOTATION } from '../spec/requested-addresses';

/** The field of a form that a path belongs to, and which entry of which list. */
export interface FieldPlace {
  field: InterfaceField;
  /** Undefined for a field of the whole VM. */
  list: 'interfaces' | 'networks' | undefined;
  index: number | undefined;
}

const PLACE = /^spec\.(?:template\.spec\.)?(domain\.devices\.interfaces|networks)\[(\d+)\](\..+)?$/;

/**
 * The field that the path of a finding belongs to: `spec.template.spec.domain.devices.interfaces[1]
 * .macAddress` is `mac`. What stands for a whole entry belongs to its type or its network. Undefined
 * where a form of one interface has no such field.
 */
export const fieldOf = (path: string): FieldPlace | undefined => {
  if (path.endsWith('.domain.devices.networkInterfaceMultiqueue')) {
    return { field: 'multiqueue', list: undefined, index: undefined };
  }
  if (path.endsWith(`['${ADDRESSES_ANNOTATION}']`)) {
    return { field: 'addresses', list: undefined, index: undefined };
  }
  const [, place, index, rest = ''] = PLACE.exec(path) ?? [];
  if (place === undefined) return undefined;
  const list = place === 'networks' ? 'networks' : 'interfaces';
  const field = interfaceForm.fieldOf(`${list === 'networks' ? 'network' : 'entry'}${rest}`);
  return field && { field, list, index: Number(index) };
};

/** A finding on a VM, and the field of the form that it belongs to. */
export interface FieldFinding {
  finding: Finding;
  /** Undefined: it concerns the interface, but no field of the form. */
  field: InterfaceField | undefined;
}

/**
 * What the rules say of one interface of a VM as a form would make it: findings on its entry, on that
 * of its network, and on settings of all interfaces. Those on other interfaces are left out.
 *
 * @param vm the edited VM, which need not be the one of the world
 */
export const findingsOfInterface = (
  world: World,
  vm: KubernetesResource,
  name: string,
): FieldFinding[] => ofInterface(checkVm(world, vm), vm, name);

/** Of all findings on a VM those on one interface, with their fields. */
export const ofInterface = (
  findings: readonly Finding[],
  vm: KubernetesResource,
  name: string,
): FieldFinding[] => {
  const spec = interfaceSpecsOf(vmTemplateOf(vm), namespaceOf(vm)).find(
    (each) => each.name === name,
  );
  return findings.flatMap((finding) => {
    const place = fieldOf(finding.path);
    if (!place) return [];
    const { field, list, index } = place;
    const isOwn =
      list === undefined || index === (list === 'interfaces' ? spec?.index : spec?.networkIndex);
    return isOwn ? [{ finding, field }] : [];
  });
};
