import { msg } from '../core/msg';
import { distinctReasons, reason, type Reason } from '../core/reasons';
import { entriesAt, recordAt } from '../core/resource';
import type { ObjectReference } from '../findings/finding';
import { referenceOf } from '../findings/report';
import { formatIp } from '../net/cidr';
import { evaluate, type Evaluation, type Tier, type TierResult } from '../policies/evaluate';
import type { Direction, Policy } from '../policies/policy';
import type { Judgement } from '../vm/explain/judgement';
import type { World } from '../world/world';
import { isDependence, namedPortsOfEnd, nameOfEnd, peerOf, type End } from './asked-end';
import { isOfPods, type InterfaceEnd } from './ends';
import { meetingOf, type Meeting } from './networks';
import { tiersOf } from './tiers';

export interface AskedConnection {
  from: End;
  to: End;
  port: number;
  protocol: string;
}

/** One step of the answer, in the order in which the connection meets it. */
export interface PolicyStep extends Pick<Judgement, 'outcome' | 'evidence'> {
  id: string;
  /** What is looked at, to be translated. */
  title: string;
  /** `closed`: kept out as somebody wants it, so that nothing is broken. */
  status: 'ok' | 'closed' | 'unknown' | 'notApplicable';
}

/**
 * Whether policies let a connection through. Its sentence is to be translated with `from` and `to`
 * translated first.
 */
export interface PolicyAnswer {
  /**
   * - `apart`: on networks that are kept apart, whatever policies say
   * - `depends`: all is known, and it holds for some of those for whom an end stands
   */
  verdict: 'allowed' | 'isolated' | 'denied' | 'apart' | 'depends' | 'unknown';
  sentence: string;
  from: Reason;
  to: Reason;
  /** `80/TCP`. */
  port: string;
  why: Reason;
  steps: readonly PolicyStep[];
  /** Policies that have a say in it. */
  policies: readonly ObjectReference[];
}

const titles: Record<Direction, Record<Tier, string>> = {
  egress: {
    admin: msg('Out of the source: admin policies'),
    network: msg('Out of the source: policies of its namespace'),
    baseline: msg('Out of the source: baseline policy'),
    default: msg('Out of the source: nothing else speaks of it'),
  },
  ingress: {
    admin: msg('In to the destination: admin policies'),
    network: msg('In to the destination: policies of its namespace'),
    baseline: msg('In to the destination: baseline policy'),
    default: msg('In to the destination: nothing else speaks of it'),
  },
};

const namesOf = (policies: readonly Policy[]): string =>
  policies.map(({ name }) => name).join(', ');

const evidenceOf = ({ endings }: TierResult): string[] =>
  endings.flatMap(({ by, rule }) =>
    rule ? by.map(({ object, name }) => `${object.kind ?? ''} ${name}: ${rule.path}`) : [],
  );

/** That policies isolate, in words for one and for several. */
const isolatedBy = (policies: readonly Policy[]): Reason =>
  reason(
    policies.length === 1
      ? msg('Isolated by {{policies}}, and it does not allow it.')
      : msg('Isolated by {{policies}}, and none of them allows it.'),
    { policies: namesOf(policies) },
  );

const outcomeOf = (tier: TierResult, { outcome }: Evaluation): Omit<PolicyStep, 'id' | 'title'> => {
  const evidence = [...new Set(evidenceOf(tier))];
  const said = (status: PolicyStep['status'], what: Reason) => ({
    status,
    outcome: what,
    evidence,
  });
  const open = tier.missing ?? tier.endings.find(({ missing }) => missing)?.missing;
  if (open && outcome === 'unknown') return said('unknown', open);
  const ending = tier.endings[0];
  if (ending && !(tier.goesOn && tier.endings.every(({ missing }) => missing))) {
    const policies = namesOf(ending.by);
    if (ending.outcome === 'isolated') return said('closed', isolatedBy(ending.by));
    if (ending.outcome === 'denied')
      return said('closed', reason(msg('Denied by {{policies}}.'), { policies }));
    return ending.tier === 'default'
      ? said('ok', reason(msg('Allowed.')))
      : said('ok', reason(msg('Allowed by {{policies}}.'), { policies }));
  }
  if (tier.passedBy)
    return said(
      'ok',
      reason(msg('{{policies}} leaves it to the next.'), { policies: tier.passedBy.name }),
    );
  return said('notApplicable', reason(msg('None speaks of it.')));
};

const stepsOf = (direction: Direction, evaluation: Evaluation): PolicyStep[] =>
  evaluation.tiers.map((tier) => ({
    id: `${direction}-${tier.tier}`,
    title: titles[direction][tier.tier],
    ...outcomeOf(tier, evaluation),
  }));

const evaluated = (
  world: World,
  direction: Direction,
  own: InterfaceEnd,
  other: End,
  { port, protocol }: AskedConnection,
): Evaluation => {
  const peer = peerOf(world, other, own);
  const named = direction === 'ingress' ? own.pod.ports : namedPortsOfEnd(other);
  return evaluate(tiersOf(world, own), {
    direction,
    subject: own.pod,
    peer,
    wanted: { port, protocol, named },
  });
};

const NETWORKS = msg('Networks of both ends');

