import type { KubernetesResource } from '../../core/resource';
import { worldOf } from '../../world/world';
import { removalOf } from '../removal';
import { enactment, node } from '../testing/objects';
import { card, state } from '../testing/states';
import { connectDefaults } from './fields';
import { connectPlanOf } from './plan';
import { connectRunOf } from './run';

const values = {
  ...connectDefaults,
  purpose: 'linux',
  uplinks: 'eno2',
  bridge: 'br1',
  policy: 'bridge',
  vlans: '5-6',
  projects: 'shop',
};

const labels = (host: string) => ({
  'kubernetes.io/hostname': host,
  'node-role.kubernetes.io/worker': '',
});
const cluster = [
  node('a', labels('a')),
  node('b', labels('b')),
  node('other', { 'kubernetes.io/hostname': 'other' }),
  state('a', [card('eno2')]),
  state('b', [card('eno2')]),
];
const chosen = { ...values, way: 'label', label: 'node-role.kubernetes.io/worker' };
const plan = connectPlanOf(worldOf(cluster), chosen);
const uid = 'uid-1';

const stored = (selector: Record<string, string>): KubernetesResource => ({
  ...plan.policy,
  metadata: { name: 'bridge', uid, generation: 1 },
  spec: { ...(plan.policy as { spec: object }).spec, nodeSelector: selector },
});
const everywhere = { 'node-role.kubernetes.io/worker': '' };
const onA = { 'kubernetes.io/hostname': 'a' };

const run = (...more: object[]) => connectRunOf(worldOf([...cluster, ...more]), plan, uid);

describe('connectRunOf', () => {
  it('has not begun as long as its own policy is not there', () => {
    expect(connectRunOf(worldOf(cluster), plan, undefined).stage).toBe('open');
    const other = { ...stored(everywhere), metadata: { name: 'bridge', uid: 'another' } };
    expect(run(other)).toMatchObject({ stage: 'open', policy: undefined });
  });

  it.each([
    ['on one node, not done', onA, [enactment('a', 'Progressing')], 'going', true],
    ['on one node, done', onA, [enactment('a', 'Available')], 'tried', true],
    ['on one node, failed', onA, [enactment('a', 'Failing')], 'failed', true],
    ['on all, one is done', everywhere, [enactment('a', 'Available')], 'going', false],
    [
      'on all, all are done',
      everywhere,
      [enactment('a', 'Available'), enactment('b', 'Available')],
      'done',
      false,
    ],
    [
      'on all, one was not tried any more',
      everywhere,
      [enactment('a', 'Available'), enactment('b', 'Aborted')],
      'failed',
      false,
    ],
    [
      'on all, one is tried again',
      everywhere,
      [enactment('a', 'Available'), enactment('b', 'Failing', { reason: 'Retrying' })],
      'going',
      false,
    ],
  ])('%s', (_what, selector, enactments, stage, isTrial) => {
    expect(run(stored(selector), ...enactments)).toMatchObject({ stage, isTrial });
  });

  it('is being taken back as soon as the policy asks for the absence of what it made', () => {
    const before = stored(everywhere);
    expect(run(removalOf(before, []), enactment('a', 'Available')).stage).toBe('removing');
  });

  it('concludes nothing where nodes and what they say are not known', () => {
    const blind = worldOf([stored(everywhere)]);
    expect(connectRunOf(blind, plan, uid).stage).toBe('unknown');
  });

  it('tells networks that are there from those that are not, and a plan that became another', () => {
    const [first, second] = plan.networks.flatMap(({ objects }) => objects);
    if (!first || !second) throw new Error('no networks');
    const begun = run(first, stored(everywhere));
    expect(begun.there).toEqual([first]);
    expect(begun.missing).toEqual([second]);
    expect(begun.isOutdated).toBe(false);
    const other = connectPlanOf(worldOf(cluster), { ...chosen, mtu: '9000' });
    expect(connectRunOf(worldOf([...cluster, stored(everywhere)]), other, uid).isOutdated).toBe(
      true,
    );
  });
});
