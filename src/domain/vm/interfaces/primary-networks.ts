import type { Cidr } from '../../net/cidr';
import { networkNameIn } from '../../nad/config';
import { ovnSubnetsOf } from '../../nad/ovn-subnets';
import { recordAt, textAt, type KubernetesResource } from '../../core/resource';
import { namespacesOf } from '../../udn/places';
import { udnSubnetsOf } from '../../udn/subnets';
import { networkNameOf, PRIMARY_UDN_LABEL, roleOf } from '../../udn/types';
import { derived, type World } from '../../world/world';
import { primaryNadsOf } from './segments';

/** The network that takes the place of the pod network in a namespace. */
export interface PrimaryNetwork {
  name: string;
  /** What OVN-Kubernetes calls it: two namespaces are on one network where it is the same. */
  networkName: string;
  /** What says so: the NetworkAttachmentDefinition, or the object that it will be made of. */
  object: KubernetesResource;
  /** Those that can be read. */
  subnets: readonly Cidr[];
}

/**
 * Whether the namespace is made for a primary network; undefined where the namespace is not known.
 *
 * Source: ovn-kubernetes go-controller/pkg/networkmanager.
 */
export const isMadeForPrimary = (world: World, namespace: string): boolean | undefined => {
  const place = world.find('Namespace', namespace);
  return place && Object.hasOwn(recordAt(place, 'metadata', 'labels'), PRIMARY_UDN_LABEL);
};

/** The primary network of each namespace that has one or, by a user-defined network, will have one. */
export const primaryNetworksOf = derived((world: World): ReadonlyMap<string, PrimaryNetwork> => {
  const networks = new Map<string, PrimaryNetwork>();
  for (const [namespace, { key, name, nad, parsed }] of primaryNadsOf(world)) {
    const subnets = ovnSubnetsOf(parsed).map(({ cidr }) => cidr);
    const networkName = networkNameIn(parsed) ?? key;
    networks.set(namespace, { name, networkName, object: nad, subnets });
  }
  for (const kind of ['UserDefinedNetwork', 'ClusterUserDefinedNetwork'] as const) {
    for (const udn of world.list(kind)) {
      if (roleOf(udn) !== 'Primary') continue;
      const name = textAt(udn, 'metadata', 'name') ?? '';
      const subnets = udnSubnetsOf(udn).map(({ cidr }) => cidr);
      for (const namespace of namespacesOf(world, udn) ?? []) {
        // A namespace that is not made for one gets none.
        if (networks.has(namespace) || isMadeForPrimary(world, namespace) === false) continue;
        const networkName = networkNameOf(udn) ?? name;
        networks.set(namespace, { name, networkName, object: udn, subnets });
      }
    }
  }
  return networks;
});

const primaryIn = derived((world: World): { own: ReadonlySet<string>; isWide: boolean } => {
  const isPrimary = (udn: KubernetesResource) => roleOf(udn) === 'Primary';
  const own = world.list('UserDefinedNetwork').filter(isPrimary);
  return {
    own: new Set(own.map((udn) => textAt(udn, 'metadata', 'namespace') ?? '')),
    isWide: world.list('ClusterUserDefinedNetwork').some(isPrimary),
  };
});

/**
 * Whether a namespace has a primary network, or one is on its way: one of its own, or one of the
 * cluster, of which it is not asked which namespaces it chooses.
 */
export const mayHavePrimary = (world: World, namespace: string): boolean => {
  const { own, isWide } = primaryIn(world);
  return isWide || own.has(namespace) || primaryNadsOf(world).has(namespace);
};
