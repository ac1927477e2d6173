import { msg } from '../core/msg';
import { distinctReasons, reason, type Reason } from '../core/reasons';
import { every, some, whyOpen, type Answer, type Known } from './answer';
import { isAbout, selectsPod, type PolicyPeer, type PolicyPod, type WantedPort } from './match';
import type { Direction, Policy, PolicyRule } from './policy';

export type Tier = 'admin' | 'network' | 'baseline' | 'default';

/**
 * - `allowed`: a rule, or the absence of any, lets it through
 * - `isolated`: policies isolate the pod, and none of them allows it
 * - `denied`: a policy of the cluster denies it
 */
export type Outcome = 'allowed' | 'isolated' | 'denied';

/** One way in which it may end; `missing`: it ends so only if what is not known is so. */
export interface Ending {
  outcome: Outcome;
  tier: Tier;
  by: readonly Policy[];
  rule: PolicyRule | undefined;
  missing: Reason | undefined;
}

/** What one tier makes of a connection. */
export interface TierResult {
  tier: Tier;
  endings: readonly Ending[];
  /** Whether it may be the next tier that decides. */
  goesOn: boolean;
  /** A policy that leaves it to the next tier by a rule. */
  passedBy: Policy | undefined;
  /** What is not known of the whole tier, or of a rule by which it is left. */
  missing: Reason | undefined;
}

/** What policies of each tier there are; a tier that does not act on the network is empty. */
export interface Tiers {
  admin: Known<readonly Policy[]>;
  network: Known<readonly Policy[]>;
  baseline: Known<readonly Policy[]>;
}

/** A connection, seen from the pod that policies are for. */
export interface Question {
  direction: Direction;
  subject: PolicyPod;
  peer: PolicyPeer;
  wanted: WantedPort;
}

export interface Evaluation {
  outcome: Outcome | 'unknown';
  /** The first that leads to the outcome; undefined where that is not known. */
  ending: Ending | undefined;
  /** The tiers that have a say, in their order. */
  tiers: readonly TierResult[];
  /** Why the outcome is not known. */
  missing: readonly Reason[];
}

interface Hit {
  policy: Policy;
  rule: PolicyRule;
  missing: Reason | undefined;
}

/** The rules of a policy that may be the first to match, and whether it may be that none does. */
const firstMatches = (
  policy: Policy,
  { direction, subject, peer, wanted }: Question,
): { hits: Hit[]; mayMiss: boolean } => {
  const isFor = selectsPod(policy, subject);
  const hits: Hit[] = [];
  for (const rule of isFor === false ? [] : policy.rules[direction]) {
    const answer = every([isFor, isAbout(policy, rule, peer, wanted)]);
    if (answer === false) continue;
    hits.push({ policy, rule, missing: whyOpen(answer) });
    if (answer === true) return { hits, mayMiss: false };
  }
  return { hits, mayMiss: true };
};

const samePriority = reason(
  msg('Policies of the same priority contradict each other: which one counts is not defined.'),
);

/** What policies of one priority say. */
const atPriority = (
  policies: readonly Policy[],
  question: Question,
): { hits: Hit[]; mayMiss: boolean } => {
  const all = policies.map((policy) => firstMatches(policy, question));
  const hits = all.flatMap((each) => each.hits);
  const isContradiction = all.some(({ hits: own }, index) =>
    own.some(({ rule }) =>
      all.some(
        (other, place) =>
          place !== index && other.hits.some((hit) => hit.rule.action !== rule.action),
      ),
    ),
  );
  return {
    hits: isContradiction
      ? hits.map((hit) => ({ ...hit, missing: hit.missing ?? samePriority }))
      : hits,
    mayMiss: all.every(({ mayMiss }) => mayMiss),
  };
};

const notRead = (tier: Tier, why: Reason): TierResult => ({
  tier,
  endings: (['allowed', 'denied'] as const).map((outcome) => ({
    outcome,
    tier,
    by: [],
    rule: undefined,
    missing: why,
  })),
  goesOn: true,
  passedBy: undefined,
  missing: why,
});

const ordered = (
  tier: 'admin' | 'baseline',
  policies: Known<readonly Policy[]>,
  question: Question,
): TierResult => {
  if ('missing' in policies) return notRead(tier, policies.missing);
  const priorities = [...new Set(policies.value.map(({ priority }) => priority))].sort(
    (a, b) => a - b,
  );
  const endings: Ending[] = [];
  let passedBy: Policy | undefined;
  let passesIf: Reason | undefined;
  for (const wanted of priorities) {
    const group = policies.value.filter(({ priority }) => priority === wanted);
    const { hits, mayMiss } = atPriority(group, question);
    for (const { policy, rule, missing } of hits) {
      if (rule.action === 'Pass') {
        passedBy ??= policy;
        passesIf ??= missing;
      } else {
        const outcome = rule.action === 'Allow' ? 'allowed' : 'denied';
        endings.push({ outcome, tier, by: [policy], rule, missing });
      }
    }
    if (!mayMiss) {
      return { tier, endings, goesOn: passedBy !== undefined, passedBy, missing: passesIf };
    }
  }
  return { tier, endings, goesOn: true, passedBy, missing: passesIf };
};

