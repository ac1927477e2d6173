import fc from 'fast-check';
import { objectKey, Store } from './store.ts';

const name = fc.stringMatching(/^[a-z0-9]([-.a-z0-9]{0,4}[a-z0-9])?$/);

describe('the objects of a namespace', () => {
  it('are those of its name and of no other, in the order of their names', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, name), { selector: (key) => key.join('/') }),
        name,
        (keys, namespace) => {
          const store = new Store(1000);
          for (const [each, own] of keys)
            store.put('/Pod', {
              apiVersion: 'v1',
              kind: 'Pod',
              metadata: { namespace: each, name: own },
            });
          const sorted = keys.map(([each, own]) => objectKey(each, own)).sort();
          const listed = (of?: string) =>
            store
              .list('/Pod', of)
              .map(({ metadata }) => objectKey(metadata.namespace, metadata.name));
          expect(listed()).toEqual(sorted);
          for (const each of [namespace, ...keys.map(([own]) => own)])
            expect(listed(each)).toEqual(sorted.filter((key) => key.startsWith(`${each}/`)));
        },
      ),
    );
  });
});
