import { worldOf } from '../world/world';
import { emptyPlan, planOf } from '../migration-network/draft';
import {
  isRefusing,
  migrationCandidatesOf,
  migrationFindingsOf,
  withNetwork,
} from './migration-candidates';
import * as cluster from './testing/cluster';
import * as o from './testing/objects';

const CNV = 'openshift-cnv';
const at = (name: string) => ({ namespace: CNV, name });
const ipam = (range: string) => ({ ipam: { type: 'whereabouts', range } });
const cards = [o.ethernet('eth1'), o.linuxBridge('br1', ['eth2']), o.ethernet('eth2')];
const nodes = [...o.worker('n1', cards), ...o.worker('n2', [...cards, o.ethernet('eth9')])];

const nads = [
  o.macvlan({}, at('good')),
  o.bridge({ ...ipam('10.200.6.0/24'), vlan: 50 }, at('on-bridge')),
  o.macvlan({ ipam: undefined }, at('no-addresses')),
  o.macvlan(ipam('10.200.7.0/31'), at('small')),
  o.macvlan(ipam('10.129.0.0/24'), at('over-pods')),
  o.macvlan({ master: 'eth9', ...ipam('10.200.8.0/24') }, at('not-everywhere')),
  o.bridge({ bridge: 'br-none', ...ipam('10.200.9.0/24') }, at('no-bridge')),
  o.macvlan({ mtu: 9000, ...ipam('10.200.10.0/24') }, at('large-packets')),
  o.layer2({ role: 'primary', subnets: '10.200.11.0/24', name: 'p' }, at('primary')),
  o.macvlan({}, { name: 'elsewhere', namespace: 'web' }),
];

const owners: [string, object, (network: string) => object][] = [
  ['HyperConverged v1', cluster.hyperConverged('good'), (name) => cluster.hyperConverged(name)],
  [
    'HyperConverged v1beta1',
    cluster.hyperConverged('good', 'v1beta1'),
    (name) => cluster.hyperConverged(name, 'v1beta1'),
  ],
  ['KubeVirt alone', cluster.kubeVirt('good', CNV), (name) => cluster.kubeVirt(name, CNV)],
];

describe.each(owners)('candidates for live migration, by %s', (_name, owner) => {
  const world = worldOf([owner, ...nads, ...nodes, cluster.clusterNetwork()]);
  const found = migrationCandidatesOf(world, CNV);
  const codesOf = (name: string) =>
    found
      .find(({ nad }) => nad.name === name)
      ?.findings.filter(({ severity }) => severity !== 'info')
      .map(({ code }) => code);

  it('are the networks of that namespace, the good ones first', () => {
    expect(found.slice(0, 2).map(({ nad, verdict }) => `${nad.name} ${verdict}`)).toEqual([
      'good good',
      'on-bridge good',
    ]);
    expect(found.map(({ nad }) => nad.name)).not.toContain('elsewhere');
    expect(new Set(found.slice(2).map(({ verdict }) => verdict))).toEqual(new Set(['refused']));
    expect(found.filter(({ isInUse }) => isInUse).map(({ nad }) => nad.name)).toEqual(['good']);
  });

  it.each([
    ['no-addresses', 'VMN453'],
    ['small', 'VMN454'],
    ['over-pods', 'VMN445'],
    ['not-everywhere', 'VMN456'],
    ['no-bridge', 'VMN410'],
    ['large-packets', 'VMN431'],
    ['primary', 'VMN458'],
  ])('%s: %s', (name, code) => {
    expect(codesOf(name)).toContain(code);
  });
});

describe('a network that is being planned', () => {
  const world = worldOf([cluster.hyperConverged('before'), ...nodes, cluster.clusterNetwork()]);
  const codesOf = (values: object) => {
    const plan = planOf(world, CNV, { ...emptyPlan, link: 'eth1', ...values });
    return migrationFindingsOf(world, plan.judged)
      .filter(isRefusing)
      .map(({ code }) => code);
  };

  it.each(['', 'migration'])('is judged with the name "%s" as if it was in use', (name) => {
    expect(codesOf({ name, range: '10.200.5.0/24' })).toEqual([]);
    expect(codesOf({ name, range: '10.129.0.0/24' })).toEqual(['VMN445']);
    expect(codesOf({ name, range: '10.200.5.0/31' })).toContain('VMN454');
  });

  it('is read by its name', () => {
    expect(codesOf({ name: 'Migration', range: '10.200.5.0/24' })).toContain('VMN102');
  });
});

describe('withNetwork', () => {
  it.each(owners)(
    'writes and removes the name in %s, and leaves all else',
    (_name, owner, made) => {
      const more = { ...owner, other: { deep: [1] } };
      const shape =
        (owner as { kind: string }).kind === 'KubeVirt'
          ? 'kubevirt'
          : (owner as { apiVersion: string }).apiVersion.endsWith('v1beta1')
            ? 'hco-v1beta1'
            : 'hco-v1';
      const object = more as Parameters<typeof withNetwork>[0]['object'];
      expect(withNetwork({ object, shape }, 'next')).toEqual({
        ...made('next'),
        other: { deep: [1] },
      });
      const without = withNetwork({ object, shape }, '');
      expect(JSON.stringify(without)).not.toContain('"network"');
      expect(without.other).toBe(object.other);
    },
  );
});

describe('candidates of a world of which little is known', () => {
  it('conclude nothing from nodes that are not there', () => {
    const world = worldOf([cluster.hyperConverged('good'), nads[0]], {
      NetworkAttachmentDefinition: 'everywhere',
    });
    expect(migrationCandidatesOf(world, CNV)[0]?.verdict).toBe('good');
  });
});
