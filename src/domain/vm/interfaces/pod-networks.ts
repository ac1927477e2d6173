import { groupedBy } from '../../core/collections';
import { macOf } from '../../net/mac';
import { entriesAt, listAt, recordAt, textAt, textOf } from '../../core/resource';
import type { InterfaceStatus } from './interface-status';
import type { InterfaceSpec, NetworkSource } from '../spec/interface-values';

/** One network that Multus reports for a pod. */
export interface PodNetwork {
  /** `namespace/name` of the NetworkAttachmentDefinition, or the cluster's own network. */
  name: string;
  /** What the pod calls the interface. */
  interface: string | undefined;
  mac: string | undefined;
  ips: readonly string[];
  isDefault: boolean;
  /** Bytes. */
  mtu: number | undefined;
}

export const NETWORK_STATUS_ANNOTATION = 'k8s.v1.cni.cncf.io/network-status';

/** What an annotation of a pod says in JSON; undefined where there is none, or it cannot be read. */
const annotationOf = (pod: unknown, name: string): unknown => {
  const text = textOf(recordAt(pod, 'metadata', 'annotations')[name]);
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};

const OVN_ANNOTATION = 'k8s.ovn.org/pod-networks';

/** What OVN-Kubernetes has given a pod on one network. */
interface OvnNetwork {
  /** `namespace/name` of the NetworkAttachmentDefinition, with a number for a further attachment. */
  key: string;
  role: string | undefined;
  mac: string | undefined;
  /** Without prefix. */
  ips: readonly string[];
}

const ovnNetworksOf = (pod: unknown): OvnNetwork[] =>
  Object.entries(recordAt({ networks: annotationOf(pod, OVN_ANNOTATION) }, 'networks')).map(
    ([key, network]) => {
      const texts = [...listAt(network, 'ip_addresses'), textAt(network, 'ip_address')];
      const ips = texts.flatMap((text) => textOf(text)?.replace(/\/\d+$/, '') ?? []);
      return {
        key,
        role: textAt(network, 'role'),
        mac: macOf(recordAt({ network }, 'network').mac_address),
        ips: [...new Set(ips)],
      };
    },
  );

/**
 * The addresses, without prefix, that OVN-Kubernetes has given a pod on the primary user-defined
 * network of its namespace; undefined where it says nothing of one. The pod's own address is another
 * there, at which only its probes reach it.
 *
 * Source: ovn-kubernetes go-controller/pkg/util/pod_annotation.go.
 */
export const primaryAddressesOf = (pod: unknown): readonly string[] | undefined =>
  ovnNetworksOf(pod).find(({ role }) => role === 'primary')?.ips;

/**
 * The addresses, without prefix, that OVN-Kubernetes has for an interface on a secondary network: it
 * answers the guest's DHCP with them. Empty where it says nothing of one, or of several alike.
 *
 * Source: ovn-kubernetes go-controller/pkg/util/pod_annotation.go (keys of several attachments).
 */
export const ovnAddressesOf = (
  pod: unknown,
  nad: string,
  mac: string | undefined,
): readonly string[] => {
  const all = ovnNetworksOf(pod).filter(
    ({ key }) =>
      key === nad || (key.startsWith(`${nad}/`) && /^\d+$/.test(key.slice(nad.length + 1))),
  );
  const own = all.find((network) => mac !== undefined && network.mac === mac);
  return (own ?? (all.length === 1 ? all[0] : undefined))?.ips ?? [];
};

/**
 * The networks of a pod; undefined where nobody reports any, or what is reported cannot be read.
 *
 * Source: k8snetworkplumbingwg multi-net-spec, network-status annotation.
 */
export const podNetworksOf = (pod: unknown): PodNetwork[] | undefined => {
  const parsed = annotationOf(pod, NETWORK_STATUS_ANNOTATION);
  if (!Array.isArray(parsed)) return undefined;
  return entriesAt({ parsed }, 'parsed').map(({ entry }) => ({
    name: textAt(entry, 'name') ?? '',
    interface: textAt(entry, 'interface'),
    mac: macOf(entry.mac),
    ips: Array.isArray(entry.ips) ? entry.ips.flatMap((ip) => textOf(ip) ?? []) : [],
    isDefault: entry.default === true,
    mtu: typeof entry.mtu === 'number' ? entry.mtu : undefined,
  }));
};

/**
 * PCI addresses of the virtual functions that a pod holds.
 *
 * Source: k8snetworkplumbingwg device-info-spec, device-info of the network-status annotation.
 */
