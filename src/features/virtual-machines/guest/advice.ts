import { nextFreeOf, takenBy, type WantedAddress } from '../../../domain/addresses/next-free';
import { msg } from '../../../domain/core/msg';
import { reason, type Reason } from '../../../domain/core/reasons';
import type { KubernetesResource } from '../../../domain/core/resource';
import * as codes from '../../../domain/findings/codes';
import { textKeysOf } from '../../../domain/findings/text-keys';
import { newGuestText, type GuestDocument, type NewNic } from '../../../domain/guest/document';
import { nicField } from '../../../domain/guest/fields';
import { defaultWays, type GuestNetwork, type GuestNic } from '../../../domain/guest/network-data';
import { parseCidr, parseIp, type Ip, type IpFamily } from '../../../domain/net/cidr';
import { macOf } from '../../../domain/net/mac';
import { clusterRangesOf } from '../../../domain/nodes/cluster-network';
import { dualStackOf, nicFor } from '../../../domain/vm/guest/proposals';
import type { VmView } from '../../../domain/vm/interfaces/view';
import { checkGuest, configuredAddressesOf } from '../../../domain/vm/rules/guest-network';
import type { World } from '../../../domain/world/world';
import type { ComboOption } from '../../../ui/combobox/options';
import type { FormProblem } from '../../../ui/form/useCheckedForm';
import { macOfRow } from '../table/rows';

/** An entry that can be added to network data. */
export interface Proposal {
  key: string;
  label: Reason;
  nic: NewNic;
  /** The interface of the VM that it sets up; undefined for one that only the guest has. */
  interfaceName: string | undefined;
}

/** What is known of a VM that its network data have to fit. Has to stay the same object. */
export interface GuestAdvice {
  /** MAC addresses of the VM's interfaces, to choose from. */
  macs: ComboOption[];
  /** The interface of the VM that an entry sets up, as far as its MAC address tells. */
  interfaceOf: (nic: GuestNic) => string | undefined;
  problemsOf: (document: GuestDocument) => FormProblem[];
  /** What can be looked for: a free address of each family that the network of an interface may have. */
  wantedFor: (document: GuestDocument, index: number) => WantedAddress[];
  world: World;
  /** What can be added to network data, or (undefined) to none. */
  proposalsFor: (network: GuestNetwork | undefined) => Proposal[];
}

const another: Proposal = {
  key: '',
  label: reason(msg('Add an interface by its name in the guest')),
  nic: { id: 'enp1s0', dhcp4: true },
  interfaceName: undefined,
};

/** Whether pods have IPv6 addresses, as far as the cluster tells. */
const hasIpv6 = (world: World): boolean => {
  const ranges = clusterRangesOf(world).filter(({ purpose }) => purpose === 'pods');
  return ranges.length === 0 || ranges.some(({ cidr }) => cidr.family === 6);
};

const ipOf = (address: string): Ip | undefined => parseIp(address.replace(/\/.*$/, ''));

/** The gateway of an interface, in whichever way it is written. */
const gatewayOf = ({ network }: GuestDocument, index: number, family: IpFamily): Ip | undefined =>
  defaultWays(network, family).flatMap(({ nic, via }) =>
    nic === index ? (parseIp(via) ?? []) : [],
  )[0];

const problemsOn = (
  { world }: VmView,
  vm: KubernetesResource,
  { network }: GuestDocument,
): FormProblem[] =>
  checkGuest(world, vm, network).map((problem) => ({
    field: problem.field,
    severity: problem.severity,
    message: { text: textKeysOf(problem).message, params: problem.params },
    // cloud-init takes an address without a prefix, and what sets it up in the guest most often not.
    isBlocking: problem.severity === 'error' || problem.code === codes.guestAddressWithoutPrefix,
  }));

