import { groupedBy } from '../../core/collections';
import type { KubernetesResource } from '../../core/resource';
import type { FindingCode } from '../../findings/catalog';
import * as codes from '../../findings/codes';
import type { ObjectReference } from '../../findings/finding';
import { listOf } from '../../findings/report';
import { inRoom } from '../../findings/rooms';
import { readBlockYaml } from '../../guest/block-yaml';
import { nicField, type NicFieldName } from '../../guest/fields';
import { readGuestNetwork, type GuestNetwork, type GuestNic } from '../../guest/network-data';
import { guestProblem, guestProblems, type GuestProblem } from '../../guest/problems';
import { givenSubnetsOf } from '../../nad/given-subnets';
import { nadsOf, type ParsedNad } from '../../nad/nads';
import { containsIp, formatCidr, formatIp, parseIp, type Ip } from '../../net/cidr';
import { macOf } from '../../net/mac';
import { derived, keyOf, type World } from '../../world/world';
import { cloudInitIn } from '../guest/cloud-init';
import { podAddressOf } from '../guest/pod-addresses';
import { interfaceStatusesOf } from '../interfaces/interface-status';
import { macSegmentOf, primaryNadsOf } from '../interfaces/segments';
import { instancePhase } from '../spec/instance';
import type { NetworkSource } from '../spec/interface-values';
import { isLeaving, readVm, type CheckedInterface, type ReadVm } from './checked';
import { readVmsOf } from './read-vms';

/** A problem, and the other objects that it reasons from. */
export interface GuestVmProblem extends GuestProblem {
  related?: ObjectReference[];
}

/** An interface of the guest with that of the VM, where it is known which it is. */
interface Joined {
  nic: GuestNic;
  index: number;
  item: CheckedInterface | undefined;
}

/** MAC addresses of interfaces, as they are set or reported. */
const macsOf = ({ interfaces, vmi }: ReadVm): Map<CheckedInterface, string> => {
  const statuses = instancePhase(vmi) === 'stopped' ? [] : interfaceStatusesOf(vmi);
  const reported = new Map(statuses.map(({ name, mac }) => [name, mac]));
  return new Map(
    interfaces.flatMap((item): [CheckedInterface, string][] => {
      const mac = macOf(item.entry.macAddress) ?? macOf(reported.get(item.name));
      return mac === undefined ? [] : [[item, mac]];
    }),
  );
};

/** What guests call their first network card. */
const FIRST = ['enp1s0', 'eth0'];

const join = (
  vm: ReadVm,
  network: GuestNetwork,
  macs: ReadonlyMap<CheckedInterface, string>,
): Joined[] => {
  const staying = vm.interfaces.filter((item) => !isLeaving(item));
  const [first, ...others] = staying;
  return network.nics.map((nic, index) => {
    const byMac = (): CheckedInterface | undefined =>
      staying.find((item) => macs.get(item) === macOf(nic.mac));
    const isFirst = others.length === 0 ? network.nics.length === 1 : FIRST.includes(nic.name);
    const byName = isFirst && first?.entry.pciAddress === undefined ? first : undefined;
    return { nic, index, item: nic.mac === undefined ? byName : byMac() };
  });
};

const ipOf = (address: string): Ip | undefined => parseIp(address.replace(/\/.*$/, ''));

const about = (
  { nic, index }: Joined,
  code: FindingCode,
  params: GuestProblem['params'],
  field: NicFieldName = 'addresses',
  related: ObjectReference[] = [],
): GuestVmProblem => ({
  ...guestProblem(
    code,
    { name: nic.name === '' ? nic.id : nic.name, ...params },
    nicField(index, field),
  ),
  ...(related.length > 0 ? { related } : {}),
});

/** MAC addresses that no interface has; silent where one has an address that is not known. */
const strangers = (
  vm: ReadVm,
  joined: readonly Joined[],
  known: ReadonlyMap<CheckedInterface, string>,
): GuestVmProblem[] => {
  if (known.size === 0 || known.size < vm.interfaces.length) return [];
  const macs = [...known.values()];
  return joined.flatMap((each) => {
    const mac = macOf(each.nic.mac);
    if (mac === undefined || macs.includes(mac)) return [];
    const params = { value: each.nic.mac ?? '', macs: listOf(macs) };
    return [about(each, codes.guestMacOfNoInterface, params, 'mac')];
  });
};

