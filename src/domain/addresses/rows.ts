import { listAt, textAt, type KubernetesResource } from '../core/resource';
import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { inRoom } from '../findings/rooms';
import { parseIp, type Ip, type IpFamily } from '../net/cidr';
import { macOf } from '../net/mac';
import { clusterSettingsOf } from '../vm/spec/cluster-settings';
import { hasGuestAgent, instancePhase } from '../vm/spec/instance';
import {
  hasImplicitInterface,
  interfaceSpecsOf,
  type InterfaceSpec,
  type NetworkSource,
} from '../vm/spec/interface-values';
import { claimNameOf, claimsByVm, ipsOfClaim } from '../vm/spec/ipam-claims';
import { namespaceOf, vmTemplateOf } from '../vm/spec/network-refs';
import { requestedFor } from '../vm/spec/requested-addresses';
import { interfaceStatusesOf, type InterfaceStatus } from '../vm/interfaces/interface-status';
import { implicitInterface } from '../vm/interfaces/interfaces';
import { launcherPodOf } from '../vm/interfaces/launcher-pods';
import { ovnAddressesOf, primaryAddressesOf } from '../vm/interfaces/pod-networks';
import { mayHavePrimary } from '../vm/interfaces/primary-networks';
import { derived, keyOf, type World } from '../world/world';
import { addressSources, NOT_IN_USE, type AddressSource } from './sources';

/** One address of an interface of a VM, or an interface that has none. */
export interface AddressRow {
  key: string;
  /** As reported, without prefix; '' where the interface has none. */
  text: string;
  /** Undefined where there is none, or the text cannot be read. */
  ip: Ip | undefined;
  family: IpFamily | undefined;
  /** The VM, or the instance where that has none. */
  owner: KubernetesResource;
  /** Path of the interface in the owner. */
  path: string;
  namespace: string;
  vm: string;
  /** As the VM calls it; of one that only the guest knows, as the guest does. */
  interfaceName: string;
  /** Undefined: made in the guest. */
  network: NetworkSource | undefined;
  /** Lower case with colons. */
  mac: string | undefined;
  /** '' where the VM does not run. */
  node: string;
  source: AddressSource | undefined;
  /** Why there is no address that is seen in use, or that nobody can tell. */
  why: Reason | undefined;
}

/** Whether somebody has the address of a row: one that is kept or asked for is in use nowhere. */
export const isInUse = ({ ip, source }: AddressRow): boolean =>
  ip !== undefined && source !== undefined && !NOT_IN_USE.includes(source);

interface Machine {
  owner: KubernetesResource;
  vm: KubernetesResource | undefined;
  vmi: KubernetesResource | undefined;
}

interface Sources extends Machine {
  namespace: string;
  specs: readonly InterfaceSpec[];
  /** Whether a VM of which no instance is there does not run. */
  isKnown: boolean;
  /** Whether the pod's own address is not that of the VM. */
  isOnPrimary: boolean;
  /** Addresses on the primary network; undefined where nobody says so. */
  primary: readonly string[] | undefined;
  /** The pod that runs it, if it is known. */
  pod: KubernetesResource | undefined;
  /** IPAMClaims of the VM. */
  claims: readonly KubernetesResource[];
}

const NO_SPECS: readonly InterfaceSpec[] = [];

/** The few interfaces of a VM are looked through faster than they are put into a map. */
const named = <T extends { name: string | undefined }>(
  entries: readonly T[],
  wanted: string,
): T | undefined => entries.find(({ name }) => name === wanted);

const specsOf = (
  world: World,
  { vm, vmi }: Machine,
  namespace: string,
): readonly InterfaceSpec[] => {
  const settings = clusterSettingsOf(world);
  const read = (spec: unknown): readonly InterfaceSpec[] =>
    hasImplicitInterface(spec) ? [implicitInterface(settings)] : interfaceSpecsOf(spec, namespace);
  const running = vmi && instancePhase(vmi) !== 'stopped' ? read(vmi.spec) : NO_SPECS;
  const configured = vm ? read(vmTemplateOf(vm)) : NO_SPECS;
  const others = configured.filter(({ name }) => !named(running, name));
  return others.length === 0 ? running : [...running, ...others];
};

const isDown = (spec: InterfaceSpec, status: InterfaceStatus | undefined): boolean =>
  status?.linkState === 'down' || spec.values.state === 'down';

