import * as codes from '../../findings/codes';
import { referenceOf } from '../../findings/report';
import type { ParsedNad } from '../../nad/nads';
import { networkTypeSpecs } from '../../nad/network-types';
import { BRIDGE_RESOURCE_PREFIX } from '../../nad/types';
import { recordAt, textAt } from '../../core/resource';
import { selectorInWords } from '../../udn/selector-words';
import { matchesSelector } from '../../world/selector';
import { hasImplicitInterface, type NetworkSource } from '../spec/interface-values';
import { nadFactsOf } from '../interfaces/nad-facts';
import { isOutOfReach, resolveNad } from '../interfaces/nad-resolution';
import {
  isMadeForPrimary,
  mayHavePrimary,
  primaryNetworksOf,
} from '../interfaces/primary-networks';
import {
  isLeaving,
  shownName,
  type CheckedInterface,
  type CheckedNetwork,
  type CheckedVm,
} from './checked';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Whether the network has the VM ask for a device, by which OVN-Kubernetes uses SR-IOV. */
const asksForDevice = ({ resourceName }: ParsedNad): boolean =>
  resourceName !== undefined && !resourceName.startsWith(BRIDGE_RESOURCE_PREFIX);

/** Source: kubevirt pkg/network/multus/nad.go; multus-cni pkg/k8sclient/k8sclient.go. */
const checkExists = (
  vm: CheckedVm,
  source: NetworkSource & { kind: 'multus' },
  at: string,
): ParsedNad | undefined => {
  const { world, namespace: own, report } = vm;
  const { namespace, name, text } = source;
  const path = `${at}.multus.networkName`;
  const isName = LABEL.test(name) && (namespace === own || LABEL.test(namespace));
  if (!isName) report(codes.nameOfNetworkNotPossible, path, { value: text });
  else if (isOutOfReach(world, own, namespace))
    report(codes.networkOutOfReach, path, { own, namespace, name });
  else {
    const found = resolveNad(world, source);
    if (found.kind === 'found') return found.nad;
    if (found.kind === 'missing') report(codes.networkDoesNotExist, path, { namespace, name });
    if (found.kind === 'promised') checkChosen(vm, source, path);
  }
  return undefined;
};

/**
 * The network of a ClusterUserDefinedNetwork is made only in the namespaces that it chooses.
 *
 * Source: ovn-kubernetes go-controller/pkg/clustermanager/userdefinednetwork/controller.go.
 */
const checkChosen = (
  { world, report }: CheckedVm,
  { namespace, name }: NetworkSource & { kind: 'multus' },
  path: string,
): void => {
  const cudn = world.find('ClusterUserDefinedNetwork', name);
  const place = world.find('Namespace', namespace);
  if (!cudn || !place || world.find('UserDefinedNetwork', name, namespace)) return;
  const { namespaceSelector } = recordAt(cudn, 'spec');
  if (matchesSelector(recordAt(place, 'metadata', 'labels'), namespaceSelector)) return;
  const selector = selectorInWords(namespaceSelector)?.join(', ') ?? '-';
  report(codes.namespaceNotChosen, path, { name, namespace, selector }, [
    referenceOf(cudn),
    referenceOf(place),
  ]);
};

/** Plugins that give an interface no address but by `ipam`. */
const NEED_IPAM = ['bridge', 'cnv-bridge', 'macvlan', 'ipvlan', 'sriov', 'ovs', 'ptp', 'vlan'];

const isWithoutAddresses = ({ parsed }: ParsedNad): boolean => {
  if (parsed.kind !== 'ok') return false;
  const { plugin } = parsed;
  if (plugin.type === 'ovn-k8s-cni-overlay')
    return plugin.topology !== undefined && textAt(plugin, 'subnets') === undefined;
  return (
    typeof plugin.type === 'string' &&
    NEED_IPAM.includes(plugin.type) &&
    textAt(plugin, 'ipam', 'type') === undefined
  );
};

/**
 * A network in the place of the pod network has to give an address: a pod without one is not ready.
 *
 * Source: multus-cni pkg/multus/multus.go (`v1.multus-cni.io/default-network`); kubevirt
 * pkg/network/multus/annotation.go.
 */
const checkDefault = (vm: CheckedVm, network: CheckedNetwork, nad: ParsedNad): void => {
  if (!network.isDefault || !isWithoutAddresses(nad)) return;
  const path = `${network.at}.multus.networkName`;
  vm.report(codes.defaultNetworkWithoutAddresses, path, { name: nad.key }, [referenceOf(nad.nad)]);
};

const isPrimary = ({ parsed, type }: ParsedNad): boolean =>
  parsed.kind === 'ok' && type.startsWith('ovn-') && parsed.plugin.role === 'primary';