export const pciAddressesOf = (pod: unknown): string[] => {
  const parsed = annotationOf(pod, NETWORK_STATUS_ANNOTATION);
  return entriesAt({ parsed }, 'parsed').flatMap(
    ({ entry }) => textAt(entry, 'device-info', 'pci', 'pci-address') ?? [],
  );
};

/** An interface that is looked for among a pod's networks. */
interface Wanted {
  spec: InterfaceSpec;
  status: InterfaceStatus | undefined;
}

const nadKeyOf = (network: NetworkSource): string | undefined =>
  network.kind === 'multus' ? `${network.namespace}/${network.name}` : undefined;

const macsOf = ({ spec, status }: Wanted): string[] =>
  [status?.mac, macOf(spec.values.mac)].flatMap((mac) => mac ?? []);

type Keys = (wanted: Wanted) => string[];
type KeyOf = (network: PodNetwork) => string | undefined;

/** Ways to recognise an interface, the surest first. */
const ways: readonly [Keys, KeyOf][] = [
  [
    ({ status }) => (status?.podInterfaceName === undefined ? [] : [status.podInterfaceName]),
    (network) => network.interface,
  ],
  [
    (wanted) => {
      const key = nadKeyOf(wanted.spec.values.network);
      return key === undefined ? [] : macsOf(wanted).map((mac) => `${key} ${mac}`);
    },
    ({ name, mac }) => (mac === undefined ? undefined : `${name} ${mac}`),
  ],
  [macsOf, ({ mac }) => mac],
  [
    ({ spec }) => {
      const key = nadKeyOf(spec.values.network);
      return key === undefined ? [] : [key];
    },
    ({ name }) => name,
  ],
];

/** Networks by key, the first of each at the end. */
const stacks = (networks: Iterable<PodNetwork>, keyOf: KeyOf): Map<string, PodNetwork[]> => {
  return groupedBy([...networks].reverse(), keyOf);
};

/** The next of a stack that nobody has yet. */
const takeFree = (
  stack: PodNetwork[] | undefined,
  free: Set<PodNetwork>,
): PodNetwork | undefined => {
  for (let next = stack?.pop(); next; next = stack?.pop()) if (free.delete(next)) return next;
  return undefined;
};

const matchSecondary = (
  wanted: readonly Wanted[],
  networks: readonly PodNetwork[],
): Map<string, PodNetwork> => {
  const found = new Map<string, PodNetwork>();
  const free = new Set(networks);
  for (const [keysOf, keyOf] of ways) {
    const byKey = stacks(free, keyOf);
    for (const each of wanted) {
      if (found.has(each.spec.name)) continue;
      for (const key of keysOf(each)) {
        const network = takeFree(byKey.get(key), free);
        if (!network) continue;
        found.set(each.spec.name, network);
        break;
      }
    }
  }
  return found;
};

/**
 * Which network of the pod belongs to which interface of the instance, by the interface's name:
 * by the pod's name for it where the status tells, else by network and MAC address, by MAC address,
 * or by network in their order. KubeVirt names interfaces of pods by a hash or by a number, so their
 * names alone tell nothing.
 */
export const matchPodNetworks = (
  specs: readonly InterfaceSpec[],
  statuses: ReadonlyMap<string, InterfaceStatus>,
  networks: readonly PodNetwork[],
): ReadonlyMap<string, PodNetwork> => {
  const isPrimary = ({ values }: InterfaceSpec) =>
    values.network.kind === 'pod' || values.isDefault;
  const primary =
    networks.find(({ isDefault }) => isDefault) ??
    networks.find((network) => network.interface === 'eth0');
  const found = matchSecondary(
    specs
      .filter((spec) => !isPrimary(spec))
      .map((spec) => ({ spec, status: statuses.get(spec.name) })),
    networks.filter(
      (network) => network !== primary && !network.isDefault && network.interface !== 'eth0',
    ),
  );
  for (const spec of specs) if (primary && isPrimary(spec)) found.set(spec.name, primary);
  return found;
};

/**
 * Whether a pod's interface has a number for its name (`net1`), as KubeVirt named them before 1.0.
 *
 * Source: kubevirt pkg/network/namescheme.
 */
export const isOrdinalName = (podInterface: string | undefined): boolean =>
  podInterface !== undefined && /^net\d+$/.test(podInterface);

/** Whether an instance is one of those; its interfaces cannot be unplugged. */
export const hasOrdinalNames = (
  statuses: Iterable<InterfaceStatus>,
  networks: readonly PodNetwork[] | undefined,
): boolean => {
  const names = [
    ...[...statuses].map(({ podInterfaceName }) => podInterfaceName),
    ...(networks ?? []).map((network) => network.interface),
  ];
  return names.some(isOrdinalName);
};