const whyNone = (sources: Sources, spec: InterfaceSpec, status?: InterfaceStatus): Reason => {
  const { vmi, isKnown } = sources;
  const phase = instancePhase(vmi);
  if (!vmi && !isKnown) return reason(msg('Cannot tell: the running VMs are not known.'));
  if (phase === 'stopped') return reason(msg('The VM is not running.'));
  if (phase === 'starting') return reason(msg('The VM is starting.'));
  const isThere = listAt(vmi, 'spec', 'domain', 'devices', 'interfaces').some(
    (entry) => textAt(entry, 'name') === spec.name,
  );
  if (!isThere && spec.index >= 0) return reason(msg('The running VM does not have it yet.'));
  if (isDown(spec, status)) return reason(msg('Its link is down.'));
  const isPod = spec.values.network.kind === 'pod';
  if (isPod && sources.isOnPrimary && sources.primary === undefined) {
    return reason(
      msg('Cannot tell: the VM is on a primary user-defined network, and its pod is not known.'),
    );
  }
  if (!hasGuestAgent(vmi)) {
    return reason(msg('Cannot tell: the guest has no agent that would report it.'));
  }
  return reason(msg('The guest agent reports none: the guest has not set one.'));
};

const sourceOf = ({ values }: InterfaceSpec, { infoSources }: InterfaceStatus): AddressSource => {
  // With masquerade the status has the address of the pod, not the one in the guest.
  if (values.network.kind === 'pod' && values.binding === 'masquerade') return 'pod';
  const said = addressSources.find((source) => infoSources.includes(source));
  return said ?? (values.network.kind === 'pod' ? 'pod' : 'domain');
};

interface Found {
  text: string;
  source: AddressSource;
}

const found = (texts: readonly string[], source: AddressSource): Found[] =>
  texts.map((text) => ({ text, source }));

const reportedAt = (
  { isOnPrimary, primary }: Sources,
  spec: InterfaceSpec,
  status: InterfaceStatus | undefined,
): Found[] => {
  const texts = status ? [...status.ipv4, ...status.ipv6] : [];
  const reported = status ? found(texts, sourceOf(spec, status)) : [];
  if (spec.values.network.kind !== 'pod' || !isOnPrimary) return reported;
  // What the pod has there is an address for its probes; the guest's own counts.
  const fromGuest = reported.filter(({ source }) => source === 'guest-agent');
  const known = new Set(primary);
  return [
    ...(primary ?? []).map((text): Found => ({ text, source: 'ovn' })),
    ...fromGuest.filter(({ text }) => !known.has(text)),
  ];
};

/** Addresses that nobody reports of an interface, but that are meant for it. */
const meantFor = (sources: Sources, spec: InterfaceSpec, mac: string | undefined): Found[] => {
  const { owner, vm, vmi, pod, claims } = sources;
  const { network } = spec.values;
  const nad = network.kind === 'multus' ? keyOf(network.namespace, network.name) : undefined;
  const given = nad === undefined ? [] : ovnAddressesOf(pod, nad, mac);
  if (given.length > 0) return found(given, 'ovn-dhcp');
  const name = claimNameOf(textAt(owner, 'metadata', 'name') ?? '', spec.name);
  const claim = claims.find((each) => textAt(each, 'metadata', 'name') === name);
  const kept = claim ? ipsOfClaim(claim) : [];
  if (kept.length > 0) {
    return found(kept, instancePhase(vmi) === 'stopped' ? 'claim' : 'ovn-dhcp');
  }
  return network.kind === 'pod' && sources.isOnPrimary
    ? found(requestedFor(owner, vm !== undefined, spec.name), 'requested')
    : [];
};

const INTERFACES = 'domain.devices.interfaces';

/** Paths of the owner's interfaces by name, and that of their list for those that it does not name. */
const pathsOf = ({ owner, vm, namespace }: Sources): ((name: string) => string) => {
  const [spec, at] = vm ? [vmTemplateOf(vm), 'spec.template.spec'] : [owner.spec, 'spec'];
  const list = `${at}.${INTERFACES}`;
  const specs = interfaceSpecsOf(spec, namespace);
  return (name) => {
    const own = named(specs, name);
    return own ? `${list}[${own.index}]` : list;
  };
};

