import fc from 'fast-check';
import jsonPatch, { type Operation as AnyOperation } from 'fast-json-patch';
import { sameJson } from '../core/same-json';
import { patchBetween, pointerStep, type Operation } from './json-patch';
import { rebase } from './rebase';

/** As Kubernetes does: a test for null passes where the key is missing. */
const apply = (before: object, operations: Operation[]): object => {
  let document = structuredClone(before);
  for (const operation of structuredClone(operations) as AnyOperation[]) {
    if (operation.op === 'test' && operation.value === null) {
      const slash = operation.path.lastIndexOf('/');
      const parent = jsonPatch.getValueByPointer(
        document,
        operation.path.slice(0, slash),
      ) as object;
      const key = jsonPatch.unescapePathComponent(operation.path.slice(slash + 1));
      if (!Object.hasOwn(parent, key)) continue;
    }
    document = jsonPatch.applyOperation(document, operation, true).newDocument;
  }
  return document;
};

// The library that stands in for the server refuses to touch prototypes.
const objects = fc
  .dictionary(fc.constantFrom('a', 'b/c', '~d', 'spec'), fc.jsonValue({ maxDepth: 3 }), {
    maxKeys: 4,
  })
  .filter((object) => !JSON.stringify(object).includes('__proto__'));

describe('patchBetween', () => {
  it('leads from one object to the other, whatever they are', () => {
    fc.assert(
      fc.property(objects, objects, (before, after) => {
        expect(sameJson(apply(before, patchBetween(before, after)), after)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('is empty where nothing differs but the order of keys and what the server owns', () => {
    expect(
      patchBetween(
        { metadata: { name: 'a', labels: { x: '1', y: '2' }, resourceVersion: '1' }, status: 1 },
        { status: 2, metadata: { labels: { y: '2', x: '1' }, name: 'a', resourceVersion: '2' } },
      ),
    ).toEqual([]);
  });

  it('tests what it replaces or removes, and nothing else', () => {
    expect(
      patchBetween(
        { metadata: { annotations: { 'k/a': '1', b: '2' } }, spec: { config: 'old', other: 1 } },
        { metadata: { annotations: { 'k/a': '3', c: '4' } }, spec: { config: 'new', other: 1 } },
      ),
    ).toEqual([
      { op: 'test', path: '/metadata/annotations/k~1a', value: '1' },
      { op: 'replace', path: '/metadata/annotations/k~1a', value: '3' },
      { op: 'test', path: '/metadata/annotations/b', value: '2' },
      { op: 'remove', path: '/metadata/annotations/b' },
      { op: 'test', path: '/metadata/annotations/c', value: null },
      { op: 'add', path: '/metadata/annotations/c', value: '4' },
      { op: 'test', path: '/spec/config', value: 'old' },
      { op: 'replace', path: '/spec/config', value: 'new' },
    ]);
  });

  it('does not apply to an object that somebody else has changed in the same place', () => {
    const patch = patchBetween({ spec: { config: 'a' } }, { spec: { config: 'b' } });
    expect(() => apply({ spec: { config: 'c' } }, patch)).toThrow();
    expect(apply({ spec: { config: 'a', more: 1 } }, patch)).toEqual({
      spec: { config: 'b', more: 1 },
    });
  });
});

describe('pointerStep', () => {
  it('escapes what a pointer gives a meaning', () => {
    expect(pointerStep('a/b~c')).toBe('/a~1b~0c');
  });
});

describe('rebase', () => {
  it('keeps what others did, and does again what the edit did', () => {
    const before = { metadata: { labels: { a: '1', b: '1' } }, spec: { config: 'old', list: [1] } };
    const edited = { metadata: { labels: { a: '2' } }, spec: { config: 'old', list: [1, 2] } };
    const current = {
      metadata: { labels: { a: '1', b: '1', c: '3' }, resourceVersion: '9' },
      spec: { config: 'theirs', list: [1] },
      status: {},
    };
    expect(rebase<object>(before, edited, current)).toEqual({
      metadata: { labels: { a: '2', c: '3' }, resourceVersion: '9' },
      spec: { config: 'theirs', list: [1, 2] },
      status: {},
    });
  });

  it('is the edit itself when nobody else changed anything', () => {
    fc.assert(
      fc.property(objects, objects, (before, edited) => {
        expect(sameJson(rebase<object>(before, edited, before), edited)).toBe(true);
      }),
    );
  });
});
