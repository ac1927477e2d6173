import { textAt, type KubernetesResource } from '../../core/resource';
import * as codes from '../../findings/codes';
import type { Finding } from '../../findings/finding';
import { findingOf, listOf, referenceOf } from '../../findings/report';
import { isGoing, livingNadsOf } from '../../nad/living';
import { ovnSubnetsOf } from '../../nad/ovn-subnets';
import { parseCidr, type IpFamily } from '../../net/cidr';
import { udnSubnetsOf } from '../../udn/subnets';
import { roleOf } from '../../udn/types';
import type { World } from '../../world/world';

interface Primary {
  object: KubernetesResource;
  families: ReadonlySet<IpFamily>;
}

/** Networks that take the place of the pod network. */
const primariesOf = (world: World): Primary[] => [
  ...(['UserDefinedNetwork', 'ClusterUserDefinedNetwork'] as const)
    .flatMap((kind) => world.list(kind))
    .filter((udn) => roleOf(udn) === 'Primary' && !isGoing(world, udn))
    .map((udn) => ({
      object: udn,
      families: new Set(udnSubnetsOf(udn).map(({ cidr }) => cidr.family)),
    })),
  ...livingNadsOf(world)
    .filter(({ isManaged, parsed }) => !isManaged && parsed.plugin.role === 'primary')
    .map(({ nad, parsed }) => ({
      object: nad,
      families: new Set(ovnSubnetsOf(parsed).map(({ cidr }) => cidr.family)),
    })),
];

/** Addresses of the cluster's own use come first. */
const FIRST_FREE = 11;
/** One for the gateway, and one for the nodes. */
const PER_NETWORK = 2;

const RANGES = [
  { key: 'ipv4', family: 4, bits: 32, example: '169.254.0.0/17' },
  { key: 'ipv6', family: 6, bits: 128, example: 'fd69::/112' },
] as const;

const PATH = ['spec', 'defaultNetwork', 'ovnKubernetesConfig', 'gatewayConfig'];

/**
 * The masquerade network of a cluster that was upgraded may have room for the cluster itself only.
 *
 * Source: ovn-kubernetes go-controller/pkg/util/udn (allocation of masquerade addresses);
 * openshift/api operator/v1 IPv4GatewayConfig.
 */
export const checkMasquerade = (world: World): Finding[] => {
  const operator = world.find('NetworkOperator', 'cluster');
  if (!operator) return [];
  return RANGES.flatMap(({ key, family, bits, example }) => {
    const path = [...PATH, key, 'internalMasqueradeSubnet'];
    const value = textAt(operator, ...path);
    const cidr = value === undefined ? undefined : parseCidr(value);
    if (value === undefined || cidr?.family !== family) return [];
    const count = 2 ** (bits - cidr.prefix);
    const concerned = primariesOf(world).filter(({ families }) => families.has(family));
    const room = Math.max(0, Math.floor((count - FIRST_FREE) / PER_NETWORK));
    if (room >= concerned.length) return [];
    const networks = concerned.map(({ object }) => referenceOf(object));
    const names = listOf(networks.map(({ name }) => name));
    const params = { value, count, networks: names, example };
    return findingOf(
      codes.masqueradeNetworkTooSmall,
      referenceOf(operator),
      path.join('.'),
      params,
      networks.slice(0, 10),
    );
  });
};
