import fc from 'fast-check';
import type { KubernetesResource } from '../core/resource';
import { withObjects } from './with-objects';
import { worldOf } from './world';

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
