import { msg } from '../core/msg';
import { distinctReasons, reason, type Reason } from '../core/reasons';
import { entriesAt, recordAt } from '../core/resource';
import { formatIp, type Ip } from '../net/cidr';
import { known } from '../policies/answer';
import { evaluate, type Evaluation, type Tier, type TierResult } from '../policies/evaluate';
import type { PolicyPeer } from '../policies/match';
import type { Direction, Policy } from '../policies/policy';
import type { Judgement } from '../vm/explain/judgement';
import type { World } from '../world/world';
import { addressPeer, endText, isSameNetwork, type InterfaceEnd } from './ends';
import { tiersOf } from './of-interface';

/** An end of a connection: an interface of a VM, or an address that is none's. */
export type End = { kind: 'interface'; end: InterfaceEnd } | { kind: 'address'; ip: Ip };

export interface AskedConnection {
  from: End;
  to: End;
  port: number;
  protocol: string;
}

/** One step of the answer, in the order in which the connection meets it. */
export interface PolicyStep extends Pick<Judgement, 'status' | 'outcome' | 'evidence'> {
  id: string;
  /** What is looked at, to be translated. */
  title: string;
}

export interface PolicyAnswer {
  /** `apart`: on networks that are kept apart, whatever policies say. */
  verdict: 'allowed' | 'isolated' | 'denied' | 'apart' | 'unknown';
  sentence: Reason;
  steps: readonly PolicyStep[];
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
    if (ending.outcome === 'isolated')
      return said('broken', reason(msg('Isolated by {{policies}}; none allows it.'), { policies }));
    if (ending.outcome === 'denied')
      return said('broken', reason(msg('Denied by {{policies}}.'), { policies }));
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

const textOf = (end: End): string =>
  end.kind === 'interface' ? endText(end.end) : formatIp(end.ip);

const peerOf = (world: World, other: End, seenFrom: InterfaceEnd): PolicyPeer =>
  other.kind === 'interface'
    ? { kind: 'pod', ...other.end.pod }
    : addressPeer(world, other.ip, seenFrom);

const evaluated = (
  world: World,
  direction: Direction,
  own: InterfaceEnd,
  other: End,
  { port, protocol }: AskedConnection,
): Evaluation => {
  const peer = peerOf(world, other, own);
  const ofPeer = other.kind === 'interface' ? other.end.pod.ports : known([]);
  const named = direction === 'ingress' ? own.pod.ports : ofPeer;
  return evaluate(tiersOf(world, own), {
    direction,
    subject: own.pod,
    peer,
    wanted: { port, protocol, named },
  });
};

const OPEN_PORTS = 'k8s.ovn.org/open-default-ports';

const NETWORKS = msg('Networks of both ends');

/** Whether networks let the two ends meet at all. */
const networkStep = (from: End, to: End): PolicyStep & { isApart?: boolean } => {
  const said = (status: PolicyStep['status'], outcome: Reason, isApart = false) => ({
    id: 'networks',
    title: NETWORKS,
    status,
    outcome,
    evidence: [],
    isApart,
  });
  if (from.kind === 'address' || to.kind === 'address')
    return said('notApplicable', reason(msg('An address is not looked for on a network.')));
  const isSame = isSameNetwork(from.end.network, to.end.network);
  if (isSame === true) return said('ok', reason(msg('Both are on one network.')));
  if (isSame === undefined)
    return said(
      'unknown',
      reason(msg('Whether something leads from one network to the other is not known.')),
    );
  const annotations = recordAt(to.end.view.pod, 'metadata', 'annotations');
  if (from.end.network.kind === 'default' && Object.hasOwn(annotations, OPEN_PORTS))
    return said(
      'unknown',
      reason(msg('The pod opens ports to the default network by {{annotation}}.'), {
        annotation: OPEN_PORTS,
      }),
    );
  return said(
    'broken',
    reason(
      msg(
        'They are on networks that are kept apart: pods do not reach each other by their addresses, whatever policies say.',
      ),
    ),
    true,
  );
};

/** Whether an address is that of the node on which a VM runs, from which everything gets in. */
const isOwnNode = (world: World, from: End, to: End): boolean => {
  if (from.kind !== 'address' || to.kind !== 'interface') return false;
  const { kind } = to.end.network;
  const name = recordAt(to.end.view.vmi, 'status').nodeName;
  const node = typeof name === 'string' ? world.find('Node', name) : undefined;
  const text = formatIp(from.ip);
  return (
    (kind === 'default' || kind === 'primary') &&
    entriesAt(node, 'status', 'addresses').some(({ entry }) => entry.address === text)
  );
};

const sentenceOf = (
  evaluations: readonly Evaluation[],
  ends: { from: string; to: string; port: string },
): Pick<PolicyAnswer, 'verdict' | 'sentence'> => {
  const closed = evaluations.find(({ outcome }) => outcome === 'denied' || outcome === 'isolated');
  if (closed) {
    const policies = namesOf(closed.ending?.by ?? []);
    return closed.outcome === 'denied'
      ? {
          verdict: 'denied',
          sentence: reason(
            msg('{{from}} does not reach {{to}} on {{port}}: {{policies}} denies it.'),
            {
              ...ends,
              policies,
            },
          ),
        }
      : {
          verdict: 'isolated',
          sentence: reason(
            msg(
              '{{from}} does not reach {{to}} on {{port}}: isolated by {{policies}}, and none of them allows it.',
            ),
            { ...ends, policies },
          ),
        };
  }
  const by = namesOf(
    evaluations.flatMap(({ ending }) => (ending && ending.tier !== 'default' ? ending.by : [])),
  );
  return {
    verdict: 'allowed',
    sentence:
      by === ''
        ? reason(msg('Policies let {{from}} reach {{to}} on {{port}}: none isolates them.'), ends)
        : reason(msg('Policies let {{from}} reach {{to}} on {{port}}: allowed by {{policies}}.'), {
            ...ends,
            policies: by,
          }),
  };
};

/**
 * Whether policies let a connection through: out of its source and in to its destination. Replies of an
 * allowed connection are always allowed. It says nothing of the guest, its firewall and its routes.
 */
export const askPolicies = (world: World, asked: AskedConnection): PolicyAnswer => {
  const { from, to, port, protocol } = asked;
  const ends = { from: textOf(from), to: textOf(to), port: `${port}/${protocol}` };
  const { isApart = false, ...networks } = networkStep(from, to);
  if (isApart) {
    const sentence = reason(
      msg('{{from}} does not reach {{to}} on {{port}}: their networks are kept apart.'),
      ends,
    );
    return { verdict: 'apart', sentence, steps: [networks] };
  }
  if (isOwnNode(world, from, to)) {
    const sentence = reason(
      msg(
        '{{from}} reaches {{to}} on {{port}}: it is the node of the VM, which no policy keeps out.',
      ),
      ends,
    );
    return { verdict: 'allowed', sentence, steps: [networks] };
  }
  const ways: { direction: Direction; evaluation: Evaluation }[] = [];
  if (from.kind === 'interface')
    ways.push({ direction: 'egress', evaluation: evaluated(world, 'egress', from.end, to, asked) });
  if (to.kind === 'interface')
    ways.push({
      direction: 'ingress',
      evaluation: evaluated(world, 'ingress', to.end, from, asked),
    });
  const steps = [
    networks,
    ...ways.flatMap(({ direction, evaluation }) => stepsOf(direction, evaluation)),
  ];
  const evaluations = ways.map(({ evaluation }) => evaluation);
  const isClosed = evaluations.some(
    ({ outcome }) => outcome === 'denied' || outcome === 'isolated',
  );
  const gaps = distinctReasons([
    ...evaluations.flatMap(({ missing }) => missing),
    ...(networks.status === 'unknown' && networks.outcome ? [networks.outcome] : []),
  ]);
  if (gaps.length > 0 && !isClosed) {
    const sentence = reason(
      msg(
        'Whether {{from}} reaches {{to}} on {{port}} cannot be told: the steps say what is not known.',
      ),
      ends,
    );
    return { verdict: 'unknown', sentence, steps };
  }
  return { ...sentenceOf(evaluations, ends), steps };
};
