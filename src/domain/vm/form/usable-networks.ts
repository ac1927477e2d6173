import { msg } from '../../core/msg';
import type { ParsedNad } from '../../nad/nads';
import { networkTypeSpecs, type NetworkType } from '../../nad/network-types';
import { recordAt, type KubernetesResource } from '../../core/resource';
import { keyOf } from '../../world/world';
import { GLOBAL_NAMESPACES } from '../spec/global-namespaces';
import { interfaceSpecsOf, type Binding } from '../spec/interface-values';
import { nadFactsOf, type NadFacts, type NadLookup } from '../interfaces/nad-facts';
import { namespaceOf, vmTemplateOf } from '../spec/network-refs';
import { reason, type Reason } from '../../core/reasons';

/** Name of the network that HyperConverged makes for the binding of primary networks. */
const BINDING_NAD = 'primary-udn-kubevirt-binding';

/** A network that a VM may be connected to, or why not. */
export interface UsableNetwork {
  /** `namespace/name`. */
  key: string;
  namespace: string;
  name: string;
  /** What to write as `networkName`: the bare name within the VM's namespace. */
  networkName: string;
  facts: NadFacts;
  /** Undefined: it can be used. */
  obstacle: Reason | undefined;
  binding: Binding;
}

export interface UsableOptions {
  /** Name of the interface that is being edited: what it uses itself counts for nothing. */
  editing?: string;
  /** Whether VMs may use networks of all namespaces, as without OpenShift's isolation. */
  allNamespaces?: boolean;
}

/** The type of interface that goes with a network. */
export const bindingFor = (type: NetworkType): Binding =>
  networkTypeSpecs[type].vms === 'sriov' ? 'sriov' : 'bridge';

const isPrimary = ({ parsed }: ParsedNad): boolean =>
  parsed.kind === 'ok' && parsed.plugin.role === 'primary';

const obstacleOf = (nad: ParsedNad, used: ReadonlyMap<string, string>): Reason | undefined => {
  const { type, name, key } = nad;
  if (recordAt(nad.nad, 'metadata').deletionTimestamp !== undefined) {
    return reason(msg('It is being deleted.'));
  }
  if (name === BINDING_NAD) {
    return reason(msg('OpenShift Virtualization uses it for primary networks.'));
  }
  if (type === 'invalid') return reason(msg('Its configuration cannot be read.'));
  if (type === 'empty') return reason(msg('It has no configuration.'));
  if (isPrimary(nad)) {
    return reason(msg('It is the primary network of its namespace: choose the pod network.'));
  }
  if (networkTypeSpecs[type].vms === 'pods') {
    return reason(msg('It lets only the MAC address of the pod through, not that of a guest.'));
  }
  const other = type.startsWith('ovn-') ? used.get(key) : undefined;
  return other === undefined
    ? undefined
    : reason(msg('The interface "{{name}}" uses it, and OVN-Kubernetes connects a VM only once.'), {
        name: other,
      });
};

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/**
 * The networks that a VM of a namespace can be connected to: those of the namespace first, then those
 * of the namespaces that are open to all, by name. One that cannot be used is there with the reason.
 *
 * Source: cluster-network-operator bindata/network/multus/multus.yaml (namespace isolation);
 * ovn-kubernetes go-controller/pkg/util/multi_network.go; kubevirt user guide (macvlan).
 *
 * @param vm undefined for one that does not exist yet
 */
export const usableNetworks = (
  namespace: string,
  nads: NadLookup,
  vm: KubernetesResource | undefined,
  { editing, allNamespaces = false }: UsableOptions = {},
): UsableNetwork[] => {
  const used = new Map<string, string>();
  for (const { name, values } of interfaceSpecsOf(vmTemplateOf(vm), namespace)) {
    const { network, state } = values;
    if (network.kind === 'multus' && name !== editing && state !== 'absent') {
      used.set(keyOf(network.namespace, network.name), name);
    }
  }
  const isOpen = (other: string): boolean =>
    allNamespaces || other === namespace || GLOBAL_NAMESPACES.includes(other);
  const rank = (other: string): number => (other === namespace ? 0 : 1);
  return [...nads.values()]
    .filter((nad) => isOpen(nad.namespace))
    .sort(
      (a, b) =>
        rank(a.namespace) - rank(b.namespace) ||
        compareText(a.namespace, b.namespace) ||
        compareText(a.name, b.name),
    )
    .map((nad) => ({
      key: nad.key,
      namespace: nad.namespace,
      name: nad.name,
      networkName: nad.namespace === namespace ? nad.name : nad.key,
      facts: nadFactsOf(nad),
      obstacle: obstacleOf(nad, used),
      binding: bindingFor(nad.type),
    }));
};

/** Whether a VM may be connected to the pod network, and how. */
export interface PodNetworkChoice {
  obstacle: Reason | undefined;
  /** The usual one first. */
  bindings: Binding[];
  /** The pod network is a user-defined one. */
  primary: NadFacts | undefined;
}

/**
 * The pod network as a choice for an interface: a VM has it once at most, and not beside another
 * default network. On a primary user-defined network it is connected by l2bridge or passt.
 */
export const podNetworkChoice = (
  namespace: string,
  nads: NadLookup,
  vm: KubernetesResource | undefined,
  { editing }: UsableOptions = {},
): PodNetworkChoice => {
  const primary = [...nads.values()].find((nad) => nad.namespace === namespace && isPrimary(nad));
  const specs = interfaceSpecsOf(vmTemplateOf(vm), vm ? namespaceOf(vm) : namespace);
  const other = specs.find(
    ({ name, values }) => name !== editing && (values.network.kind === 'pod' || values.isDefault),
  );
  const bindings: Binding[] = primary
    ? ['plugin:l2bridge', 'passtBinding']
    : ['masquerade', 'bridge', 'passtBinding'];
  return {
    primary: primary && nadFactsOf(primary),
    bindings,
    obstacle: other
      ? reason(msg('The VM is connected to its default network by "{{name}}" already.'), {
          name: other.name,
        })
      : undefined,
  };
};
