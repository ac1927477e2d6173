import fc from 'fast-check';
import type { KubernetesResource } from '../core/resource';
import { joinedWorlds } from './joined-worlds';
import { withObjects } from './with-objects';
import { withoutObjects } from './without-objects';
import { worldOf, type World } from './world';

const nad = (name: string, namespace: string, mark = ''): KubernetesResource => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name, namespace },
  spec: { config: mark },
});

const KIND = 'NetworkAttachmentDefinition';

const anyNads = fc.uniqueArray(
  fc.record({ name: fc.constantFrom('a', 'b', 'c'), namespace: fc.constantFrom('x', 'y') }),
  { selector: ({ name, namespace }) => `${namespace}/${name}` },
);

describe('withObjects', () => {
  it('says in each way the same as a world that was made of them', () => {
    fc.assert(
      fc.property(anyNads, anyNads, (before, after) => {
        const old = before.map(({ name, namespace }) => nad(name, namespace, 'old'));
        const own = after.map(({ name, namespace }) => nad(name, namespace, 'new'));
        const both = withObjects(worldOf(old, { [KIND]: ['x'] }), own);
        const kept = old.filter(({ metadata }) =>
          own.every(
            (each) =>
              each.metadata?.name !== metadata?.name ||
              each.metadata?.namespace !== metadata?.namespace,
          ),
        );
        const same = worldOf([...kept, ...own], { [KIND]: ['x'] });
        expect(both.objects).toEqual(same.objects);
        for (const namespace of [undefined, 'x', 'y']) {
          expect(both.list(KIND, namespace)).toEqual(same.list(KIND, namespace));
          expect(both.isKnown(KIND, namespace)).toBe(same.isKnown(KIND, namespace));
        }
        for (const { name, namespace } of [...before, ...after]) {
          expect(both.find(KIND, name, namespace)).toEqual(same.find(KIND, name, namespace));
        }
      }),
    );
  });
});

const everyWay = (world: World) => ({
  objects: world.objects,
  lists: [undefined, 'x', 'y'].map((namespace) => world.list(KIND, namespace)),
  known: [undefined, 'x', 'y'].map((namespace) => world.isKnown(KIND, namespace)),
  found: ['a', 'b', 'c'].flatMap((name) =>
    ['x', 'y'].map((namespace) => world.find(KIND, name, namespace)),
  ),
});

describe('withoutObjects', () => {
  it('says in each way the same as a world that was made without them', () => {
    fc.assert(
      fc.property(anyNads, fc.constantFrom('a', 'b', 'c'), (given, gone) => {
        const all = given.map(({ name, namespace }) => nad(name, namespace));
        const isGone = ({ metadata }: KubernetesResource) => metadata?.name === gone;
        const world = worldOf(all, { [KIND]: ['x'] });
        const same = worldOf(
          all.filter((each) => !isGone(each)),
          { [KIND]: ['x'] },
        );
        expect(everyWay(withoutObjects(world, [KIND], isGone))).toEqual(everyWay(same));
        expect(everyWay(withoutObjects(world, ['Pod'], isGone))).toEqual(everyWay(world));
      }),
    );
  });
});

describe('joinedWorlds', () => {
  it('says in each way the same as a world of both, in which the first counts', () => {
    fc.assert(
      fc.property(anyNads, anyNads, (first, second) => {
        const own = first.map(({ name, namespace }) => nad(name, namespace, 'own'));
        const all = second.map(({ name, namespace }) => nad(name, namespace, 'other'));
        const isNew = ({ metadata }: KubernetesResource) =>
          own.every(
            (each) =>
              each.metadata?.name !== metadata?.name ||
              each.metadata?.namespace !== metadata?.namespace,
          );
        const joined = joinedWorlds(
          worldOf(own, { [KIND]: ['x'] }),
          worldOf(all, { [KIND]: ['y'] }),
        );
        const same = worldOf([...own, ...all.filter(isNew)], { [KIND]: ['x', 'y'] });
        expect(everyWay(joined)).toEqual(everyWay(same));
      }),
    );
  });
});
