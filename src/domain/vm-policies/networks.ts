import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import { recordAt } from '../core/resource';
import type { ParsedNad } from '../nad/nads';
import { nadFactsOf } from '../vm/interfaces/nad-facts';
import { isMadeForPrimary } from '../vm/interfaces/primary-networks';
import { derived, type World } from '../world/world';
import { WHICH_NETWORK, type End } from './asked-end';
import { podNetworkOf, type PolicyNetwork } from './ends';

const nameOfNad = (nad: ParsedNad): string => nadFactsOf(nad).networkName ?? nad.key;

/**
 * Whether two interfaces are on one network; undefined where nobody can tell. A user-defined network is the
 * same where OVN-Kubernetes calls it the same: two of one name in two namespaces are two.
 *
 * Source: ovn-kubernetes go-controller/pkg/util, GenerateUDNNetworkName.
 */
export const isSameNetwork = (a: PolicyNetwork, b: PolicyNetwork): boolean | undefined => {
  if (a.kind === 'unknown' || b.kind === 'unknown') return undefined;
  if (a.kind === 'active' && b.kind === 'active') return a.namespace === b.namespace || undefined;
  if (a.kind === 'active' || b.kind === 'active') return undefined;
  if (a.kind === 'primary' && b.kind === 'primary')
    return a.network.networkName === b.network.networkName;
  // Of other types, networks of one name can be several.
  if (a.kind === 'ovn' && b.kind === 'ovn')
    return nameOfNad(a.nad) === nameOfNad(b.nad) || undefined;
  if (a.kind === 'other' && b.kind === 'other') return a.nad.key === b.nad.key || undefined;
  if ('nad' in a || 'nad' in b) return undefined;
  return a.kind === b.kind;
};

/** Whether networks let two ends meet at all. */
export interface Meeting {
  /** `none`: it is not asked for, as an end is on no network of pods. */
  kind: 'same' | 'apart' | 'unknown' | 'none';
  why: Reason;
}

const OPEN_PORTS = 'k8s.ovn.org/open-default-ports';

const APART = reason(
  msg(
    'They are on networks that are kept apart: pods do not reach each other by their addresses, whatever policies say.',
  ),
);
const NOT_KNOWN = reason(
  msg('Whether something leads from one network to the other is not known.'),
);

/** The network of an end: of an address none, of a pod of whatever namespace the text that says so. */
const networkOfEnd = (world: World, end: End): PolicyNetwork | undefined => {
  if (end.kind === 'interface') return end.end.network;
  if (end.kind !== 'pods') return undefined;
  if (end.namespace !== undefined) return podNetworkOf(world, end.namespace);
  return { kind: 'unknown', why: WHICH_NETWORK };
};

const opensPorts = ({ from, to }: { from: PolicyNetwork; to: End }): boolean =>
  from.kind === 'default' &&
  to.kind === 'interface' &&
  Object.hasOwn(recordAt(to.end.view.pod, 'metadata', 'annotations'), OPEN_PORTS);

/** Only namespaces that are made for one get a network of their own. */
const areAllOnDefault = derived(
  (world: World): boolean =>
    world.isKnown('Namespace') &&
    world
      .list('Namespace')
      .every(({ metadata }) => isMadeForPrimary(world, metadata?.name ?? '') === false),
);

/** Whether an end is any pod of the cluster, and all of them are on one network with the other end. */
const isOneForAll = (world: World, end: End, other: PolicyNetwork): boolean =>
  end.kind === 'pods' &&
  end.namespace === undefined &&
  other.kind === 'default' &&
  areAllOnDefault(world);

/**
 * Whether pods of two ends reach each other by their addresses, whatever policies say.
 *
 * Source: ovn-kubernetes docs/features/user-defined-networks/user-defined-networks.md.
 */
export const meetingOf = (world: World, from: End, to: End): Meeting => {
  const [a, b] = [networkOfEnd(world, from), networkOfEnd(world, to)];
  if (!a || !b)
    return { kind: 'none', why: reason(msg('An address is not looked for on a network.')) };
  if (isOneForAll(world, from, b) || isOneForAll(world, to, a))
    return { kind: 'same', why: reason(msg('Both are on one network.')) };
  const isSame = isSameNetwork(a, b);
  if (isSame === true) return { kind: 'same', why: reason(msg('Both are on one network.')) };
  if (isSame === undefined) {
    const [why = NOT_KNOWN] = [a, b].flatMap((each) => ('why' in each ? [each.why] : []));
    return { kind: 'unknown', why };
  }
  if (opensPorts({ from: a, to }))
    return {
      kind: 'unknown',
      why: reason(msg('The pod opens ports to the default network by {{annotation}}.'), {
        annotation: OPEN_PORTS,
      }),
    };
  return { kind: 'apart', why: APART };
};