const meetingStatuses: Record<Meeting['kind'], PolicyStep['status']> = {
  same: 'ok',
  apart: 'closed',
  unknown: 'unknown',
  none: 'notApplicable',
};

const networkStep = ({ kind, why }: Meeting): PolicyStep => ({
  id: 'networks',
  title: NETWORKS,
  status: meetingStatuses[kind],
  outcome: why,
  evidence: [],
});

/** Whether an address is that of the node on which a VM runs, from which everything gets in. */
const isOwnNode = (world: World, from: End, to: End): boolean => {
  if (from.kind !== 'address' || to.kind !== 'interface') return false;
  const name = recordAt(to.end.view.vmi, 'status').nodeName;
  const node = typeof name === 'string' ? world.find('Node', name) : undefined;
  const text = formatIp(from.ip);
  return (
    isOfPods(to.end.network) &&
    entriesAt(node, 'status', 'addresses').some(({ entry }) => entry.address === text)
  );
};

const sentences: Record<PolicyAnswer['verdict'], string> = {
  allowed: msg('Let through from {{from}} to {{to}} on {{port}}'),
  isolated: msg('Not let through from {{from}} to {{to}} on {{port}}'),
  denied: msg('Not let through from {{from}} to {{to}} on {{port}}'),
  apart: msg('Not let through from {{from}} to {{to}} on {{port}}'),
  depends: msg('It depends, from {{from}} to {{to}} on {{port}}'),
  unknown: msg('Cannot tell from {{from}} to {{to}} on {{port}}'),
};

/** What several evaluations, each of which has to let it through, say together. */
const decided = (
  evaluations: readonly Evaluation[],
  gaps: readonly Reason[],
): Pick<PolicyAnswer, 'verdict' | 'why'> => {
  const closed = evaluations.find(({ outcome }) => outcome === 'denied' || outcome === 'isolated');
  const by = closed?.ending?.by ?? [];
  if (closed?.outcome === 'isolated') return { verdict: 'isolated', why: isolatedBy(by) };
  if (closed)
    return {
      verdict: 'denied',
      why: reason(msg('Denied by {{policies}}.'), { policies: namesOf(by) }),
    };
  const open = gaps.find((gap) => !isDependence(gap));
  if (open) return { verdict: 'unknown', why: open };
  const [dependence] = gaps;
  if (dependence) return { verdict: 'depends', why: dependence };
  const allowing = evaluations.flatMap(({ ending }) =>
    ending && ending.tier !== 'default' ? ending.by : [],
  );
  return {
    verdict: 'allowed',
    why:
      allowing.length === 0
        ? reason(msg('No policy isolates them.'))
        : reason(msg('Allowed by {{policies}}.'), { policies: namesOf(allowing) }),
  };
};

const policiesIn = (evaluations: readonly Evaluation[]): ObjectReference[] =>
  [
    ...new Set(
      evaluations
        .flatMap(({ tiers }) => tiers)
        .flatMap(({ endings, passedBy }) => [
          ...endings.flatMap(({ by }) => by),
          ...(passedBy ? [passedBy] : []),
        ])
        .map(({ object }) => object),
    ),
  ].map(referenceOf);

/**
 * Whether policies let a connection through: out of its source and in to its destination. Replies of an
 * allowed connection are always allowed. It says nothing of the guest, its firewall and its routes.
 *
 * @param meeting whether networks let them meet, where that is known otherwise than by their addresses
 */
export const askPolicies = (
  world: World,
  asked: AskedConnection,
  meeting: Meeting = meetingOf(world, asked.from, asked.to),
): PolicyAnswer => {
  const { from, to, port, protocol } = asked;
  const networks = networkStep(meeting);
  const answer = (
    { verdict, why }: Pick<PolicyAnswer, 'verdict' | 'why'>,
    steps: readonly PolicyStep[] = [networks],
    evaluations: readonly Evaluation[] = [],
  ): PolicyAnswer => ({
    verdict,
    sentence: sentences[verdict],
    from: nameOfEnd(from),
    to: nameOfEnd(to),
    port: `${port}/${protocol}`,
    why,
    steps,
    policies: policiesIn(evaluations),
  });
  if (meeting.kind === 'apart')
    return answer({ verdict: 'apart', why: reason(msg('Their networks are kept apart.')) });
  if (isOwnNode(world, from, to))
    return answer({
      verdict: 'allowed',
      why: reason(msg('It is the node of the VM, which no policy keeps out.')),
    });
  const ways: { direction: Direction; evaluation: Evaluation }[] = [];
  if (from.kind === 'interface')
    ways.push({ direction: 'egress', evaluation: evaluated(world, 'egress', from.end, to, asked) });
  if (to.kind === 'interface')
    ways.push({
      direction: 'ingress',
      evaluation: evaluated(world, 'ingress', to.end, from, asked),
    });
  const evaluations = ways.map(({ evaluation }) => evaluation);
  const gaps = distinctReasons([
    ...evaluations.flatMap(({ missing }) => missing),
    ...(meeting.kind === 'unknown' ? [meeting.why] : []),
  ]);
  const steps = ways.flatMap(({ direction, evaluation }) => stepsOf(direction, evaluation));
  return answer(decided(evaluations, gaps), [networks, ...steps], evaluations);
};
