import { asTyped, type FormValues } from '../../forms/leaf';
import { splitList } from '../../forms/list-text';
import { MAX_INTERFACE_NAME } from '../../net/interface-name';
import type { NodeWay } from './nodes';

/**
 * What VMs are connected to a physical network by.
 *
 * - `br-ex`: a localnet of OVN-Kubernetes on the bridge that the cluster has already
 * - `ovs`: a localnet on an Open vSwitch bridge with uplinks of its own
 * - `linux`: a Linux bridge with uplinks of its own
 * - `vlan`: a VLAN interface of a card or bond for the node itself; no VM is connected by it
 */
export const purposes = ['br-ex', 'ovs', 'linux', 'vlan'] as const;
export type Purpose = (typeof purposes)[number];

/** Which part of the way is made: bridge or mapping on the nodes, networks, or both. */
export const parts = ['all', 'nodes', 'network'] as const;
export type Part = (typeof parts)[number];

/** How networks get their names: from their VLANs, or from a list of port groups. */
export type NamesFrom = 'vlans' | 'list';

/** The kind of object for the networks. */
export type NetworkKind = 'cudn' | 'nad';

/** What the wizard asks for, as texts that are typed or chosen; they stand in its address, too. */
export const connectDefaults = {
  part: 'all',
  purpose: '',
  way: 'vm',
  label: '',
  nodes: '',
  nodeLabel: '',
  labelled: '',
  uplinks: '',
  bond: '',
  mode: 'active-backup',
  bridge: '',
  localnet: '',
  vlanId: '',
  vlanName: '',
  mtu: '',
  stp: '',
  policy: '',
  maxUnavailable: '1',
  kind: 'cudn',
  from: 'vlans',
  vlans: '',
  pattern: '',
  list: '',
  projects: '',
  vmNetwork: '',
  vms: '',
} as const;

export type ConnectField = keyof typeof connectDefaults;

export const connectFields = Object.keys(connectDefaults) as readonly ConnectField[];

/** The values of the wizard, each with a word that it knows where it asks for one. */
export interface ConnectDraft {
  part: Part;
  purpose: Purpose | undefined;
  way: NodeWay;
  label: string;
  /** Names of nodes, where they are chosen one by one. */
  nodes: readonly string[];
  /** The label that they get where none stands on exactly them, as typed. */
  nodeLabel: string;
  /** Names of nodes that the wizard gave it to. */
  labelled: readonly string[];
  uplinks: readonly string[];
  bond: string;
  /** Name of the mode of the bond, as nmstate has it. */
  mode: string;
  bridge: string;
  localnet: string;
  /** Of a VLAN interface, as typed. */
  vlanId: string;
  /** Name of a VLAN interface; where none is typed, that of what it stands on with its VLAN. */
  vlanName: string;
  /** As typed. */
  mtu: string;
  /** Whether a Linux bridge speaks the spanning tree protocol. */
  stp: boolean;
  policy: string;
  maxUnavailable: string;
  kind: NetworkKind;
  from: NamesFrom;
  vlans: string;
  pattern: string;
  list: string;
  projects: readonly string[];
  /** Name of the network that VMs get, where there are several. */
  vmNetwork: string;
  /** `namespace/name` of the VMs that get an interface on it. */
  vms: readonly string[];
}

const oneOf = <T extends string>(known: readonly T[], text: string): T | undefined =>
  known.find((each) => each === text);

/** As nmstate's examples name VLAN interfaces; where that is too long for Linux, by the VLAN alone. */
const vlanNameOf = (base: string, id: string): string => {
  const name = `${base}.${id}`;
  return name.length > MAX_INTERFACE_NAME ? `vlan${id}` : name;
};

/** Reads the values of the form; what it does not know counts as not chosen. */
export const connectDraftOf = (values: FormValues): ConnectDraft => {
  const text = (field: ConnectField): string => asTyped(values[field]).trim();
  const purpose = oneOf(purposes, text('purpose'));
  const uplinks = purpose === 'br-ex' ? [] : splitList(text('uplinks'));
  return {
    // A network for VMs does not stand on a VLAN interface of the node.
    part: purpose === 'vlan' ? 'nodes' : (oneOf(parts, text('part')) ?? 'all'),
    purpose,
    way: oneOf<NodeWay>(['vm', 'label', 'chosen'], text('way')) ?? 'vm',
    label: text('label'),
    nodes: splitList(text('nodes')),
    nodeLabel: text('nodeLabel'),
    labelled: splitList(text('labelled')),
    uplinks,
    bond: text('bond'),
    mode: text('mode'),
    bridge: purpose === 'br-ex' ? 'br-ex' : purpose === 'vlan' ? '' : text('bridge'),
    localnet: purpose === 'linux' || purpose === 'vlan' ? '' : text('localnet'),
    vlanId: text('vlanId'),
    vlanName: text('vlanName') || vlanNameOf(uplinks[0] ?? '', text('vlanId')),
    mtu: purpose === 'br-ex' ? '' : text('mtu'),
    stp: values.stp === true || text('stp') === 'true',
    policy: text('policy'),
    maxUnavailable: text('maxUnavailable'),
    // A user-defined network reaches a localnet only.
    kind:
      purpose === 'linux' ? 'nad' : (oneOf<NetworkKind>(['cudn', 'nad'], text('kind')) ?? 'cudn'),
    from: oneOf<NamesFrom>(['vlans', 'list'], text('from')) ?? 'vlans',
    vlans: text('vlans'),
    pattern: text('pattern'),
    list: asTyped(values.list),
    projects: splitList(text('projects')),
    vmNetwork: text('vmNetwork'),
    vms: splitList(text('vms')),
  };
};

/** Whether something is made on the nodes. */
export const makesPolicy = ({ part }: ConnectDraft): boolean => part !== 'network';

/** Whether networks are made. */
export const makesNetworks = ({ part }: ConnectDraft): boolean => part !== 'nodes';

/**
 * Values as a query of an address: those that differ from the defaults, so that a page that is loaded
 * anew knows what was chosen. The list is left out: queries are sent to servers, and it is not.
 */
export const queryOfConnect = (values: FormValues): Record<string, string> =>
  Object.fromEntries(
    connectFields.flatMap((field) => {
      const value = asTyped(values[field]);
      return field === 'list' || value === connectDefaults[field] ? [] : [[field, value]];
    }),
  );

/** Values from the query of an address. */
export const connectOfQuery = (query: (field: string) => string | null): FormValues =>
  Object.fromEntries(connectFields.map((field) => [field, query(field) ?? connectDefaults[field]]));
