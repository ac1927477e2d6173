import fc from 'fast-check';
import { msg } from '../core/msg';
import { reason } from '../core/reasons';
import { parseCidr, parseIp } from '../net/cidr';
import { known, missing, type Known } from './answer';
import { evaluate, type Evaluation, type Tiers } from './evaluate';
import type { Labels, PolicyPeer, PolicyPod, Somebody } from './match';
import { adminPolicyOf, networkPolicyOf, type Direction } from './policy';
import {
  isLetThrough,
  type PlainAdminPolicy,
  type PlainPod,
  type PlainPolicy,
  type PlainWorld,
} from './testing/reference';

const ipOf = (text: string) => {
  const ip = parseIp(text);
  if (!ip) throw new Error(`no address: ${text}`);
  return ip;
};

const rangeOf = (text: string) => {
  const cidr = parseCidr(text);
  if (!cidr) throw new Error(`no network: ${text}`);
  return cidr;
};

const podOf = (plain: PlainPod): PolicyPod => ({
  namespace: plain.namespace,
  namespaceLabels: known(plain.namespaceLabels),
  labels: known(plain.labels),
  addresses: known([ipOf(`10.0.0.${plain.host}`)]),
  ports: known(plain.ports),
});

const tiersOf = (world: PlainWorld): Tiers => ({
  admin: known(world.admin.map((each) => adminPolicyOf({ ...each }))),
  network: known(world.network.map((each) => networkPolicyOf({ ...each }))),
  baseline: known(world.baseline.map((each) => adminPolicyOf({ ...each }))),
});

const ask = (
  tiers: Tiers,
  direction: Direction,
  subject: PolicyPod,
  peer: PolicyPeer,
  port = 80,
  protocol = 'TCP',
): Evaluation => {
  const destination: PolicyPod | PolicyPeer = direction === 'ingress' ? subject : peer;
  const named = 'ports' in destination ? destination.ports : known([]);
  return evaluate(tiers, { direction, subject, peer, wanted: { port, protocol, named } });
};

const labels = fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('1', '2'));
const selector = fc.oneof(
  fc.constant({}),
  labels.map((matchLabels) => ({ matchLabels })),
);
const protocol = fc.constantFrom('TCP', 'UDP');
const port = fc.integer({ min: 78, max: 84 });
const namespaces: Record<string, Record<string, string>> = {
  one: { a: '1' },
  two: { a: '2', b: '1' },
};
const pod: fc.Arbitrary<PlainPod> = fc
  .record({
    namespace: fc.constantFrom('one', 'two'),
    labels,
    host: fc.integer({ min: 0, max: 15 }),
    ports: fc.array(fc.record({ name: fc.constant('web'), port, protocol }), { maxLength: 1 }),
  })
  .map((each) => ({ ...each, namespaceLabels: namespaces[each.namespace] ?? {} }));
const cidr = fc
  .tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 28, max: 32 }))
  .map(([host, length]) => `10.0.0.${host}/${length}`);
const peer = fc.oneof(
  fc.record({ podSelector: selector }),
  fc.record({ namespaceSelector: selector }),
  fc.record({ namespaceSelector: selector, podSelector: selector }),
  fc.record({ ipBlock: fc.record({ cidr, except: fc.array(cidr, { maxLength: 2 }) }) }),
);
const networkPort = fc.oneof(
  fc.record({ protocol }),
  fc.record({ port }),
  fc.record({ protocol, port: fc.constant('web') }),
  fc
    .tuple(protocol, port, fc.nat(3))
    .map(([of, first, more]) => ({ protocol: of, port: first, endPort: first + more })),
);
const ports = fc.option(fc.array(networkPort, { maxLength: 2 }), { nil: undefined });
const peers = fc.option(fc.array(peer, { maxLength: 2 }), { nil: undefined });
const rulesOf = (key: 'from' | 'to') =>
  fc.option(
    fc.array(
      fc.tuple(peers, ports).map(([who, which]) => ({
        ...(who ? { [key]: who } : {}),
        ...(which ? { ports: which } : {}),
      })),
      { maxLength: 2 },
    ),
    { nil: undefined },
  );
const network: fc.Arbitrary<PlainPolicy> = fc
  .tuple(
    fc.constantFrom('one', 'two'),
    selector,
    fc.option(fc.subarray(['Ingress', 'Egress'], { minLength: 1 }), { nil: undefined }),
    rulesOf('from'),
    rulesOf('to'),
  )
  .map(([namespace, podSelector, policyTypes, ingress, egress]) => ({
    metadata: { name: 'np', namespace },
    spec: {
      podSelector,
      ...(policyTypes ? { policyTypes } : {}),
      ...(ingress ? { ingress } : {}),
      ...(egress ? { egress } : {}),
    },
  }));
