import { podMac } from '../../kubernetes/address.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import { nadKey } from '../kubevirt/spec.ts';
import type { Pod } from '../kubevirt/types.ts';
import type { World } from '../world.ts';
import { pickAddress } from './addresses.ts';
import { assignedRangeOf, configOf, isOvn, type CniConfig } from './cni.ts';
import { podNetworksOf, PRIMARY_INTERFACE, type PodNetwork } from './find.ts';

/** Only namespaces that were made with it can have such a network. */
const LABEL = 'k8s.ovn.org/primary-user-defined-network';

const ANNOTATION = 'k8s.ovn.org/pod-networks';

/** By which a VM asks for addresses: a JSON map of names of interfaces to lists of addresses. */
const REQUEST = 'network.kubevirt.io/addresses';

/** The IPv4 address that a VM asks for; one that cannot be read is none. */
const requestedBy = ({ metadata }: Pod): string | undefined => {
  const text = metadata.annotations?.[REQUEST];
  if (text === undefined) return undefined;
  let map: unknown;
  try {
    map = JSON.parse(text);
  } catch {
    // As the webhook of ipam-extensions: what is no JSON asks for nothing here.
    return undefined;
  }
  const lists: unknown[] = Object.values(isRecord(map) ? map : {});
  return lists
    .flat()
    .find((each): each is string => typeof each === 'string' && /^\d+(\.\d+){3}$/.test(each));
};

/** The user-defined network that takes the place of the pod network in a namespace. */
export interface PrimaryNetwork {
  /** `namespace/name` of its NetworkAttachmentDefinition. */
  key: string;
  /** In the CNI configuration. */
  name: string;
  config: CniConfig;
}

/**
 * The primary user-defined network of a namespace, of its labels and the definitions in it.
 *
 * Source: ovn-kubernetes go-controller/pkg/networkmanager, GetActiveNetworkForNamespace.
 */
export const primaryNetworkIn = (
  labels: Record<string, string>,
  nads: readonly KubernetesObject[],
): PrimaryNetwork | undefined => {
  if (!Object.hasOwn(labels, LABEL)) return undefined;
  const [found] = nads.flatMap(({ metadata: { namespace = '', name }, ...nad }) => {
    const config = configOf({ ...nad, metadata: { namespace, name } });
    const key = nadKey({ namespace, name });
    return config?.role === 'primary' && isOvn(config) && config.netAttachDefName === key
      ? [{ key, name: String(config.name), config }]
      : [];
  });
  return found;
};

const vmOf = ({ metadata }: Pod): string =>
  metadata.labels?.['vmi.kubevirt.io/id'] ?? metadata.name;

/**
 * The interface of a pod on the primary network of its namespace, beside that on the pod network, by which
 * only its probes reach it. A VM has the address that it asks for, or the same address each time, as
 * long as nobody else has it.
 */
export const primaryInterface = (
  pod: Pod,
  { config }: PrimaryNetwork,
  world: World,
): PodNetwork | { failure: string } | undefined => {
  const range = assignedRangeOf(config);
  const others = world
    .allPods()
    .filter(
      (other) => other.metadata.namespace === pod.metadata.namespace && vmOf(other) !== vmOf(pod),
    );
  const used = others
    .flatMap(podNetworksOf)
    .filter((network) => network.interface === PRIMARY_INTERFACE)
    .flatMap(({ ips = [] }) => ips);
  const requested = requestedBy(pod);
  if (requested !== undefined && used.includes(requested)) {
    // Source: ovn-kubernetes go-controller/pkg/allocator/ip/allocator.go.
    return { failure: `failed to allocate ${requested}: provided IP is already allocated` };
  }
  const ip = range && (requested ?? pickAddress(range, vmOf(pod), new Set(used)));
  return ip === undefined
    ? undefined
    : {
        name: 'ovn-kubernetes',
        interface: PRIMARY_INTERFACE,
        ips: [ip],
        mac: podMac(ip),
        default: true,
        dns: {},
      };
};

const entryOf = ({ ips = [], mac = '' }: PodNetwork, prefix: string, role: string): object => ({
  ip_addresses: ips.map((ip) => `${ip}/${prefix}`),
  mac_address: mac,
  role,
});

/** What OVN-Kubernetes notes of it on the pod. Source: ovn-kubernetes go-controller/pkg/util/pod_annotation.go. */
export const primaryAnnotation = (
  networks: readonly PodNetwork[],
  primary: PrimaryNetwork | undefined,
): Record<string, string> => {
  const [first] = networks;
  const own = networks.find((network) => network.interface === PRIMARY_INTERFACE);
  if (!first || !own || !primary) return {};
  const prefix = /\/(\d+)/.exec(String(primary.config.subnets))?.[1] ?? '';
  return {
    [ANNOTATION]: JSON.stringify({
      default: entryOf(first, '23', 'infrastructure-locked'),
      [primary.key]: entryOf(own, prefix, 'primary'),
    }),
  };
};