/** @param vm the VM whose guest it is about, which need not be the newest state of it */
export const adviceOf = (view: VmView, vm: KubernetesResource): GuestAdvice => {
  const { rows, vmi, world, namespace, name: vmName } = view;
  const names = new Map(
    rows.flatMap(({ name, ...row }): [string, string][] => {
      const mac = macOf(macOfRow({ name, ...row }));
      return mac === undefined ? [] : [[mac, name]];
    }),
  );
  const interfaceOf = ({ mac }: GuestNic): string | undefined => {
    const own = macOf(mac);
    return own === undefined ? undefined : names.get(own);
  };
  const networks = new Map(rows.map(({ name, network }) => [name, network.configured]));
  const wanted = (
    document: GuestDocument,
    index: number,
    family: IpFamily,
  ): WantedAddress | undefined => {
    const nic = document.network.nics[index];
    const network = nic && networks.get(interfaceOf(nic) ?? '');
    if (!network || network.kind === 'unknown') return undefined;
    return {
      namespace,
      vm: vmName,
      network,
      family,
      use: 'guest',
      subnet: nic.addresses
        .flatMap((text) => parseCidr(text) ?? [])
        .find((cidr) => cidr.family === family),
      gateway: gatewayOf(document, index, family),
      configured: configuredAddressesOf(world),
      own: document.network.nics.flatMap(({ addresses }) =>
        addresses.flatMap((text) => ipOf(text) ?? []),
      ),
    };
  };
  const wantedFor = (document: GuestDocument, index: number): WantedAddress[] =>
    ([4, 6] as const).flatMap((family) => {
      const place = wanted(document, index, family);
      if (!place) return [];
      // Many networks have no IPv6, and the pod network most often gives its one address itself.
      const isUsual = family === 4 && place.network.kind === 'multus';
      return isUsual || nextFreeOf(world, place).kind === 'free' ? [place] : [];
    });
  /** Who has an address meanwhile, also in a pool. */
  const takenIn = (document: GuestDocument): FormProblem[] =>
    document.network.nics.flatMap(({ addresses }, index) =>
      addresses.flatMap((text): FormProblem[] => {
        const ip = ipOf(text);
        const place = ip && wanted(document, index, ip.family);
        const message = place && takenBy(world, place, ip);
        const field = nicField(index, 'addresses');
        return message ? [{ field, severity: 'warning', message, isBlocking: false }] : [];
      }),
    );
  // Where pods have one family only, no other reaches the guest.
  const dualStack = hasIpv6(world) ? dualStackOf(vm, vmi) : undefined;
  const proposalOf = (interfaceName: string): Proposal => ({
    key: interfaceName,
    label: reason(msg('Add interface {{name}} of the VM'), { name: interfaceName }),
    nic: nicFor(vm, interfaceName, vmi),
    interfaceName,
  });
  return {
    macs: [...names].map(([value, name]) => ({ value, description: name })),
    interfaceOf,
    world,
    wantedFor,
    problemsOf: (document) => [...problemsOn(view, vm, document), ...takenIn(document)],
    proposalsFor: (network) => {
      const nics = network?.nics ?? [];
      const taken = new Set(nics.flatMap((nic) => interfaceOf(nic) ?? []));
      const free = rows
        .filter(({ name, spec }) => spec.configured !== undefined && !taken.has(name))
        .map(({ name }) => proposalOf(name));
      const both = free.some(({ key }) => key === dualStack?.interface) ? dualStack : undefined;
      return [
        ...free,
        ...(both
          ? [
              {
                key: `${both.interface} dual stack`,
                label: reason(msg('Add interface {{name}} with IPv4 and IPv6'), {
                  name: both.interface,
                }),
                nic: both.nic,
                interfaceName: undefined,
              },
            ]
          : []),
        another,
      ];
    },
  };
};

/** What a VM without network data begins with: all of its interfaces. */
export const beginningOf = (advice: GuestAdvice): string =>
  newGuestText(
    advice
      .proposalsFor(undefined)
      .flatMap(({ nic, interfaceName }) => (interfaceName === undefined ? [] : nic)),
  );