const checkType = (vm: CheckedVm, item: CheckedInterface, nad: ParsedNad, at: string): void => {
  const { bindings } = item;
  const { report } = vm;
  const params = { name: nad.key, type: nadTypeOf(nad) };
  const related = [referenceOf(nad.nad)];
  if (
    bindings.includes('sriov') &&
    networkTypeSpecs[nad.type].connectsBy === 'software' &&
    !asksForDevice(nad)
  ) {
    report(codes.sriovInterfaceOnAnotherNetwork, `${item.at}.sriov`, params, related);
  }
  if (bindings.includes('bridge')) {
    if (nad.type === 'sriov')
      report(codes.bridgeInterfaceOnSriovNetwork, `${item.at}.bridge`, params, related);
    if (networkTypeSpecs[nad.type].vms === 'pods') {
      report(codes.networkAllowsOneMac, `${at}.multus.networkName`, params, related);
    }
  }
  if (isPrimary(nad))
    report(codes.primaryNetworkAsSecondaryOne, `${at}.multus.networkName`, params, related);
};

/** The plugin as users know it from the configuration. */
const nadTypeOf = ({ parsed, type }: ParsedNad): string =>
  parsed.kind === 'ok' ? (textAt(parsed.plugin, 'type') ?? type) : type;

const checkIpam = (vm: CheckedVm, { isDefault, at }: CheckedNetwork, nad: ParsedNad): void => {
  const { ipam } = nadFactsOf(nad);
  // In the place of the pod network an address is needed, and is as lasting as one of that.
  if (ipam === undefined || isDefault || nad.type.startsWith('ovn-')) return;
  const params = { ipam, name: nad.key };
  vm.report(codes.addressNotKept, `${at}.multus.networkName`, params, [referenceOf(nad.nad)]);
};

interface Seen {
  key: string;
  name: string;
}

/** Source: ovn-kubernetes go-controller/pkg/util/multi_network.go GetPodNADToNetworkMapping. */
const checkTwice = (
  vm: CheckedVm,
  item: CheckedInterface,
  nad: ParsedNad,
  at: string,
  seen: Map<string, Seen>,
): void => {
  const { networkName } = nadFactsOf(nad);
  if (!nad.type.startsWith('ovn-') || networkName === undefined) return;
  const path = `${at}.multus.networkName`;
  const other = seen.get(nad.key) ?? seen.get(` ${networkName}`);
  const own = { key: nad.key, name: shownName(item) };
  if (!other) seen.set(` ${networkName}`, own).set(nad.key, own);
  else if (other.key === nad.key) {
    vm.report(codes.ovnNetworkStandsTwice, path, { name: nad.key, other: other.name });
  } else {
    seen.set(nad.key, own);
    vm.report(codes.twoInterfacesOnOneOvnNetwork, path, {
      name: nad.key,
      other: other.name,
      network: networkName,
    });
  }
};

/** The networks that a VM's interfaces name: they exist, are in reach, and go with the type. */
export const checkReferences = (vm: CheckedVm): void => {
  const seen = new Map<string, Seen>();
  const used = new Map(vm.interfaces.map((item) => [item.network, item]));
  for (const network of vm.networks) {
    const { source, at } = network;
    const item = used.get(network);
    if (source.kind !== 'multus' || (item && isLeaving(item))) continue;
    const nad = checkExists(vm, source, at);
    if (nad) checkDefault(vm, network, nad);
    if (!nad || !item) continue;
    checkType(vm, item, nad, at);
    checkIpam(vm, network, nad);
    checkTwice(vm, item, nad, at, seen);
  }
};

/**
 * Interfaces on the pod network of a namespace that has, or is made for, a primary user-defined
 * network.
 *
 * Source: hyperconverged-cluster-operator controllers/handlers/kubevirt.go (l2bridge);
 * ovn-kubernetes go-controller/pkg/networkmanager.
 */
export const checkPrimaryNetwork = (vm: CheckedVm): void => {
  const { world, namespace, spec, at, interfaces, report } = vm;
  const place = world.find('Namespace', namespace);
  const isMade = isMadeForPrimary(world, namespace) === true;
  const primary = primaryNetworksOf(world).get(namespace);
  const onPod = interfaces.filter(({ network }) => network?.source.kind === 'pod');
  for (const item of onPod) {
    const path = `${item.at}.masquerade`;
    if (primary && item.bindings.includes('masquerade')) {
      report(codes.masqueradeOnPrimary, path, { namespace, network: primary.name }, [
        referenceOf(primary.object),
      ]);
    }
    const isBridged = item.bindings.includes('plugin:l2bridge');
    if (isBridged && place && !isMade && !mayHavePrimary(world, namespace)) {
      report(codes.l2bridgeWithoutPrimary, `${item.at}.binding.name`, { namespace });
    }
  }
  const usesPod = onPod.length > 0 || hasImplicitInterface(spec);
  const isKnown = world.isKnown('NetworkAttachmentDefinition', namespace);
  if (place && isMade && usesPod && isKnown && !mayHavePrimary(world, namespace)) {
    const network = onPod[0]?.network;
    report(codes.primaryNetworkMissing, network ? `${network.at}.pod` : at, { namespace }, [
      referenceOf(place),
    ]);
  }
};
