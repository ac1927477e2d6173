import type { KubernetesResource } from '../../core/resource';
import { numberOrText } from '../../forms/leaf';
import type { ConnectDraft } from './fields';

const POLICY = { apiVersion: 'nmstate.io/v1', kind: 'NodeNetworkConfigurationPolicy' } as const;

type Selector = Readonly<Record<string, string>>;

/** A port carries no addresses of the node: nmstate refuses them below a bridge or a bond. */
const WITHOUT_ADDRESSES = { ipv4: { enabled: false }, ipv6: { enabled: false } } as const;

type Interface = Record<string, unknown>;

const nameOfUplink = ({ uplinks, bond }: ConnectDraft): string =>
  uplinks.length > 1 ? bond : (uplinks[0] ?? '');

/** Cards come with their MTU: the smallest along the way counts. */
const uplinkInterfaces = (
  draft: ConnectDraft,
  typeOf: (name: string) => string,
): readonly Interface[] => {
  const { uplinks, bond, mode } = draft;
  const mtu = numberOrText(draft.mtu);
  const common = { state: 'up', ...(mtu === undefined ? {} : { mtu }), ...WITHOUT_ADDRESSES };
  const cards = uplinks.map((name) => ({ name, type: typeOf(name), ...common }));
  if (uplinks.length < 2) return cards;
  return [
    ...cards,
    { name: bond, type: 'bond', ...common, 'link-aggregation': { mode, port: uplinks } },
  ];
};

const linuxBridge = (draft: ConnectDraft): Interface => {
  const mtu = numberOrText(draft.mtu);
  return {
    name: draft.bridge,
    type: 'linux-bridge',
    state: 'up',
    ...(mtu === undefined ? {} : { mtu }),
    ...WITHOUT_ADDRESSES,
    bridge: {
      options: { stp: { enabled: draft.stp } },
      port: [{ name: nameOfUplink(draft) }],
    },
  };
};

/** OVN-Kubernetes connects its own bridge by patch ports, which nmstate would take away otherwise. */
const ovsBridge = (draft: ConnectDraft): Interface => ({
  name: draft.bridge,
  type: 'ovs-bridge',
  state: 'up',
  bridge: { 'allow-extra-patch-ports': true, port: [{ name: nameOfUplink(draft) }] },
});

/** What it stands on is not named: that keeps its addresses, and whatever else it has. */
const vlanInterface = (draft: ConnectDraft): Interface => {
  const mtu = numberOrText(draft.mtu);
  return {
    name: draft.vlanName,
    type: 'vlan',
    state: 'up',
    ...(mtu === undefined ? {} : { mtu }),
    ...WITHOUT_ADDRESSES,
    vlan: { 'base-iface': draft.uplinks[0] ?? '', id: numberOrText(draft.vlanId) },
  };
};

const mappings = ({ localnet, bridge }: ConnectDraft) => ({
  'bridge-mappings': [{ localnet, bridge, state: 'present' }],
});

const desiredStateOf = (
  draft: ConnectDraft,
  typeOf: (name: string) => string,
): Record<string, unknown> => {
  switch (draft.purpose) {
    case undefined:
      return {};
    case 'br-ex':
      return { ovn: mappings(draft) };
    case 'ovs':
      return {
        interfaces: [...uplinkInterfaces(draft, typeOf), ovsBridge(draft)],
        ovn: mappings(draft),
      };
    case 'vlan':
      return { interfaces: [vlanInterface(draft)] };
    case 'linux':
      return { interfaces: [...uplinkInterfaces(draft, typeOf), linuxBridge(draft)] };
  }
};

/**
 * The policy that makes bridge, bond and bridge mapping of a draft on the nodes.
 *
 * @param typeOf nmstate's type of an uplink, by its name
 *
 * Source: the OpenShift Virtualization documentation, "Creating a Linux bridge NNCP" and "Creating a NAD
 * for localnet topology"; kubernetes-nmstate docs/examples; nmstate rust/src/lib/ovn.rs.
 */
export const policyOf = (
  draft: ConnectDraft,
  selector: Selector,
  typeOf: (name: string) => string,
): KubernetesResource => ({
  ...POLICY,
  metadata: { name: draft.policy },
  spec: {
    nodeSelector: selector,
    maxUnavailable: numberOrText(draft.maxUnavailable) ?? 1,
    desiredState: desiredStateOf(draft, typeOf),
  },
});

/**
 * A policy that has nodes listen for the switches behind some of their network interfaces (LLDP), and
 * changes nothing else of them.
 *
 * Source: kubernetes-nmstate docs/examples/lldp.yaml.
 */
export const listeningPolicy = (
  name: string,
  interfaces: readonly string[],
  selector: Selector,
): KubernetesResource => ({
  ...POLICY,
  metadata: { name },
  spec: {
    nodeSelector: selector,
    maxUnavailable: 1,
    desiredState: {
      interfaces: interfaces.map((each) => ({
        name: each,
        type: 'ethernet',
        state: 'up',
        lldp: { enabled: true },
      })),
    },
  },
});
