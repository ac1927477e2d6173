import { isSame } from '../../kubernetes/equal.ts';
import { guestInterfaceAt } from '../../objects/machine.ts';
import { normalizedMac } from '../admission/mac.ts';
import type { Change } from '../changes.ts';
import { SECONDS } from '../durations.ts';
import { isTrue } from '../kubevirt/conditions.ts';
import { isDeleting, isMigrating, phaseOf, withStatus } from '../kubevirt/phases.ts';
import {
  hasSource,
  isAbsent,
  isPrimary,
  isSecondary,
  nicsOf,
  podSideOf,
  queuesOf,
  withoutSources,
  withSource,
  type Nic,
} from '../kubevirt/spec.ts';
import type { InterfaceStatus, Pod, VirtualMachineInstance } from '../kubevirt/types.ts';
import type { Controller } from '../loop.ts';
import {
  podNetworksOf,
  PRIMARY_INTERFACE,
  primaryOf,
  sourcePodOf,
  type PodNetwork,
} from '../pod/find.ts';
import type { Machine, World } from '../world.ts';
import { collisionEvents } from './collision.ts';
import { guestAddresses } from './guest.ts';
import { slotsOf } from './slots.ts';

/** What an update of one interface's status goes by. */
interface View {
  vmi: VirtualMachineInstance;
  /** Undefined where a scenario leaves out the pods; then nothing is concluded from them. */
  pod: Pod | undefined;
  attached: Map<string, PodNetwork>;
  hasAgent: boolean;
  /** PCI slots that are free; taken by what is plugged in while the view is used. */
  slots: { free: number };
  world: World;
}

const linkOf = ({ face }: Nic): string => (face.state === 'down' ? 'down' : 'up');

const addressed = (addresses: string[]): Pick<InterfaceStatus, 'ipAddress' | 'ipAddresses'> => {
  const [ipAddress] = addresses;
  return ipAddress === undefined ? {} : { ipAddress, ipAddresses: addresses };
};

/** Behind masquerade a guest has the addresses of its pod; otherwise it is on the network itself. */
const podAddresses = (pod: Pod, { face }: Nic): string[] => {
  const { podIPs, podIP } = pod.status ?? {};
  const own = face.masquerade ? undefined : primaryOf(pod)?.ips;
  return own ?? podIPs?.map(({ ip }) => ip) ?? (podIP === undefined ? [] : [podIP]);
};

/** What the pod calls its side of an interface. */
const podSideIn = (attached: ReadonlyMap<string, PodNetwork>, { network }: Nic): string =>
  isPrimary(network) && attached.has(PRIMARY_INTERFACE) ? PRIMARY_INTERFACE : podSideOf(network);

/** What the hypervisor knows of an interface of the guest. */
const domainPart = (vmi: VirtualMachineInstance, nic: Nic, mac: string | undefined) => ({
  ...(mac === undefined ? {} : { mac: normalizedMac(mac) ?? mac }),
  // Of a virtual function it knows neither.
  ...(nic.face.sriov ? {} : { linkState: linkOf(nic), queueCount: queuesOf(vmi.spec) }),
});

const byPodSide = (pod: Pod | undefined): Map<string, PodNetwork> =>
  new Map(pod ? podNetworksOf(pod).map((network) => [network.interface, network]) : []);

const inDomain = (
  vmi: VirtualMachineInstance,
  nic: Nic,
  attached: ReadonlyMap<string, PodNetwork>,
  before: InterfaceStatus = {},
): InterfaceStatus => {
  const podInterfaceName = podSideIn(attached, nic);
  const mac = nic.face.macAddress ?? attached.get(podInterfaceName)?.mac;
  const { name } = nic.face;
  return withSource({ name, ...before, ...domainPart(vmi, nic, mac), podInterfaceName }, 'domain');
};

/** The interfaces of a guest that has just begun to run. */
export const domainInterfaces = (vmi: VirtualMachineInstance, pod: Pod): InterfaceStatus[] => {
  const attached = byPodSide(pod);
  return nicsOf(vmi.spec)
    .filter(({ face }) => !isAbsent(face))
    .map((nic) => {
      const status = inDomain(vmi, nic, attached);
      if (isPrimary(nic.network)) return { ...status, ...addressed(podAddresses(pod, nic)) };
      return attached.has(podSideOf(nic.network)) ? withSource(status, 'multus-status') : status;
    });
};

/** Names of the guest's devices follow their place. */
const guestName = ({ vmi }: View, name: string): string => {
  const statuses = vmi.status?.interfaces ?? [];
  const used = new Set(statuses.map(({ interfaceName }) => interfaceName));
  let index = nicsOf(vmi.spec).findIndex(({ face }) => face.name === name);
  while (used.has(guestInterfaceAt(index))) index += 1;
  return guestInterfaceAt(index);
};

const withLink = (view: View, nic: Nic, status: InterfaceStatus): InterfaceStatus => {
  const { sriov, name } = nic.face;
  if (sriov || status.linkState === undefined || status.linkState === linkOf(nic)) return status;
  return view.world.passed(`link of ${name} ${linkOf(nic)}`, SECONDS.linkState)
    ? { ...status, linkState: linkOf(nic) }
    : status;
};