/**
 * Static addresses on the pod network. With masquerade KubeVirt translates between the pod's address
 * and one fixed address of the guest; no other reaches anything.
 *
 * Source: kubevirt pkg/network/setup/netpod/masquerade; pkg/network/link/address.go.
 */
const onPodNetwork = (joined: readonly Joined[]): GuestVmProblem[] =>
  joined.flatMap((each) => {
    const { item, nic } = each;
    if (item?.network?.source.kind !== 'pod' || !item.bindings.includes('masquerade')) return [];
    for (const address of nic.addresses) {
      const ip = ipOf(address);
      const expected = ip && podAddressOf(item.network.entry, ip.family)?.address;
      if (expected && ip.value !== expected.value) {
        const params = { address, expected: formatIp(expected) };
        return [about(each, codes.staticAddressOnPodNetwork, params)];
      }
    }
    return [];
  });

const nadOf = ({ world, namespace }: ReadVm, item: CheckedInterface): ParsedNad | undefined => {
  const source = item.network?.source;
  if (source?.kind === 'multus') return nadsOf(world).get(keyOf(source.namespace, source.name));
  const isMasked = item.bindings.includes('masquerade') || item.bindings.length === 0;
  return source?.kind === 'pod' && !isMasked ? primaryNadsOf(world).get(namespace) : undefined;
};

/** Addresses outside of the subnets of the network, or of its own. */
const inSubnets = (vm: ReadVm, joined: readonly Joined[]): GuestVmProblem[] =>
  joined.flatMap((each) => {
    const nad = each.item && nadOf(vm, each.item);
    const subnets = nad ? givenSubnetsOf(nad) : [];
    return each.nic.addresses.flatMap((value) => {
      const ip = ipOf(value);
      const ofFamily = subnets.filter(({ cidr }) => cidr.family === ip?.family);
      if (!ip || ofFamily.length === 0) return [];
      const subnet = ofFamily.find(({ cidr }) => containsIp(cidr, ip));
      if (subnet?.own.includes(ip.value)) {
        return [about(each, codes.guestAddressOfGateway, { value })];
      }
      if (subnet) return [];
      const params = {
        value,
        network: nad?.key ?? '',
        subnets: ofFamily.map(({ cidr }) => formatCidr(cidr)).join(', '),
      };
      return [about(each, codes.guestAddressOutsideNetwork, params)];
    });
  });

/** Who has an address on a segment, by its guest data or because the VM reports it. */
interface Holder {
  address: string;
  key: string;
  reference: ObjectReference;
}

const holderKey = (ip: Ip, segment: string): string => `${ip.family} ${ip.value} ${segment}`;

const segmentOf = ({ world, namespace }: ReadVm, item: CheckedInterface | undefined) => {
  const source = item?.network?.source;
  return source?.kind === 'multus' ? macSegmentOf(world, namespace, source) : undefined;
};

const heldBy = (vm: ReadVm, item: CheckedInterface | undefined, addresses: readonly string[]) => {
  const segment = segmentOf(vm, item);
  return addresses.flatMap((text): Holder[] => {
    const ip = ipOf(text);
    if (!ip || segment === undefined) return [];
    return [{ address: holderKey(ip, segment), key: vm.key, reference: vm.reference }];
  });
};

const holdersIn = (vm: ReadVm): Holder[] => {
  const planned = nicsInGuest(vm).flatMap(({ item, nic }) => heldBy(vm, item, nic.addresses));
  const statuses = instancePhase(vm.vmi) === 'stopped' ? [] : interfaceStatusesOf(vm.vmi);
  const reported = statuses.flatMap(({ name, ipv4, ipv6 }) => {
    const item = vm.interfaces.find((each) => each.name === name);
    return heldBy(vm, name === undefined ? undefined : item, [...ipv4, ...ipv6]);
  });
  return [...planned, ...reported];
};

const knownHolders = derived((world: World): ReadonlyMap<string, Holder[]> =>
  groupedBy(
    readVmsOf(world).flatMap((vm) =>
      // One that cannot be read is told by the rules.
      inRoom(
        vm.object,
        () => holdersIn(vm),
        (): Holder[] => [],
      ),
    ),
    ({ address }) => address,
  ),
);

