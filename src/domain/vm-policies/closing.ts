import { msg } from '../core/msg';
import { reason } from '../core/reasons';
import type { ObjectReference } from '../findings/finding';
import { referenceOf } from '../findings/report';
import { known } from '../policies/answer';
import { evaluate } from '../policies/evaluate';
import type { PolicyPeer } from '../policies/match';
import type { World } from '../world/world';
import { isOfPods, type InterfaceEnd } from './ends';
import { podTiersOf } from './pod-tiers';

/** Whoever it may be, for what holds for all. */
const ANYONE: PolicyPeer = {
  kind: 'somebody',
  who: 'anyone',
  namespace: undefined,
  ranges: [],
  why: reason(msg('It depends on who asks.')),
};

/**
 * Policies of a namespace that together let nobody in to a port of an interface on its network of pods, whoever
 * asks: they isolate it, and no rule of theirs lets anybody in. Undefined where one does or may. Policies of the cluster count
 * before them, and are taken for none where they may not be read: so it is said of the others alone.
 */
export const closingPolicies = (
  world: World,
  end: InterfaceEnd,
  port: number,
  protocol: string,
): ObjectReference[] | undefined => {
  if (!isOfPods(end.network)) return undefined;
  const { admin, network } = podTiersOf(world, end.network, end.view.namespace);
  // Those that are known, and perhaps not for this network, may let somebody in.
  const isUnread = 'missing' in admin && world.list('AdminNetworkPolicy').length === 0;
  const { outcome, ending } = evaluate(
    // The baseline is asked only where no policy of the namespace isolates.
    { admin: isUnread ? known([]) : admin, network, baseline: known([]) },
    {
      direction: 'ingress',
      subject: end.pod,
      peer: ANYONE,
      wanted: { port, protocol, named: end.pod.ports },
    },
  );
  return outcome === 'isolated' && ending
    ? ending.by.map(({ object }) => referenceOf(object))
    : undefined;
};