interface Isolating {
  policy: Policy;
  isFor: Answer;
  allows: Answer;
  rule: PolicyRule | undefined;
}

const isolating = (policy: Policy, question: Question): Isolating => {
  const { direction, subject, peer, wanted } = question;
  const answers = policy.rules[direction].map((rule) => ({
    rule,
    answer: isAbout(policy, rule, peer, wanted),
  }));
  const allows = some(answers.map(({ answer }) => answer));
  const rule = answers.find(({ answer }) => answer === allows && answer !== false)?.rule;
  return { policy, isFor: selectsPod(policy, subject), allows, rule };
};

/** NetworkPolicies only add up: the pod is isolated by all that select it, and let through by one. */
const byNetworkPolicies = (policies: Known<readonly Policy[]>, question: Question): TierResult => {
  const tier = 'network';
  if ('missing' in policies) return notRead(tier, policies.missing);
  const all = policies.value
    .filter(({ governs }) => governs.includes(question.direction))
    .map((policy) => isolating(policy, question))
    .filter(({ isFor }) => isFor !== false);
  const sure = all.filter(({ isFor }) => isFor === true);
  const result = {
    tier,
    goesOn: sure.length === 0,
    passedBy: undefined,
    missing: undefined,
  } as const;
  const allowed = ({ policy, rule }: Isolating, missing: Reason | undefined): Ending => ({
    outcome: 'allowed',
    tier,
    by: [policy],
    rule,
    missing,
  });
  const certain = sure.find(({ allows }) => allows === true);
  if (certain) return { ...result, endings: [allowed(certain, undefined)] };
  const perhaps = all.filter(({ allows }) => allows !== false);
  const openings = perhaps.map((each) => allowed(each, whyOpen(every([each.isFor, each.allows]))));
  // Of several that may be for the pod, one that lets nothing through may be the only one.
  const closing = sure.length > 0 ? sure : all.filter(({ allows }) => allows !== true);
  if (closing.length === 0) return { ...result, endings: openings };
  const why = [
    ...openings.map(({ missing }) => missing),
    ...closing.map(({ isFor }) => whyOpen(isFor)),
  ];
  const isSure = sure.length > 0 && perhaps.length === 0;
  const isolated: Ending = {
    outcome: 'isolated',
    tier,
    by: closing.map(({ policy }) => policy),
    rule: undefined,
    missing: isSure ? undefined : why.find((each) => each !== undefined),
  };
  return { ...result, endings: [...openings, isolated] };
};

const byDefault: TierResult = {
  tier: 'default',
  endings: [{ outcome: 'allowed', tier: 'default', by: [], rule: undefined, missing: undefined }],
  goesOn: false,
  passedBy: undefined,
  missing: undefined,
};

/**
 * What policies make of a connection in one direction: first those of the cluster, then the
 * NetworkPolicies of the pod's namespace, which decide for good where one selects the pod, then those of
 * the cluster that are meant for the rest; what nobody speaks of is allowed. Where something is not known,
 * each way in which it may end is followed, and it is decided only if all end alike.
 *
 * Source: sigs.k8s.io/network-policy-api apis/v1alpha1; Kubernetes networking/v1; ovn-kubernetes
 * go-controller/pkg/ovn/controller/admin_network_policy.
 */
export const evaluate = (tiers: Tiers, question: Question): Evaluation => {
  const judges = [
    () => ordered('admin', tiers.admin, question),
    () => byNetworkPolicies(tiers.network, question),
    () => ordered('baseline', tiers.baseline, question),
    () => byDefault,
  ];
  const results: TierResult[] = [];
  for (const judge of judges) {
    const result = judge();
    results.push(result);
    if (!result.goesOn) break;
  }
  const endings = results.flatMap((result) => result.endings);
  const isAllowed = ({ outcome }: Ending) => outcome === 'allowed';
  if (endings.every(isAllowed) || !endings.some(isAllowed)) {
    const ending = endings.find((each) => each.missing === undefined) ?? endings[0];
    return { outcome: ending?.outcome ?? 'allowed', ending, tiers: results, missing: [] };
  }
  const missing = distinctReasons([...endings, ...results].flatMap((each) => each.missing ?? []));
  return { outcome: 'unknown', ending: undefined, tiers: results, missing };
};
