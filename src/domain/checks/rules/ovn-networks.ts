import { networkNameIn } from '../../nad/config';
import {
  ovnJoinSubnetsOf,
  ovnSubnetsOf,
  readSubnetList,
  type ParsedSubnet,
} from '../../nad/ovn-subnets';
import { parseCidr, type Cidr } from '../../net/cidr';
import { listAt, recordAt, textAt, textOf, type KubernetesResource } from '../../core/resource';
import { udnSubnetsOf } from '../../udn/subnets';
import { blockOf, networkSpecOf } from '../../udn/types';
import { networkUsersOf, type NetworkUser } from '../../vm/spec/network-users';
import { isVlan } from '../../net/vlan-ranges';
import { derived, type World } from '../../world/world';
import type { ObjectReference } from '../../findings/finding';
import { isGoing, livingNadsOf, pathIn, type LivingNad } from '../../nad/living';
import { referenceOf } from '../../findings/report';

/** A value, and where it stands in the resource; the path is looked up when it is asked for. */
export interface Placed<T> {
  value: T;
  path: () => string;
}

/**
 * A network of OVN-Kubernetes in the object that people write: a NetworkAttachmentDefinition, or the
 * user-defined network of which a controller makes some.
 */
export interface OvnNetwork {
  object: ObjectReference;
  topology: 'layer2' | 'layer3' | 'localnet';
  subnets: Placed<Cidr>[];
  joinSubnets: Placed<Cidr>[];
  excludes: Cidr[];
  /** Bytes. */
  mtu: Placed<number> | undefined;
  /** Of a localnet: the bridge mapping that it needs. */
  localnet: Placed<string> | undefined;
  /** Of a localnet: the VLAN whose tag its frames have. */
  vlan: Placed<number> | undefined;
  users: readonly NetworkUser[];
}

const topologies: Readonly<Record<string, OvnNetwork['topology']>> = {
  layer2: 'layer2',
  layer3: 'layer3',
  localnet: 'localnet',
};

const topologyOf = (name: string | undefined): OvnNetwork['topology'] | undefined =>
  name !== undefined && Object.hasOwn(topologies, name) ? topologies[name] : undefined;

const toPlaced = ({ cidr, path }: ParsedSubnet): Placed<Cidr> => ({
  value: cidr,
  path: () => path,
});

/** Commas, colons and spaces have a finding of their own. */
const isMappable = (name: string): boolean => !/[,:\s]/.test(name);

const isMtu = (value: unknown): value is number => typeof value === 'number' && value > 0;

const ofNad = (nad: LivingNad, users: readonly NetworkUser[]): OvnNetwork | undefined => {
  const { parsed } = nad;
  const { plugin } = parsed;
  if (nad.owner || plugin.type !== 'ovn-k8s-cni-overlay') return undefined;
  const topology = topologyOf(textOf(plugin.topology));
  if (!topology) return undefined;
  const at = (key: string) => (): string => pathIn(nad, key);
  const name = textOf(plugin.physicalNetworkName) ?? networkNameIn(parsed);
  const isLocalnet = topology === 'localnet' && name !== undefined && isMappable(name);
  const excludes = topology === 'layer3' ? '' : (textOf(plugin.excludeSubnets) ?? '');
  return {
    object: referenceOf(nad.nad),
    topology,
    // Most networks have none, and reading them all the same takes time.
    subnets: textOf(plugin.subnets) === undefined ? [] : ovnSubnetsOf(parsed).map(toPlaced),
    joinSubnets:
      textOf(plugin.joinSubnet) === undefined ? [] : ovnJoinSubnetsOf(parsed).map(toPlaced),
    excludes: readSubnetList(excludes).flatMap(({ cidr }) => cidr ?? []),
    mtu: isMtu(plugin.mtu) ? { value: plugin.mtu, path: at('mtu') } : undefined,
    localnet: isLocalnet ? { value: name, path: at('physicalNetworkName') } : undefined,
    vlan:
      isLocalnet && isVlan(plugin.vlanID)
        ? { value: plugin.vlanID, path: at('vlanID') }
        : undefined,
    users,
  };
};

const ofUdn = (udn: KubernetesResource, users: readonly NetworkUser[]): OvnNetwork | undefined => {
  const { spec, at } = networkSpecOf(udn);
  const block = blockOf(spec.topology);
  const topology = topologyOf(block);
  if (block === undefined || !topology) return undefined;
  const place = (key: string) => (): string => `${at}.${block}.${key}`;
  const joinSubnets = listAt(spec, block, 'joinSubnets').flatMap((text, index) => {
    const value = typeof text === 'string' ? parseCidr(text) : undefined;
    return value ? [{ value, path: place(`joinSubnets[${index}]`) }] : [];
  });
  const { mtu } = recordAt(spec, block);
  const { id } = recordAt(spec, block, 'vlan', 'access');
  const name = textAt(spec, block, 'physicalNetworkName');
  const isLocalnet = topology === 'localnet' && name !== undefined && isMappable(name);
  return {
    object: referenceOf(udn),
    topology,
    subnets: udnSubnetsOf(udn).map(toPlaced),
    joinSubnets,
    excludes: [],
    mtu: isMtu(mtu) ? { value: mtu, path: place('mtu') } : undefined,
    localnet: isLocalnet ? { value: name, path: place('physicalNetworkName') } : undefined,
    vlan: isLocalnet && isVlan(id) ? { value: id, path: place('vlan.access.id') } : undefined,
    users,
  };
};

/** All networks of OVN-Kubernetes, none of them twice. */
export const ovnNetworksOf = derived((world: World): readonly OvnNetwork[] => {
  const users = networkUsersOf(world);
  const usersByOwner = new Map<KubernetesResource, NetworkUser[]>();
  const found: OvnNetwork[] = [];
  for (const nad of livingNadsOf(world)) {
    const own = users.get(nad.key) ?? [];
    const network = ofNad(nad, own);
    if (network) found.push(network);
    if (!nad.owner) continue;
    const known = usersByOwner.get(nad.owner) ?? [];
    usersByOwner.set(nad.owner, known);
    for (const user of own) known.push(user);
  }
  for (const kind of ['UserDefinedNetwork', 'ClusterUserDefinedNetwork'] as const) {
    for (const udn of world.list(kind)) {
      const network = isGoing(world, udn) ? undefined : ofUdn(udn, usersByOwner.get(udn) ?? []);
      if (network) found.push(network);
    }
  }
  return found;
});
