import * as codes from '../findings/codes';
import { parseCidr, type Cidr } from '../net/cidr';
import { entriesAt, listAt, numberAt, recordAt, textAt } from '../core/resource';
import { derived, type World } from '../world/world';
import type { FindingCode } from '../findings/catalog';

/** A range of addresses that the cluster uses for itself. */
export interface ClusterRange {
  cidr: Cidr;
  /** `join` and `transit` connect OVN-Kubernetes' routers. */
  purpose: 'pods' | 'services' | 'join' | 'transit' | 'masquerade';
  /** Taken for granted, as nothing in the world tells how the cluster is set up. */
  isAssumed: boolean;
}

const NAME = 'cluster';

const configured = (world: World) => world.find('ClusterNetwork', NAME);
const operated = (world: World) => world.find('NetworkOperator', NAME);

const ovnConfigOf = (world: World): Record<string, unknown> =>
  recordAt(operated(world), 'spec', 'defaultNetwork', 'ovnKubernetesConfig');

/**
 * MTU in bytes of OVN-Kubernetes' overlay, which a network has that names none. Undefined where
 * neither of the cluster's two Network objects tells.
 *
 * Source: cluster-network-operator pkg/network/mtu.go; openshift/api operator/v1 and config/v1.
 */
export const overlayMtuOf = derived((world: World): number | undefined => {
  const mtu =
    numberAt(configured(world), 'status', 'clusterNetworkMTU') ??
    numberAt(ovnConfigOf(world), 'mtu');
  return mtu !== undefined && mtu > 0 ? mtu : undefined;
});

const textsIn = (object: unknown, part: string): string[] => [
  ...entriesAt(object, part, 'clusterNetwork').flatMap(({ entry }) => textAt(entry, 'cidr') ?? []),
];

const servicesIn = (object: unknown, part: string): string[] =>
  listAt(object, part, 'serviceNetwork').filter((text) => typeof text === 'string');

const collect = (
  texts: readonly string[],
  purpose: ClusterRange['purpose'],
  isAssumed = false,
): ClusterRange[] =>
  [...new Set(texts)].flatMap((text) => {
    const cidr = parseCidr(text);
    return cidr ? [{ cidr, purpose, isAssumed }] : [];
  });

interface Internal {
  purpose: 'join' | 'transit' | 'masquerade';
  paths: string[][];
  standard: string;
  /** What OVN-Kubernetes takes outside of OpenShift, where that differs. */
  upstream?: string;
}

const INTERNAL: Internal[] = [
  {
    purpose: 'join',
    paths: [['ipv4', 'internalJoinSubnet'], ['v4InternalSubnet']],
    standard: '100.64.0.0/16',
  },
  {
    purpose: 'join',
    paths: [['ipv6', 'internalJoinSubnet'], ['v6InternalSubnet']],
    standard: 'fd98::/64',
  },
  {
    purpose: 'transit',
    paths: [['ipv4', 'internalTransitSwitchSubnet']],
    standard: '100.88.0.0/16',
  },
  { purpose: 'transit', paths: [['ipv6', 'internalTransitSwitchSubnet']], standard: 'fd97::/64' },
  {
    purpose: 'masquerade',
    paths: [['gatewayConfig', 'ipv4', 'internalMasqueradeSubnet']],
    standard: '169.254.0.0/17',
    upstream: '169.254.169.0/29',
  },
  {
    purpose: 'masquerade',
    paths: [['gatewayConfig', 'ipv6', 'internalMasqueradeSubnet']],
    standard: 'fd69::/112',
    upstream: 'fd69::/125',
  },
];

/**
 * The ranges that the cluster uses: those of its two Network objects, and OVN-Kubernetes' own, which
 * have defaults.
 *
 * Source: ovn-kubernetes go-controller/pkg/config/config.go; openshift/api operator/v1
 * OVNKubernetesConfig.
 */
export const clusterRangesOf = derived((world: World): readonly ClusterRange[] => {
  const cluster = configured(world);
  const operator = operated(world);
  const ovn = ovnConfigOf(world);
  const sources: [unknown, string][] = [
    [cluster, 'status'],
    [cluster, 'spec'],
    [operator, 'spec'],
  ];
  return [
    ...collect(
      sources.flatMap(([object, part]) => textsIn(object, part)),
      'pods',
    ),
    ...collect(
      sources.flatMap(([object, part]) => servicesIn(object, part)),
      'services',
    ),
    ...INTERNAL.flatMap(({ purpose, paths, standard, upstream = standard }) => {
      const own = paths.map((path) => textAt(ovn, ...path)).find((text) => text !== undefined);
      return collect([own ?? (operator ? standard : upstream)], purpose, operator === undefined);
    }),
  ];
});

/** The code for a subnet that shares addresses with a range. */
export const overlapCode = ({ purpose, isAssumed }: ClusterRange): FindingCode => {
  if (isAssumed) return codes.subnetOverlapsKeptNetwork;
  switch (purpose) {
    case 'pods':
      return codes.subnetOverlapsPodNetwork;
    case 'services':
      return codes.subnetOverlapsServiceNetwork;
    case 'masquerade':
      return codes.subnetOverlapsMasqueradeNetwork;
    default:
      return codes.subnetOverlapsInternalNetwork;
  }
};