const pods = fc.record({ namespaceSelector: selector, podSelector: selector });
const adminPort = fc.oneof(
  fc.record({ portNumber: fc.record({ protocol, port }) }),
  fc
    .tuple(protocol, port, fc.nat(3))
    .map(([of, start, more]) => ({ portRange: { protocol: of, start, end: start + more } })),
  fc.constant({ namedPort: 'web' }),
);
const adminRules = (key: 'from' | 'to', actions: ('Allow' | 'Deny' | 'Pass')[]) =>
  fc.array(
    fc
      .tuple(
        fc.constantFrom(...actions),
        fc.array(
          fc.oneof(
            fc.record({ namespaces: selector }),
            fc.record({ pods }),
            ...(key === 'to' ? [fc.record({ networks: fc.array(cidr, { minLength: 1 }) })] : []),
          ),
          { minLength: 1, maxLength: 2 },
        ),
        fc.option(fc.array(adminPort, { minLength: 1, maxLength: 2 }), { nil: undefined }),
      )
      .map(([action, who, which]) => ({
        action,
        [key]: who,
        ...(which ? { ports: which } : {}),
      })),
    { maxLength: 3 },
  );
const adminSpec = (actions: ('Allow' | 'Deny' | 'Pass')[]) =>
  fc.record({
    subject: fc.oneof(fc.record({ namespaces: selector }), fc.record({ pods })),
    ingress: adminRules('from', actions),
    egress: adminRules('to', actions),
  });
const plainWorld: fc.Arbitrary<PlainWorld> = fc.record({
  network: fc.array(network, { maxLength: 3 }),
  // Each with a priority of its own: which of two alike counts is not defined.
  admin: fc
    .array(adminSpec(['Allow', 'Deny', 'Pass']), { maxLength: 3 })
    .map((specs): PlainAdminPolicy[] =>
      specs.map((spec, index) => ({
        metadata: { name: `anp-${index}` },
        spec: { ...spec, priority: 10 - index },
      })),
    ),
  baseline: fc
    .array(adminSpec(['Allow', 'Deny']), { maxLength: 1 })
    .map((specs): PlainAdminPolicy[] =>
      specs.map((spec) => ({ metadata: { name: 'default' }, spec })),
    ),
});
const direction = fc.constantFrom<Direction>('ingress', 'egress');

const HIDDEN = missing(reason(msg('The namespace is not known.')));

