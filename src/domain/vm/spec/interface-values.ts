import {
  entriesAt,
  isRecord,
  listAt,
  numberAt,
  recordAt,
  textAt,
  textOf,
} from '../../core/resource';
import { parseNetworkName } from './network-refs';

/** Where an interface leads. `unknown`: the spec names no source, or several. */
export type NetworkSource =
  | { kind: 'pod' }
  | { kind: 'multus'; namespace: string; name: string; text: string }
  | { kind: 'resourceClaim'; claim: string; request: string }
  | { kind: 'unknown' };

/**
 * How an interface is connected: a method of KubeVirt, `plugin:<name>` for a registered binding
 * plugin, `none` where the spec names none, `unknown` where the cluster chooses one.
 */
export type Binding = (typeof bindingKeys)[number] | 'none' | 'unknown' | `plugin:${string}`;

/** Keys of an interface that say how it is connected; the last three are of old versions. */
export const bindingKeys = [
  'bridge',
  'masquerade',
  'sriov',
  'passtBinding',
  'macvtap',
  'slirp',
  'passt',
] as const;

export interface InterfacePort {
  name?: string;
  port?: number;
  protocol?: string;
}

/** What an interface and its network say, as far as this project knows the fields. */
export interface InterfaceValues {
  network: NetworkSource;
  binding: Binding;
  /** Undefined: virtio, or what the VM's preference says. */
  model: string | undefined;
  /** As written; undefined: one is given. */
  mac: string | undefined;
  /** Undefined: up. */
  state: string | undefined;
  bootOrder: number | undefined;
  ports: readonly InterfacePort[];
  pciAddress: string | undefined;
  dhcpOptions: Record<string, unknown> | undefined;
  acpiIndex: number | undefined;
  tag: string | undefined;
  /** The network takes the place of the pod network. */
  isDefault: boolean;
  /** Addresses between pod and guest, with masquerade. */
  vmNetworkCIDR: string | undefined;
  vmIPv6NetworkCIDR: string | undefined;
}

export type InterfaceProperty = keyof InterfaceValues;

/** Keys by which a network names its source. */
const sourceKeys = ['pod', 'multus', 'resourceClaim'] as const;

const has = (value: unknown, key: string): boolean => {
  const found = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return found !== undefined && found !== null;
};

/** The sources that a network names; a sound one names exactly one. */
export const sourcesOf = (network: unknown): (typeof sourceKeys)[number][] =>
  sourceKeys.filter((key) => has(network, key));

/**
 * The source of an entry of `networks`.
 *
 * @param namespace that of the VM, in which a bare name of a NetworkAttachmentDefinition lies
 */
export const networkSourceOf = (network: unknown, namespace: string): NetworkSource => {
  const [source, another] = sourcesOf(network);
  if (source === undefined || another !== undefined) return { kind: 'unknown' };
  if (source === 'pod') return { kind: 'pod' };
  if (source === 'resourceClaim') {
    return {
      kind: 'resourceClaim',
      claim: textAt(network, 'resourceClaim', 'claimName') ?? '',
      request: textAt(network, 'resourceClaim', 'requestName') ?? '',
    };
  }
  const text = textAt(network, 'multus', 'networkName');
  if (text === undefined) return { kind: 'unknown' };
  const { namespace: of, nad } = parseNetworkName(text, namespace);
  return { kind: 'multus', namespace: of, name: nad, text };
};

/** All bindings that an interface names; a sound one names exactly one. */
export const bindingsOf = (entry: unknown): Binding[] => [
  ...bindingKeys.filter((key) => has(entry, key)),
  ...(has(entry, 'binding') ? [`plugin:${textAt(entry, 'binding', 'name') ?? ''}` as const] : []),
];

export const bindingOf = (entry: unknown): Binding => bindingsOf(entry)[0] ?? 'none';

