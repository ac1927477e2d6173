import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import type { KubernetesResource } from '../../core/resource';
import { linuxBridgeForm } from '../../nad/forms/linux-bridge';
import { ovnLocalnetForm } from '../../nad/forms/ovn-localnet';
import { asName, freeName } from '../../nad/suggest-name';
import { formatVlans } from '../../net/vlan-ranges';
import { cudnLocalnetForm } from '../../udn/forms';
import type { World } from '../../world/world';
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

const linuxBridgeNetworks = (draft: ConnectDraft, { name, vlans }: Wanted) =>
  draft.projects.map((namespace) => {
    const empty = linuxBridgeForm.create({ name, namespace });
    const read = linuxBridgeForm.read(empty);
    if (read.kind !== 'form') return empty;
    return linuxBridgeForm.apply(empty, {
      ...read.values,
      bridge: draft.bridge,
      vlan: tagOf(vlans),
      vlanTrunk: vlans.kind === 'trunk' ? formatVlans(vlans.ranges) : '',
      mtu: draft.mtu,
    });
  });

const localnetDefinitions = (draft: ConnectDraft, { name, vlans }: Wanted) =>
  draft.projects.map((namespace) => {
    const empty = ovnLocalnetForm.create({ name, namespace });
    const read = ovnLocalnetForm.read(empty);
    if (read.kind !== 'form') return empty;
    return ovnLocalnetForm.apply(empty, {
      ...read.values,
      physicalNetworkName: draft.localnet,
      vlanID: tagOf(vlans),
      mtu: draft.mtu,
    });
  });

const clusterNetwork = (draft: ConnectDraft, { name, vlans }: Wanted): KubernetesResource => {
  const empty = cudnLocalnetForm.create({ name });
  const read = cudnLocalnetForm.read(empty);
  if (read.kind !== 'form') return empty;
  return cudnLocalnetForm.apply(empty, {
    ...read.values,
    namespaces: draft.projects.join(', '),
    physicalNetworkName: draft.localnet,
    vlanID: tagOf(vlans),
    mtu: draft.mtu,
  });
};

const objectsOf = (draft: ConnectDraft, wanted: Wanted): readonly KubernetesResource[] => {
  if (draft.purpose === 'linux') return linuxBridgeNetworks(draft, wanted);
  return draft.kind === 'nad'
    ? localnetDefinitions(draft, wanted)
    : [clusterNetwork(draft, wanted)];
};

const noTrunk = msg(
  'A localnet of OVN-Kubernetes carries one VLAN. A trunk needs a Linux bridge.',
);

const byVlan = ({ vlans, pattern }: ConnectDraft): Wanted[] => {
  const single = eachVlan(vlansOf(vlans) ?? []).slice(0, MOST_NETWORKS + 1);
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

/** Whether an object that is to be made is there already, whoever made it. */
export const isThere = (world: World, { kind, metadata }: KubernetesResource): boolean => {
  const name = metadata?.name ?? '';
  return kind === 'ClusterUserDefinedNetwork'
    ? world.find(kind, name) !== undefined
    : world.find('NetworkAttachmentDefinition', name, metadata?.namespace) !== undefined;
};

/**
 * The networks of a draft: one for each VLAN, or one without a VLAN, or one for each port group of a
 * list. They are written by the forms of their kinds.
 */
export const networksOf = (draft: ConnectDraft): readonly PlannedNetwork[] =>
  (draft.from === 'list' ? byList(draft) : byVlan(draft)).map((wanted) => ({
    ...wanted,
    objects: objectsOf(draft, wanted),
    refusal:
      wanted.vlans.kind === 'trunk' && draft.purpose !== 'linux' ? reason(noTrunk) : undefined,
  }));
