import { msg } from '../core/msg';
import { reason, type Reason } from '../core/reasons';
import type { ObjectReference } from '../findings/finding';
import { referenceOf } from '../findings/report';
import type { Known } from '../policies/answer';
import type { Tiers } from '../policies/evaluate';
import { clusterPolicies, networkPoliciesIn, whyIdle } from '../policies/in-world';
import { selectsPod } from '../policies/match';
import { directions, type Direction, type Policy } from '../policies/policy';
import { ruleInWords, type RuleWords } from '../policies/words';
import type { VmView } from '../vm/interfaces/view';
import type { World } from '../world/world';
import { selectsNothing } from './check';
import { endsOf, isOfPods, type InterfaceEnd } from './ends';
import { isForNetwork, isSwitchedOn, nothingEnforced, tiersOf, whyDropped } from './tiers';

/** One policy that is for an interface. */
export interface PolicyRow {
  key: string;
  policy: ObjectReference;
  /** In words, for each direction that it governs. */
  rules: Readonly<Partial<Record<Direction, readonly RuleWords[]>>>;
  /** Why it is not carried out, or whether it is for the VM cannot be told. */
  remark: Reason | undefined;
  isCarriedOut: boolean;
}

/** Who may come in, or be reached. */
export interface Reach {
  /** `open`: no policy isolates the interface; `unknown`: it cannot be told. */
  kind: 'open' | 'limited' | 'unknown';
  why: Reason | undefined;
  rules: readonly { policy: ObjectReference; words: RuleWords }[];
}

export interface InterfacePolicies {
  end: InterfaceEnd;
  rows: readonly PolicyRow[];
  reach: Readonly<Record<Direction, Reach>>;
  /** What is not known, so that more policies may be for it. */
  missing: readonly Reason[];
}

const rowOf = (
  policy: Policy,
  end: InterfaceEnd,
  idle: Reason | undefined,
  doubt?: Reason,
): PolicyRow | undefined => {
  const isFor = selectsPod(policy, end.pod);
  if (isFor === false) return undefined;
  const reference = referenceOf(policy.object);
  return {
    key: `${reference.kind} ${reference.name}`,
    policy: reference,
    rules: Object.fromEntries(
      policy.governs.map((direction) => [direction, policy.rules[direction].map(ruleInWords)]),
    ),
    remark: idle ?? (isFor === true ? doubt : isFor),
    isCarriedOut: idle === undefined,
  };
};

const listed = (all: Known<readonly Policy[]>): readonly Policy[] =>
  'missing' in all ? [] : all.value;

const idleOnSecondary = (world: World, end: InterfaceEnd, policy: Policy): Reason | undefined => {
  if (end.network.kind === 'other') return nothingEnforced;
  if (isSwitchedOn(world) === false)
    return reason(msg('Policies for secondary networks are switched off in this cluster.'));
  return whyDropped(end, policy);
};

const rowsOf = (world: World, end: InterfaceEnd): PolicyRow[] => {
  const { network, view } = end;
  const found: (PolicyRow | undefined)[] = [];
  if (isOfPods(network)) {
    const onDefaultOnly = reason(msg('Policies of the cluster act on the default network only.'));
    for (const kind of [
      'AdminNetworkPolicy',
      'BaselineAdminNetworkPolicy',
      'ClusterNetworkPolicy',
    ] as const) {
      for (const policy of listed(clusterPolicies(world, kind))) {
        const idle = network.kind === 'primary' ? onDefaultOnly : whyIdle(world, policy);
        const remark = network.kind === 'active' ? network.why : undefined;
        found.push(rowOf(policy, end, idle, remark));
      }
    }
    for (const policy of listed(networkPoliciesIn(world, 'NetworkPolicy', view.namespace)))
      found.push(rowOf(policy, end, undefined));
  } else {
    const all = listed(networkPoliciesIn(world, 'MultiNetworkPolicy', view.namespace));
    for (const policy of all.filter((each) => isForNetwork(world, each, end)))
      found.push(rowOf(policy, end, idleOnSecondary(world, end, policy)));
  }
  return found.flatMap((row) => row ?? []);
};

const reachOf = (tiers: Tiers, end: InterfaceEnd, direction: Direction): Reach => {
  const all = [tiers.admin, tiers.network, tiers.baseline];
  const gap = all.flatMap((each) => ('missing' in each ? [each.missing] : []))[0];
  if (gap) return { kind: 'unknown', why: gap, rules: [] };
  const own = all
    .flatMap(listed)
    .filter(({ governs }) => governs.includes(direction))
    .map((policy) => ({ policy, isFor: selectsPod(policy, end.pod) }));
  const open = own.find(({ isFor }) => typeof isFor === 'object');
  if (open && typeof open.isFor === 'object')
    return { kind: 'unknown', why: open.isFor, rules: [] };
  const selecting = own.filter(({ isFor }) => isFor === true);
  if (selecting.length === 0) return { kind: 'open', why: undefined, rules: [] };
  return {
    kind: 'limited',
    why: undefined,
    rules: selecting.flatMap(({ policy }) =>
      policy.rules[direction].map((rule) => ({
        policy: referenceOf(policy.object),
        words: ruleInWords(rule),
      })),
    ),
  };
};

/** For each interface of a VM the policies that are for it, and what they allow in and out. */
export const policiesOn = (world: World, view: VmView): InterfacePolicies[] =>
  endsOf(view).map((end) => {
    const tiers = tiersOf(world, end);
    const [ingress, egress] = directions.map((direction) => reachOf(tiers, end, direction));
    const none: Reach = { kind: 'open', why: undefined, rules: [] };
    return {
      end,
      rows: rowsOf(world, end),
      reach: { ingress: ingress ?? none, egress: egress ?? none },
      missing: Object.values(tiers).flatMap((each: Known<unknown>) =>
        'missing' in each ? [each.missing] : [],
      ),
    };
  });

/**
 * Policies of a namespace that select neither a pod nor a VM; undefined where not all of these are known.
 */
export const idlePoliciesIn = (world: World, namespace: string): ObjectReference[] | undefined => {
  const kinds = ['Pod', 'VirtualMachine', 'NetworkPolicy'] as const;
  if (!kinds.every((kind) => world.isKnown(kind, namespace))) return undefined;
  return (['NetworkPolicy', 'MultiNetworkPolicy'] as const)
    .flatMap((kind) => world.list(kind, namespace))
    .filter((policy) => selectsNothing(world, policy))
    .map(referenceOf);
};