describe('what policies make of a connection', () => {
  it('is what a slow and plain evaluation says', () => {
    fc.assert(
      fc.property(
        plainWorld,
        direction,
        pod,
        pod,
        port,
        protocol,
        (world, way, own, other, n, p) => {
          const found = ask(
            tiersOf(world),
            way,
            podOf(own),
            { kind: 'pod', ...podOf(other) },
            n,
            p,
          );
          const expected = isLetThrough(world, way, own, other, n, p);
          expect(found.outcome === 'allowed').toBe(expected);
          expect(found.outcome).not.toBe('unknown');
          expect(found.missing).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is never decided otherwise where something is not known', () => {
    const hide = <T>(value: Known<T>, isHidden: boolean): Known<T> => (isHidden ? HIDDEN : value);
    const hidden = fc.array(fc.boolean(), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(
        plainWorld,
        direction,
        pod,
        pod,
        port,
        protocol,
        hidden,
        (world, way, own, other, n, p, [a = false, b = false, c = false, d, e, f, g]) => {
          const plain = tiersOf(world);
          const tiers: Tiers = {
            admin: hide(plain.admin, a),
            network: hide(plain.network, b),
            baseline: hide(plain.baseline, c),
          };
          const veiled = (each: PolicyPod): PolicyPod => ({
            ...each,
            labels: hide<Labels>(each.labels, d ?? false),
            namespaceLabels: hide<Labels>(each.namespaceLabels, e ?? false),
            addresses: hide(each.addresses, f ?? false),
            ports: hide(each.ports, g ?? false),
          });
          const [subject, peerPod] = [veiled(podOf(own)), veiled(podOf(other))];
          const found = ask(tiers, way, subject, { kind: 'pod', ...peerPod }, n, p);
          if (found.outcome === 'unknown') {
            expect(found.missing.length).toBeGreaterThan(0);
            return;
          }
          expect(found.outcome === 'allowed').toBe(isLetThrough(world, way, own, other, n, p));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('of somebody holds for all whom he may be', () => {
    const kinds = fc.constantFrom('any', 'one', 'two', 'anyone');
    fc.assert(
      fc.property(
        plainWorld,
        pod,
        fc.array(pod, { maxLength: 4 }),
        port,
        protocol,
        kinds,
        fc.boolean(),
        (world, own, others, n, p, kind, isPlaced) => {
          const labelsOf = namespaces[kind];
          const somebody: PolicyPeer = {
            kind: 'somebody',
            who: kind === 'anyone' ? 'anyone' : 'pod',
            namespace: labelsOf && { name: kind, labels: known(labelsOf) },
            ranges: isPlaced ? [rangeOf('10.0.0.0/28')] : [],
            why: HIDDEN.missing,
          };
          const found = ask(tiersOf(world), 'ingress', podOf(own), somebody, n, p);
          if (found.outcome === 'unknown') return;
          for (const other of others.filter((each) => !labelsOf || each.namespace === kind))
            expect(found.outcome === 'allowed').toBe(
              isLetThrough(world, 'ingress', own, other, n, p),
            );
        },
      ),
      { numRuns: 3000 },
    );
  });

  const a: PlainPod = {
    namespace: 'one',
    namespaceLabels: { a: '1' },
    labels: { app: 'a' },
    host: 1,
    ports: [{ name: 'web', port: 80, protocol: 'TCP' }],
  };
  const b: PlainPod = { ...a, labels: { app: 'b' }, host: 2 };
  const subject = podOf(a);
  const other: PolicyPeer = { kind: 'pod', ...podOf(b) };
  const np = (spec: object, name = 'np') =>
    networkPolicyOf({ metadata: { name, namespace: 'one' }, spec: { podSelector: {}, ...spec } });
  const anp = (priority: number, action: string, more: object = {}, name = `anp-${priority}`) =>
    adminPolicyOf({
      metadata: { name },
      spec: {
        priority,
        subject: { namespaces: {} },
        ingress: [{ action, from: [{ namespaces: {} }], ...more }],
      },
    });
  const inside = (parts: Partial<Record<keyof Tiers, ReturnType<typeof np>[]>>, n = 80) =>
    ask(
      {
        admin: known(parts.admin ?? []),
        network: known(parts.network ?? []),
        baseline: known(parts.baseline ?? []),
      },
      'ingress',
      subject,
      other,
      n,
    );
  const byOf = ({ ending }: Evaluation) => ending?.by.map(({ name }) => name);

  it('names the policy that allows, and all that isolate where none does', () => {
    const open = np({ ingress: [{ ports: [{ port: 'web' }] }] }, 'open');
    const closed = np({}, 'closed');
    const allowed = inside({ network: [closed, open] });
    expect([allowed.outcome, byOf(allowed)]).toEqual(['allowed', ['open']]);
    const isolated = inside({ network: [closed, open] }, 81);
    expect([isolated.outcome, byOf(isolated)]).toEqual(['isolated', ['closed', 'open']]);
  });

  it('takes the admin policy of the lowest number, and denies by it', () => {
    const found = inside({ admin: [anp(20, 'Allow'), anp(10, 'Deny')], network: [] });
    expect([found.outcome, byOf(found), found.ending?.tier]).toEqual([
      'denied',
      ['anp-10'],
      'admin',
    ]);
    expect(inside({ admin: [anp(20, 'Deny'), anp(10, 'Allow')] }).outcome).toBe('allowed');
  });

  it('leaves the tier by Pass, so that a later rule that denies does not count', () => {
    const found = inside({ admin: [anp(10, 'Pass'), anp(20, 'Deny')], network: [np({})] });
    expect([found.outcome, found.tiers[0]?.passedBy?.name]).toEqual(['isolated', 'anp-10']);
    expect(inside({ admin: [anp(10, 'Pass'), anp(20, 'Deny')] }).outcome).toBe('allowed');
  });

  it('asks the baseline only where no NetworkPolicy is for the pod', () => {
    const baseline = [anp(0, 'Deny', {}, 'default')];
    expect(inside({ baseline }).outcome).toBe('denied');
    expect(inside({ baseline, network: [np({ ingress: [{}] })] }).outcome).toBe('allowed');
    expect(inside({ baseline, network: [np({ policyTypes: ['Egress'] })] }).outcome).toBe('denied');
  });

  it('cannot tell which of two of the same priority counts, unless both say the same', () => {
    const contradicting = inside({ admin: [anp(10, 'Allow'), anp(10, 'Deny', {}, 'other')] });
    expect([contradicting.outcome, contradicting.missing]).toEqual([
      'unknown',
      [
        reason(
          'Policies of the same priority contradict each other: which one counts is not defined.',
        ),
      ],
    ]);
    expect(inside({ admin: [anp(10, 'Deny'), anp(10, 'Deny', {}, 'other')] }).outcome).toBe(
      'denied',
    );
  });

  it('takes addresses out of a network, which another peer may allow', () => {
    const block = { ipBlock: { cidr: '10.0.0.0/24', except: ['10.0.0.2/32'] } };
    expect(inside({ network: [np({ ingress: [{ from: [block] }] })] }).outcome).toBe('isolated');
    const more = { ipBlock: { cidr: '10.0.0.2/31' } };
    expect(inside({ network: [np({ ingress: [{ from: [block, more] }] })] }).outcome).toBe(
      'allowed',
    );
  });

  it('tells an address outside of the cluster from one that may be the address of a pod', () => {
    const tiers: Tiers = {
      admin: known([]),
      network: known([np({ ingress: [{ from: [{ namespaceSelector: {} }] }] })]),
      baseline: known([]),
    };
    const address: PolicyPeer = {
      kind: 'address',
      ip: ipOf('192.0.2.1'),
      mayBePod: undefined,
      nodeLabels: known(undefined),
    };
    expect(ask(tiers, 'ingress', subject, address).outcome).toBe('isolated');
    const why = reason('Its pod is not known.');
    const perhaps = ask(tiers, 'ingress', subject, { ...address, mayBePod: why });
    expect([perhaps.outcome, perhaps.missing]).toEqual(['unknown', [why]]);
  });

  it('tells of somebody what holds for all, and that it depends where it does', () => {
    const from = (peer: object, who: Somebody['who'], namespace?: string) => {
      const tiers: Tiers = {
        admin: known([]),
        network: known([np({ ingress: [{ from: [peer] }] })]),
        baseline: known([]),
      };
      const somebody: PolicyPeer = {
        kind: 'somebody',
        who,
        namespace: namespace === undefined ? undefined : { name: namespace, labels: known({}) },
        ranges: [rangeOf(who === 'pod' ? '10.0.0.0/16' : '0.0.0.0/0')],
        why: HIDDEN.missing,
      };
      return ask(tiers, 'ingress', subject, somebody).outcome;
    };
    const [own, every] = [{ podSelector: {} }, { namespaceSelector: {} }];
    expect(from(own, 'pod', 'one')).toBe('allowed');
    expect(from(own, 'pod', 'two')).toBe('isolated');
    expect(from(own, 'pod')).toBe('unknown');
    expect(from({ podSelector: { matchLabels: { app: 'x' } } }, 'pod', 'one')).toBe('unknown');
    expect(from(every, 'pod')).toBe('allowed');
    expect(from(every, 'outside')).toBe('isolated');
    // Pods of a namespace of the host network have addresses of nodes.
    expect([from(every, 'node'), from(own, 'node')]).toEqual(['unknown', 'isolated']);
    expect([from(own, 'anyone'), from(every, 'anyone')]).toEqual(['unknown', 'unknown']);
    const block = (cidr: string, ...except: string[]) => ({ ipBlock: { cidr, except } });
    expect(from(block('0.0.0.0/0'), 'outside')).toBe('allowed');
    expect(from(block('0.0.0.0/0', '192.0.2.0/24'), 'outside')).toBe('unknown');
    expect(from(block('192.0.2.0/24'), 'outside')).toBe('unknown');
    expect(from(block('192.0.2.0/24'), 'pod')).toBe('isolated');
    expect(from(block('0.0.0.0/0', '192.0.2.0/24'), 'pod')).toBe('allowed');
    expect(from(block('::/0'), 'outside')).toBe('isolated');
  });

  it('reaches nodes by their labels', () => {
    const policy = adminPolicyOf({
      metadata: { name: 'nodes' },
      spec: {
        priority: 1,
        subject: { namespaces: {} },
        egress: [{ action: 'Deny', to: [{ nodes: { matchLabels: { role: 'worker' } } }] }],
      },
    });
    const tiers: Tiers = { admin: known([policy]), network: known([]), baseline: known([]) };
    const node = (of: Labels | undefined): PolicyPeer => ({
      kind: 'address',
      ip: ipOf('192.0.2.1'),
      mayBePod: undefined,
      nodeLabels: known(of),
    });
    expect(ask(tiers, 'egress', subject, node({ role: 'worker' })).outcome).toBe('denied');
    expect(ask(tiers, 'egress', subject, node({ role: 'master' })).outcome).toBe('allowed');
    expect(ask(tiers, 'egress', subject, node(undefined)).outcome).toBe('allowed');
  });
});
