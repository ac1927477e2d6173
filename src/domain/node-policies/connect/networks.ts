import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import type { KubernetesResource } from '../../core/resource';
import { filledIn } from '../../forms/form';
import { linuxBridgeForm } from '../../nad/forms/linux-bridge';
import { ovnLocalnetForm } from '../../nad/forms/ovn-localnet';
import { freeName } from '../../core/free-name';
import { asName } from '../../nad/suggest-name';
import { formatVlans } from '../../net/vlan-ranges';
import { cudnLocalnetForm } from '../../udn/forms';
import type { ConnectDraft } from './fields';
import { portGroupsOf, type PortGroupVlans } from './port-groups';
import { eachVlan, vlansOf } from './vlans';

/** A network that is to be made, whichever kind of object it becomes. */
export interface PlannedNetwork {
  name: string;
  /** Of the port group that it was made of; undefined where it comes from a VLAN. */
  from: string | undefined;
  vlans: PortGroupVlans;
  /** One for each project, or one for all of them. */
  objects: readonly KubernetesResource[];
  /** Why it cannot be made. */
  refusal: Reason | undefined;
}

/** Stands in a pattern for the number of the VLAN. */
export const VLAN_WORD = '{vlan}';

/** At most so many at once: each is asked for, reviewed and sent on its own. */
export const MOST_NETWORKS = 500;

type Wanted = Pick<PlannedNetwork, 'name' | 'from' | 'vlans'>;

const tagOf = (vlans: PortGroupVlans): string => (vlans.kind === 'one' ? String(vlans.vlan) : '');

const inProjects = (
  { projects }: ConnectDraft,
  make: (namespace: string) => KubernetesResource,
): readonly KubernetesResource[] => projects.map(make);

const objectsOf = (
  draft: ConnectDraft,
  { name, vlans }: Wanted,
  mtu: string,
): readonly KubernetesResource[] => {
  const { localnet: physicalNetworkName, bridge, projects } = draft;
  if (draft.purpose === 'linux') {
    const vlanTrunk = vlans.kind === 'trunk' ? formatVlans(vlans.ranges) : '';
    const values = { bridge, vlan: tagOf(vlans), vlanTrunk, mtu: draft.mtu };
    return inProjects(draft, (namespace) => filledIn(linuxBridgeForm, { name, namespace }, values));
  }
  const values = { physicalNetworkName, vlanID: tagOf(vlans), mtu };
  return draft.kind === 'nad'
    ? inProjects(draft, (namespace) => filledIn(ovnLocalnetForm, { name, namespace }, values))
    : [filledIn(cudnLocalnetForm, { name }, { ...values, namespaces: projects.join(', ') })];
};

/**
 * A network as VMs of its projects see it: a NetworkAttachmentDefinition in each, which OVN-Kubernetes
 * makes by itself of an object for all projects.
 */
export const nadsOfNetwork = (
  draft: ConnectDraft,
  network: PlannedNetwork,
  wireMtu: number | undefined,
): readonly KubernetesResource[] =>
  objectsOf({ ...draft, kind: 'nad' }, network, draft.mtu || String(wireMtu ?? ''));

/** The network of a draft that VMs get: the only one, or the one that was chosen. */
export const networkForVms = (
  { vmNetwork }: ConnectDraft,
  networks: readonly PlannedNetwork[],
): PlannedNetwork | undefined => {
  const usable = networks.filter(({ refusal }) => refusal === undefined);
  return usable.length === 1 ? usable[0] : usable.find(({ name }) => name === vmNetwork);
};

const noTrunk = msg('A localnet of OVN-Kubernetes carries one VLAN. A trunk needs a Linux bridge.');

/** The name of networks as it is typed; as long as it is not, one that stands for it. */
export const patternOf = ({ pattern, vlans, purpose, bridge, localnet }: ConnectDraft): string =>
  pattern || (vlans === '' ? asName(purpose === 'linux' ? bridge : localnet) : `vlan-${VLAN_WORD}`);

const byVlan = (draft: ConnectDraft): Wanted[] => {
  const { vlans } = draft;
  const pattern = patternOf(draft);
  const ranges = vlansOf(vlans);
  if (ranges === undefined) return [];
  const single = eachVlan(ranges).slice(0, MOST_NETWORKS + 1);
  if (single.length === 0) return [{ name: pattern, from: undefined, vlans: { kind: 'none' } }];
  return single.map((vlan) => ({
    name: pattern.replaceAll(VLAN_WORD, String(vlan)),
    from: undefined,
    vlans: { kind: 'one', vlan },
  }));
};

const byList = ({ list }: ConnectDraft): Wanted[] => {
  const taken = new Set<string>();
  return portGroupsOf(list).groups.map(({ name: from, vlans }) => {
    const name = freeName(asName(from), (each) => taken.has(each));
    taken.add(name);
    return { name, from, vlans };
  });
};

/**
 * The networks of a draft: one for each VLAN, or one without a VLAN, or one for each port group of a
 * list; none as long as what is typed is no VLAN. They are written by the forms of their kinds.
 *
 * @param wireMtu largest packet in bytes that passes on all nodes, which a localnet takes for its own
 *   where none is typed; a bridge gives its own to its networks
 */
export const networksOf = (
  draft: ConnectDraft,
  wireMtu: number | undefined,
): readonly PlannedNetwork[] =>
  (draft.from === 'list' ? byList(draft) : byVlan(draft)).map((wanted) => ({
    ...wanted,
    objects: objectsOf(draft, wanted, draft.mtu || String(wireMtu ?? '')),
    refusal:
      wanted.vlans.kind === 'trunk' && draft.purpose !== 'linux' ? reason(noTrunk) : undefined,
  }));
