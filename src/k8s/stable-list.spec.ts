import fc from 'fast-check';
import { keptObjects, listKeeper } from './stable-list';

const object = (uid: string, resourceVersion: string) => ({ metadata: { uid, resourceVersion } });

/** As the console hands out a list: made anew. */
const copyOf = <T>(value: T): T => structuredClone(value);

describe('the objects of a list', () => {
  const list = [object('a', '1'), object('b', '1'), object('c', '1')];

  it('stay the same, and so does the list, when they are made anew', () => {
    expect(keptObjects(list, copyOf(list))).toBe(list);
  });

  it('stay the same when another one changes, comes or goes', () => {
    const [a, b, c] = list;
    const changed = keptObjects(list, [...copyOf([a, b]), object('c', '2')] as typeof list);
    expect(changed[0]).toBe(a);
    expect(changed[2]).toEqual(object('c', '2'));
    const gone = keptObjects(list, copyOf([b, c]) as typeof list);
    expect(gone[0]).toBe(b);
    expect(gone[1]).toBe(c);
  });

  it('are others under the same version where they were created anew', () => {
    const again = object('d', '1');
    expect(keptObjects([object('a', '1')], [again])[0]).toBe(again);
  });

  it('are taken as they come where they have neither uid nor version', () => {
    const bare = [{ metadata: { name: 'x' } }];
    const other = [{ metadata: { name: 'y' } }];
    expect(keptObjects(bare, other)[0]).toBe(other[0]);
  });

  it('are always those that came, in their order', () => {
    const objects = fc.uniqueArray(
      fc.record({ uid: fc.nat(20).map(String), version: fc.nat(3).map(String) }),
      { selector: ({ uid }) => uid },
    );
    fc.assert(
      fc.property(fc.array(objects, { maxLength: 6 }), (lists) => {
        const keep = listKeeper();
        for (const entries of lists) {
          const next = entries.map(({ uid, version }) => object(uid, version));
          expect(keep('list', next)).toEqual(next);
        }
      }),
    );
  });
});