const rowsOf = (sources: Sources): AddressRow[] => {
  const { owner, namespace, vmi, specs } = sources;
  const name = textAt(owner, 'metadata', 'name') ?? '';
  const statuses = interfaceStatusesOf(instancePhase(vmi) === 'stopped' ? undefined : vmi);
  const base = { owner, namespace, vm: name, node: textAt(vmi, 'status', 'nodeName') ?? '' };
  const pathOf = pathsOf(sources);
  const own = specs.flatMap((spec): AddressRow[] => {
    const status = named(statuses, spec.name);
    const shared = {
      ...base,
      path: pathOf(spec.name),
      interfaceName: spec.name,
      network: spec.values.network,
      mac: status?.mac ?? macOf(spec.values.mac),
    };
    const key = `${keyOf(namespace, name)} ${spec.name}`;
    const reported = reportedAt(sources, spec, status);
    const all = reported.length > 0 ? reported : meantFor(sources, spec, shared.mac);
    const why = reported.length > 0 ? undefined : whyNone(sources, spec, status);
    if (all.length === 0) {
      return [
        {
          ...shared,
          key,
          text: '',
          ip: undefined,
          family: undefined,
          source: undefined,
          why,
        },
      ];
    }
    return all.map(({ text, source }) => {
      const ip = parseIp(text);
      return {
        ...shared,
        key: `${key} ${text}`,
        text,
        ip,
        family: ip?.family,
        source,
        why,
      };
    });
  });
  const inGuest = statuses
    .filter((status) => status.name === undefined)
    .flatMap((status): AddressRow[] =>
      [...status.ipv4, ...status.ipv6].map((text) => {
        const ip = parseIp(text);
        return {
          ...base,
          path: pathOf(''),
          key: `${keyOf(namespace, name)} #${status.index} ${text}`,
          text,
          ip,
          family: ip?.family,
          interfaceName: status.guestName ?? '',
          network: undefined,
          mac: status.mac,
          source: 'guest-agent',
          why: undefined,
        };
      }),
    );
  return [...own, ...inGuest];
};

interface Kept {
  vmi: KubernetesResource | undefined;
  pod: KubernetesResource | undefined;
  claims: readonly KubernetesResource[];
  isOnPrimary: boolean;
  isKnown: boolean;
  rows: AddressRow[];
}

const NO_CLAIMS: readonly KubernetesResource[] = [];

/** Lists are made anew for each world; what is in them is not. */
const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a === b || (a.length === b.length && a.every((entry, index) => entry === b[index]));

const kept = new WeakMap<KubernetesResource, Kept>();

const rowsOfMachine = (world: World, machine: Machine): AddressRow[] => {
  const { owner, vmi } = machine;
  const namespace = namespaceOf(owner);
  const isOnPrimary = mayHavePrimary(world, namespace);
  const pod = launcherPodOf(world, vmi);
  const claims =
    claimsByVm(world).get(keyOf(namespace, textAt(owner, 'metadata', 'name') ?? '')) ?? NO_CLAIMS;
  const isKnown = world.isKnown('VirtualMachineInstance', namespace);
  const before = kept.get(owner);
  const isSame =
    before?.vmi === vmi &&
    before?.pod === pod &&
    before?.isOnPrimary === isOnPrimary &&
    before.isKnown === isKnown &&
    isSameList(before.claims, claims);
  if (isSame) return before.rows;
  const specs = specsOf(world, machine, namespace);
  const primary = isOnPrimary && pod ? primaryAddressesOf(pod) : undefined;
  const sources = { ...machine, namespace, specs, isKnown, isOnPrimary, primary, pod, claims };
  const rows = rowsOf(sources);
  kept.set(owner, { vmi, pod, claims, isOnPrimary, isKnown, rows });
  return rows;
};

/** VMs with their instances, and instances without VM. */
const machinesOf = (world: World): Machine[] => {
  const seen = new Set<KubernetesResource>();
  const machines = world.list('VirtualMachine').map((vm): Machine => {
    const name = textAt(vm, 'metadata', 'name') ?? '';
    const vmi = world.find('VirtualMachineInstance', name, namespaceOf(vm));
    if (vmi) seen.add(vmi);
    return { owner: vm, vm, vmi };
  });
  const alone = world
    .list('VirtualMachineInstance')
    .filter((vmi) => !seen.has(vmi))
    .map((vmi): Machine => ({ owner: vmi, vm: undefined, vmi }));
  return [...machines, ...alone];
};

/**
 * Every address of the VMs of a world, a row for each; an interface without one has a row that says
 * why. Link-local addresses are left out. Those of a VM are worked out once for each state of it, its
 * instance and, on a primary user-defined network, its pod.
 *
 * Source: kubevirt pkg/network/setup/netstat.go (where an address comes from).
 */
export const addressRowsOf = derived((world: World): readonly AddressRow[] =>
  machinesOf(world).flatMap((machine) =>
    // One that cannot be read is told by the rules.
    inRoom(
      machine.owner,
      () => rowsOfMachine(world, machine),
      (): AddressRow[] => [],
    ),
  ),
);