const portOf = (entry: Record<string, unknown>): InterfacePort => {
  const name = textAt(entry, 'name');
  const port = numberAt(entry, 'port');
  const protocol = textAt(entry, 'protocol');
  return {
    ...(name === undefined ? {} : { name }),
    ...(port === undefined ? {} : { port }),
    ...(protocol === undefined ? {} : { protocol }),
  };
};

const wholeOf = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined;

const NOTHING: Record<string, unknown> = {};

/** Reads an entry of `interfaces` and the one of `networks` that has its name. Never throws. */
export const interfaceValuesOf = (
  entry: unknown,
  network: unknown,
  namespace: string,
): InterfaceValues => {
  const own = isRecord(entry) ? entry : NOTHING;
  const { pod, multus } = isRecord(network) ? network : NOTHING;
  return {
    network: networkSourceOf(network, namespace),
    binding: bindingOf(entry),
    model: textOf(own.model),
    mac: textOf(own.macAddress),
    state: textOf(own.state),
    bootOrder: wholeOf(own.bootOrder),
    ports: Array.isArray(own.ports)
      ? entriesAt(own, 'ports').map((port) => portOf(port.entry))
      : [],
    pciAddress: textOf(own.pciAddress),
    dhcpOptions: isRecord(own.dhcpOptions) ? own.dhcpOptions : undefined,
    acpiIndex: wholeOf(own.acpiIndex),
    tag: textOf(own.tag),
    isDefault: isRecord(multus) && multus.default === true,
    vmNetworkCIDR: isRecord(pod) ? textOf(pod.vmNetworkCIDR) : undefined,
    vmIPv6NetworkCIDR: isRecord(pod) ? textOf(pod.vmIPv6NetworkCIDR) : undefined,
  };
};

/** One interface of a spec, with its places in the lists. */
export interface InterfaceSpec {
  name: string;
  /** Place in `interfaces`. */
  index: number;
  /** Place in `networks`; undefined where no network has the name. */
  networkIndex: number | undefined;
  values: InterfaceValues;
}

const readSpecs = (spec: unknown, namespace: string): InterfaceSpec[] => {
  const networks = new Map<string, { index: number; entry: unknown }>();
  for (const network of entriesAt(spec, 'networks')) {
    const name = textAt(network.entry, 'name');
    if (name !== undefined && !networks.has(name)) networks.set(name, network);
  }
  const specs = new Map<string, InterfaceSpec>();
  for (const { index, entry } of entriesAt(spec, 'domain', 'devices', 'interfaces')) {
    const name = textAt(entry, 'name');
    if (name === undefined || specs.has(name)) continue;
    const network = networks.get(name);
    specs.set(name, {
      name,
      index,
      networkIndex: network?.index,
      values: interfaceValuesOf(entry, network?.entry, namespace),
    });
  }
  return [...specs.values()];
};

const known = new WeakMap<object, { namespace: string; specs: readonly InterfaceSpec[] }>();

/**
 * The interfaces of `spec.template.spec` of a VM or of `spec` of a VMI, in their order. Of several of
 * one name the first counts; those without a name are passed over. Each object is read once, as lists,
 * rules and addresses ask for the same.
 */
export const interfaceSpecsOf = (spec: unknown, namespace: string): readonly InterfaceSpec[] => {
  if (!isRecord(spec)) return [];
  const before = known.get(spec);
  if (before?.namespace === namespace) return before.specs;
  const specs = readSpecs(spec, namespace);
  known.set(spec, { namespace, specs });
  return specs;
};

/** Whether KubeVirt adds an interface on the pod network by itself, as the spec names none at all. */
export const hasImplicitInterface = (spec: unknown): boolean => {
  const devices = recordAt(spec, 'domain', 'devices');
  return (
    devices.autoattachPodInterface !== false &&
    listAt(devices, 'interfaces').length === 0 &&
    listAt(spec, 'networks').length === 0
  );
};

/** Name of the interface and the network that KubeVirt adds. */
export const IMPLICIT_NAME = 'default';
