import { entriesAt, textAt, type KubernetesResource } from '../../core/resource';
import type { NewNic } from '../../guest/new-nic';
import { formatIp } from '../../net/cidr';
import { macOf } from '../../net/mac';
import { interfaceSpecsOf, hasImplicitInterface } from '../spec/interface-values';
import { namespaceOf, vmTemplateOf } from '../spec/network-refs';
import { podAddressOf } from './pod-addresses';

/** MAC address of an interface, as the VM sets it or its instance reports it. */
const macOfInterface = (
  vm: KubernetesResource,
  vmi: KubernetesResource | undefined,
  name: string,
): string | undefined => {
  const interfaces = entriesAt(vmTemplateOf(vm), 'domain', 'devices', 'interfaces');
  const own = interfaces.find(({ entry }) => entry.name === name);
  const reported = entriesAt(vmi, 'status', 'interfaces').find(({ entry }) => entry.name === name);
  return macOf(own?.entry.macAddress) ?? macOf(reported?.entry.mac);
};

/**
 * What guests of today call the network card at a place: KubeVirt gives each device a PCI bus of its
 * own, the network cards first.
 */
const guessedName = (index: number): string => `enp${index + 1}s0`;

/**
 * An entry of network data for an interface of a VM, which asks by DHCP. It is found by its MAC address;
 * where the VM has none yet, by the name that the guest probably gives it.
 *
 * @param vmi the running instance, if there is one
 */
export const nicFor = (
  vm: KubernetesResource,
  interfaceName: string,
  vmi?: KubernetesResource,
): NewNic => {
  const specs = interfaceSpecsOf(vmTemplateOf(vm), namespaceOf(vm));
  const index = specs.findIndex(({ name }) => name === interfaceName);
  const mac = macOfInterface(vm, vmi, interfaceName);
  return mac === undefined
    ? { id: guessedName(Math.max(0, index)), dhcp4: true }
    : { id: interfaceName, mac, dhcp4: true };
};

/** The same for the pod network with both families; `interface` is its name in the VM. */
export interface DualStack {
  interface: string;
  nic: NewNic;
}

/**
 * Dual stack on the pod network: with masquerade IPv4 comes by DHCP, and IPv6 has to be set to the one
 * address that KubeVirt expects. Undefined where the VM has no such interface, or leaves it to KubeVirt
 * and names none.
 */
export const dualStackOf = (
  vm: KubernetesResource,
  vmi?: KubernetesResource,
): DualStack | undefined => {
  const spec = vmTemplateOf(vm);
  if (hasImplicitInterface(spec)) return undefined;
  const found = interfaceSpecsOf(spec, namespaceOf(vm)).find(
    ({ values }) => values.network.kind === 'pod' && values.binding === 'masquerade',
  );
  if (!found) return undefined;
  const network = entriesAt(spec, 'networks').find(
    ({ entry }) => textAt(entry, 'name') === found.name,
  );
  const pod = podAddressOf(network?.entry, 6);
  if (!pod) return undefined;
  return {
    interface: found.name,
    nic: {
      ...nicFor(vm, found.name, vmi),
      addresses: [`${formatIp(pod.address)}/${pod.prefix}`],
      gateway6: formatIp(pod.gateway),
    },
  };
};