const primary = (view: View, nic: Nic, before: InterfaceStatus): InterfaceStatus => {
  const { pod, hasAgent } = view;
  const addresses = pod ? podAddresses(pod, nic) : [];
  const placed = withLink(view, nic, {
    ...before,
    ...(addresses.length > 0 && before.ipAddress !== addresses[0] ? addressed(addresses) : {}),
  });
  if (!hasAgent || hasSource(placed, 'guest-agent')) return placed;
  return {
    ...withSource(placed, 'guest-agent'),
    interfaceName: placed.interfaceName ?? guestName(view, nic.face.name),
  };
};

/** A secondary interface leaves the guest, and the pod with the next migration. */
const unplugged = (view: View, { face }: Nic, before: InterfaceStatus): InterfaceStatus => {
  if (!hasSource(before, 'domain')) return before;
  if (!view.world.passed(`detach ${face.name}`, SECONDS.detach)) return before;
  const { name, mac, podInterfaceName } = before;
  return {
    ...(name === undefined ? {} : { name }),
    ...(mac === undefined ? {} : { mac }),
    ...(podInterfaceName === undefined ? {} : { podInterfaceName }),
    infoSource: withoutSources(before, 'domain', 'guest-agent').infoSource ?? '',
  };
};

const freeSlots = (vmi: VirtualMachineInstance, world: World): number => {
  const inGuest = (vmi.status?.interfaces ?? []).filter((each) => hasSource(each, 'domain'));
  return slotsOf(world.startSpec(vmi)) - inGuest.length;
};

/** A secondary interface enters the guest once the pod has it, then the guest reports it. */
const plugged = (view: View, nic: Nic, before: InterfaceStatus): InterfaceStatus => {
  const { vmi, hasAgent, world } = view;
  const { name } = nic.face;
  const attached = view.attached.get(podSideOf(nic.network));
  if (!hasSource(before, 'domain')) {
    const may = attached && !isMigrating(vmi) && view.slots.free > 0;
    if (!may || !world.passed(`plug ${name}`, SECONDS.plug)) return before;
    view.slots.free -= 1;
    return inDomain(vmi, nic, view.attached, before);
  }
  const linked = withLink(view, nic, before);
  if (!hasAgent || hasSource(linked, 'guest-agent')) return linked;
  if (!world.passed(`report of ${name}`, SECONDS.guestReport)) return linked;
  return {
    ...withSource(linked, 'guest-agent'),
    interfaceName: linked.interfaceName ?? guestName(view, name),
    ...addressed(guestAddresses(vmi, nic, linked.mac ?? '', attached, world)),
  };
};

/** What Multus reports of the pod, in the instance's status. Source: KubeVirt pkg/network/controllers/vmi.go. */
const withPod = (
  { pod, attached }: View,
  nic: Nic,
  before: InterfaceStatus | undefined,
): InterfaceStatus | undefined => {
  if (!pod) return before;
  const podInterfaceName = podSideOf(nic.network);
  if (attached.has(podInterfaceName)) {
    return withSource({ name: nic.face.name, ...before, podInterfaceName }, 'multus-status');
  }
  return before && withoutSources(before, 'multus-status');
};

const secondary = (view: View, nic: Nic, before: InterfaceStatus | undefined) => {
  const status = withPod(view, nic, before);
  if (!status) return [];
  const next = isAbsent(nic.face) ? unplugged(view, nic, status) : plugged(view, nic, status);
  // Neither the guest nor the pod has it any more.
  return next.infoSource === '' ? [] : [next];
};

/** The instance's `status.interfaces` as they are to be next. */
const nextInterfaces = (view: View): InterfaceStatus[] => {
  const before = view.vmi.status?.interfaces ?? [];
  const known = (name: string) => before.find((each) => each.name === name);
  const nics = nicsOf(view.vmi.spec);
  const names = new Set(nics.map(({ face }) => face.name));
  const specified = nics.flatMap((nic) => {
    const status = known(nic.face.name);
    if (isSecondary(nic.network)) return secondary(view, nic, status);
    return status ? [primary(view, nic, status)] : [];
  });
  const others = before.filter(({ name }) => name === undefined || !names.has(name));
  return [...specified, ...others];
};

/** Why an attached interface does not get into the guest. Source: libvirt's own message. */
const noSlot = (view: View, statuses: InterfaceStatus[]): Change[] => {
  const waits = statuses.some(
    (each) => hasSource(each, 'multus-status') && !hasSource(each, 'domain'),
  );
  if (!waits || view.slots.free > 0) return [];
  const event = {
    about: view.vmi,
    type: 'Warning',
    reason: 'SyncFailed',
    message:
      'server error. command SyncVMI failed: "LibvirtError(Code=1, Domain=20, Message=\'internal error: No more available PCI slots\')"',
    source: 'virt-handler',
  } as const;
  return view.world.saidBefore(event) ? [] : [{ event }];
};

/** Keeps what an instance says of its interfaces: in the pod, in the domain, in the guest. */
export const interfacesController: Controller = (machine: Machine, world: World): Change[] => {
  const { vmi } = machine;
  if (!vmi || phaseOf(vmi) !== 'Running' || isDeleting(vmi)) return [];
  const pod = sourcePodOf(machine, vmi);
  const hasAgent = isTrue(vmi.status?.conditions, 'AgentConnected');
  const slots = { free: freeSlots(vmi, world) };
  const view: View = { vmi, pod, attached: byPodSide(pod), hasAgent, slots, world };
  const interfaces = nextInterfaces(view);
  const same = isSame(interfaces, vmi.status?.interfaces ?? []);
  const changes = same
    ? []
    : [{ put: withStatus(vmi, { interfaces }) }, ...collisionEvents(vmi, interfaces, world)];
  return [...changes, ...noSlot(view, interfaces)];
};
