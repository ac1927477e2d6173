import type { KubernetesResource } from '../core/resource';
import { worldOf } from '../world/world';
import * as codes from './codes';
import { findingOf, referenceOf } from './report';
import { inOwnRoom, inRooms, type WorldRule } from './rooms';

const nad = (name: string, spec: object = {}): KubernetesResource => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name, namespace: 'default' },
  spec,
});

const nads = Array.from({ length: 20 }, (_, index) => nad(`net-${index}`));

/** Has something to say of every network, and trips over some. */
const everyOne: WorldRule = (world) =>
  world.list('NetworkAttachmentDefinition').map((object) => {
    if ((object.spec as { bad?: boolean } | undefined)?.bad) throw new RangeError('too much');
    return findingOf(codes.noPluginType, referenceOf(object), 'spec.config');
  });

const told = (findings: { code: string; object: { name: string } }[]): string[] =>
  findings.map(({ code, object }) => `${code} ${object.name}`);

describe('inOwnRoom', () => {
  it('makes a finding on the object of what its check throws', () => {
    const found = inOwnRoom(nad('a'), () => {
      throw new RangeError('too much');
    });
    expect(found).toEqual([
      expect.objectContaining({ code: codes.objectNotChecked, params: { error: 'too much' } }),
    ]);
    expect(found[0]?.object).toMatchObject({ namespace: 'default', name: 'a' });
    expect(inOwnRoom(nad('a'), () => [])).toEqual([]);
  });
});

describe('inRooms', () => {
  it('says what the rules say where none throws', () => {
    const world = worldOf(nads);
    expect(inRooms(world, [everyOne, everyOne])).toEqual([...everyOne(world), ...everyOne(world)]);
  });

  it.each([[[0]], [[7]], [[19]], [[3, 4, 12]]])(
    'says of objects %j that they could not be checked, and checks the others',
    (places) => {
      const objects = nads.map((object, index) =>
        places.includes(index) ? { ...object, spec: { bad: true } } : object,
      );
      const found = inRooms(worldOf(objects), [everyOne]);
      expect(new Set(told(found))).toEqual(
        new Set(
          nads.map(({ metadata }, index) => {
            const code = places.includes(index) ? codes.objectNotChecked : codes.noPluginType;
            return `${code} ${metadata?.name}`;
          }),
        ),
      );
    },
  );

  it('lets rules see that the object is there, so that none misses it', () => {
    const misses: WorldRule = (world) =>
      world.find('NetworkAttachmentDefinition', 'net-1', 'default')
        ? everyOne(world)
        : [findingOf(codes.noNetworkAttachmentDefinitionNamed, referenceOf(nad('user')), 'spec')];
    const bad = nads.map((object, index) =>
      index === 1 ? { ...object, spec: { bad: true } } : object,
    );
    expect(told(inRooms(worldOf(bad), [misses]))).not.toContain(
      `${codes.noNetworkAttachmentDefinitionNamed} user`,
    );
  });

  it('takes an object out of the way of which even the name cannot be read', () => {
    const ofNames: WorldRule = (world) => {
      if (world.find('NetworkAttachmentDefinition', 'net-3', 'default')) throw new Error('a name');
      return everyOne(world);
    };
    const found = told(inRooms(worldOf(nads), [ofNames]));
    expect(found).toHaveLength(nads.length);
    expect(found).toContain(`${codes.objectNotChecked} net-3`);
  });

  it('does not hide a rule that throws whatever the objects are', () => {
    const broken: WorldRule = () => {
      throw new Error('broken');
    };
    expect(() => inRooms(worldOf(nads), [broken])).toThrow('broken');
  });
});
