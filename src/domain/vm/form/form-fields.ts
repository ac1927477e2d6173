import type { Finding } from '../../findings/finding';
import type { KubernetesResource } from '../../core/resource';
import type { World } from '../../world/world';
import { checkVm } from '../rules/check-vm';
import type { InterfaceField } from './form-values';
import { interfaceSpecsOf } from '../spec/interface-values';
import { namespaceOf, vmTemplateOf } from '../spec/network-refs';

/** The field of a form that a path belongs to, and which entry of which list. */
export interface FieldPlace {
  field: InterfaceField;
  /** Undefined for a field of the whole VM. */
  list: 'interfaces' | 'networks' | undefined;
  index: number | undefined;
}

const ofInterface: Readonly<Record<string, InterfaceField>> = {
  name: 'name',
  model: 'model',
  macAddress: 'mac',
  state: 'state',
  bootOrder: 'bootOrder',
  ports: 'ports',
  portRanges: 'ports',
  pciAddress: 'pciAddress',
  bridge: 'binding',
  masquerade: 'binding',
  sriov: 'binding',
  passtBinding: 'binding',
  binding: 'binding',
  macvtap: 'binding',
  slirp: 'binding',
  passt: 'binding',
};

const ofDhcp: Readonly<Record<string, InterfaceField>> = {
  bootFileName: 'bootFileName',
  tftpServerName: 'tftpServerName',
  ntpServers: 'ntpServers',
  privateOptions: 'privateOptions',
};

const ofNetwork: Readonly<Record<string, InterfaceField>> = {
  name: 'name',
  multus: 'networkName',
  resourceClaim: 'networkKind',
};

const ofPod: Readonly<Record<string, InterfaceField>> = {
  vmNetworkCIDR: 'vmNetworkCIDR',
  vmIPv6NetworkCIDR: 'vmIPv6NetworkCIDR',
};

const lookUp = (
  table: Readonly<Record<string, InterfaceField>>,
  key: string | undefined,
): InterfaceField | undefined =>
  key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;

const PLACE =
  /^spec\.(?:template\.spec\.)?(domain\.devices\.interfaces|networks)\[(\d+)\](?:\.(.+))?$/;

/**
 * The field that the path of a finding belongs to: `spec.template.spec.domain.devices.interfaces[1]
 * .macAddress` is `mac`. What stands for a whole entry belongs to its type or its network. Undefined
 * where a form of one interface has no such field.
 */
export const fieldOf = (path: string): FieldPlace | undefined => {
  if (path.endsWith('.domain.devices.networkInterfaceMultiqueue')) {
    return { field: 'multiqueue', list: undefined, index: undefined };
  }
  const [, place, index, rest = ''] = PLACE.exec(path) ?? [];
  if (place === undefined) return undefined;
  const [first = '', second] = rest.split(/\.|\[\d+\]\.?/);
  const list = place === 'networks' ? 'networks' : 'interfaces';
  const common = { list, index: Number(index) } as const;
  if (list === 'interfaces') {
    const field = first === 'dhcpOptions' ? lookUp(ofDhcp, second) : lookUp(ofInterface, first);
    return { field: field ?? 'binding', ...common };
  }
  const field = first === 'pod' ? lookUp(ofPod, second) : lookUp(ofNetwork, first);
  return { field: field ?? 'networkKind', ...common };
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
): FieldFinding[] => {
  const spec = interfaceSpecsOf(vmTemplateOf(vm), namespaceOf(vm)).find(
    (each) => each.name === name,
  );
  return checkVm(world, vm).flatMap((finding) => {
    const place = fieldOf(finding.path);
    if (!place) return [];
    const { field, list, index } = place;
    const isOwn =
      list === undefined || index === (list === 'interfaces' ? spec?.index : spec?.networkIndex);
    return isOwn ? [{ finding, field }] : [];
  });
};