const MAX_RELATED = 10;

/** Addresses that other VMs of the same segment have, or are to have. */
const onOthers = (vm: ReadVm, joined: readonly Joined[]): GuestVmProblem[] =>
  joined.flatMap((each) => {
    const segment = segmentOf(vm, each.item);
    if (segment === undefined) return [];
    return each.nic.addresses.flatMap((value) => {
      const ip = ipOf(value);
      const holders = ip ? (knownHolders(vm.world).get(holderKey(ip, segment)) ?? []) : [];
      const others = new Map(
        holders.filter(({ key }) => key !== vm.key).map(({ key, reference }) => [key, reference]),
      );
      if (others.size === 0) return [];
      const params = { value, other: listOf([...others.keys()]) };
      const related = [...others.values()].slice(0, MAX_RELATED);
      return [about(each, codes.guestAddressOnOtherVm, params, 'addresses', related)];
    });
  });

/** What network data that stand in the VM say; `value` where it can be told without a YAML parser. */
export interface GuestText {
  value: unknown;
  network: GuestNetwork | undefined;
}

const readText = (spec: unknown): GuestText | undefined => {
  const found = cloudInitIn(spec);
  const source = found?.networkData;
  if (found?.kind !== 'noCloud' || source === undefined || source.kind === 'secret') {
    return undefined;
  }
  const read = readBlockYaml(source.text);
  return read && { value: read.value, network: readGuestNetwork(read.value) };
};

const texts = new WeakMap<object, { text: GuestText | undefined }>();

/**
 * What network data of a VM say, if it can be told without a YAML parser. Read once for each state of the
 * VM, as the other VMs of a network ask for it, too.
 */
export const guestTextOf = ({ spec }: ReadVm): GuestText | undefined => {
  let known = texts.get(spec);
  if (!known) texts.set(spec, (known = { text: readText(spec) }));
  return known.text;
};

/** What network data of a VM say of each interface, with that of the VM; nothing where they cannot be told. */
export const nicsInGuest = (vm: ReadVm): Joined[] => {
  const network = guestTextOf(vm)?.network;
  return network ? join(vm, network, macsOf(vm)) : [];
};

const problems = new WeakMap<GuestNetwork, GuestProblem[]>();

const ownProblems = (network: GuestNetwork): GuestProblem[] => {
  let known = problems.get(network);
  if (!known) problems.set(network, (known = guestProblems(network)));
  return known;
};

/** An address that a guest sets itself, whether or not its VM runs. */
interface Configured {
  namespace: string;
  vm: string;
  network: NetworkSource;
  ip: Ip;
}

const configuredIn = (vm: ReadVm): Configured[] => {
  const { name } = vm.reference;
  return nicsInGuest(vm).flatMap(({ item, nic }) => {
    const source = item?.network?.source;
    if (!source) return [];
    return nic.addresses.flatMap((text): Configured[] => {
      const ip = ipOf(text);
      return ip ? [{ namespace: vm.namespace, vm: name, network: source, ip }] : [];
    });
  });
};

/** The addresses that guests set themselves, as far as their network data stand in the VMs. */
export const configuredAddressesOf = derived((world: World): readonly Configured[] =>
  readVmsOf(world).flatMap((vm) =>
    inRoom(
      vm.object,
      () => configuredIn(vm),
      (): Configured[] => [],
    ),
  ),
);

/** What is wrong with network data, by themselves and on this VM, its networks and beside other VMs. */
export const guestProblemsOn = (vm: ReadVm, network: GuestNetwork): GuestVmProblem[] => {
  const macs = macsOf(vm);
  const joined = join(vm, network, macs);
  return [
    ...ownProblems(network),
    ...strangers(vm, joined, macs),
    ...onPodNetwork(joined),
    ...inSubnets(vm, joined),
    ...onOthers(vm, joined),
  ];
};

/**
 * The same for network data that are being edited, wherever the VM keeps them.
 *
 * @param vm the VM as it would be saved
 */
export const checkGuest = (
  world: World,
  vm: KubernetesResource,
  network: GuestNetwork,
): GuestVmProblem[] => guestProblemsOn(readVm(world, vm, 'VirtualMachine'), network);
