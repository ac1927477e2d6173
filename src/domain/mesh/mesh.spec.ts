import { worldOf } from '../world/world';
import { membershipOf, meshOf } from './mesh';
import { istio, noRolls, roll } from './testing/objects';

const answer = (objects: unknown[], labels: Record<string, string> | undefined) =>
  membershipOf(meshOf(worldOf(objects)), 'default', labels).answer;

const selected = { matchLabels: { mesh: 'on' } };

describe('membershipOf', () => {
  it.each([
    [
      'istio-injection=enabled and revision default',
      [istio()],
      { 'istio-injection': 'enabled' },
      'yes',
    ],
    [
      'istio-injection=enabled and another revision, which may have the tag default',
      [istio({ name: 'prod' })],
      { 'istio-injection': 'enabled' },
      'unknown',
    ],
    ['istio.io/rev', [istio({ name: 'prod' })], { 'istio.io/rev': 'prod' }, 'yes'],
    [
      'istio.io/rev of what may be a tag',
      [istio({ name: 'prod' })],
      { 'istio.io/rev': 'x' },
      'unknown',
    ],
    [
      'both labels, of which istio-injection wins',
      [istio({ name: 'prod' }), noRolls],
      { 'istio-injection': 'disabled', 'istio.io/rev': 'prod' },
      'no',
    ],
    [
      'an unknown value of istio-injection beside a revision',
      [istio({ name: 'prod' })],
      { 'istio-injection': 'x', 'istio.io/rev': 'prod' },
      'unknown',
    ],
    ['a label and no mesh that can be seen', [], { 'istio-injection': 'enabled' }, 'unknown'],
    ['no label', [istio(), noRolls], {}, 'unknown'],
    [
      'a label, and discovery selectors that leave it out while others may have it',
      [istio({ selectors: [selected] })],
      { 'istio-injection': 'enabled' },
      'unknown',
    ],
    [
      'the revision of a mesh that does not discover it',
      [istio({ selectors: [selected] }), istio({ name: 'prod' }), noRolls],
      { 'istio-injection': 'enabled' },
      'unknown',
    ],
    ['labels that are not known', [istio()], undefined, 'unknown'],
    ['the name in a member roll', [roll(['default'])], undefined, 'yes'],
    ['all namespaces in a member roll', [roll(['*'])], undefined, 'yes'],
    ['a selector of a member roll', [roll([], [selected])], { mesh: 'on' }, 'yes'],
    ['a status of a member roll', [roll([], [], { configuredMembers: ['default'] })], {}, 'yes'],
    ['member rolls without it, where an Istio may be there', [roll(['other'])], {}, 'unknown'],
    [
      'one of two meshes that discovers it',
      [istio({ selectors: [selected] }), istio({ name: 'prod' }), noRolls],
      { 'istio.io/rev': 'prod' },
      'yes',
    ],
  ])('with %s', (_what, objects, labels, expected) => {
    expect(answer(objects, labels)).toBe(expected);
  });

  it('is out where there are member rolls only and none has the namespace', () => {
    const world = worldOf([roll(['other'])], {
      Istio: 'everywhere',
      ServiceMeshMemberRoll: 'everywhere',
    });
    expect(membershipOf(meshOf(world), 'default', {}).answer).toBe('no');
  });

  it('takes a kind that the cluster does not have for known', () => {
    const crds = worldOf([], { CustomResourceDefinition: 'everywhere' });
    expect(meshOf(crds)).toMatchObject({ arePlanesKnown: true, areRollsKnown: true });
    expect(meshOf(worldOf([], {}))).toMatchObject({ arePlanesKnown: false, areRollsKnown: false });
  });
});
