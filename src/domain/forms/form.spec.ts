import fc from 'fast-check';
import { formOf, formOfDocument, textOnly } from './form';
import { valueAt } from '../core/resource';
import { asTyped, within } from './leaf';
import { flagAtLeaf, listAtLeaf, numberAtLeaf, rowsAtLeaf, textAtLeaf } from './object-leaves';

type Json = Record<string, unknown>;

const leaves = {
  title: textAtLeaf(['title']),
  size: numberAtLeaf(['box', 'size'], { prunes: true }),
  words: listAtLeaf(['box', 'words']),
  isOpen: flagAtLeaf(['box', 'open'], true),
  rows: rowsAtLeaf(
    ['rows'],
    (entry) => ({ a: asTyped(valueAt(entry, 'a')) }),
    ({ a }, before) => ({ ...before, a }),
  ),
  box: { ...textAtLeaf(['box', 'name']), paths: ['box'] },
};

const form = formOfDocument<Json, typeof leaves>(leaves);

const scalars = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const documents = fc.dictionary(
  fc.constantFrom('title', 'box', 'rows', 'other'),
  fc.oneof(
    scalars,
    fc.dictionary(fc.constantFrom('size', 'words', 'open', 'name', 'x'), fc.jsonValue()),
    fc.array(fc.oneof(scalars, fc.record({ a: scalars, more: scalars }))),
  ),
);

describe('a form of leaves', () => {
  it('changes nothing with what it has read, for 1,000 documents', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(form.apply(document, form.read(document))).toBe(document);
      }),
      { numRuns: 1000 },
    );
  });

  it('writes only what is another value, and keeps what stands beside it', () => {
    const document = {
      title: 7,
      box: { words: ['a', { odd: 1 }], x: 1 },
      rows: [{ a: 'b', y: 1 }],
    };
    const values = form.read(document);
    expect(values).toMatchObject({ title: '7', words: 'a, ?', rows: [{ a: 'b' }] });
    const after = form.apply(document, { ...values, words: 'z, ?', rows: [{ a: 'c' }] });
    expect(after).toEqual({
      title: 7,
      box: { words: ['z', { odd: 1 }], x: 1 },
      rows: [{ a: 'c', y: 1 }],
    });
  });

  it('removes what is emptied, and what that leaves empty only where the leaf says so', () => {
    const sized = { box: { size: 1 } };
    expect(form.apply(sized, { ...form.read(sized), size: '' })).toEqual({});
    const worded = { box: { words: ['a'] } };
    expect(form.apply(worded, { ...form.read(worded), words: '' })).toEqual({ box: {} });
  });

  it('finds the field whose path leads nearest to that of a finding', () => {
    expect(form.fieldOf('box.size')).toBe('size');
    expect(form.fieldOf('box.words[1].x')).toBe('words');
    expect(form.fieldOf('box.sizes')).toBe('box');
    expect(form.fieldOf('boxes')).toBeUndefined();
  });

  it('knows the paths of a part by where the part lies', () => {
    type Parts = { inner: Json };
    const parts = { title: within<Parts, 'inner', string>('inner', leaves.title, 'spec.inner') };
    const outer = formOfDocument<Parts, typeof parts>(parts);
    expect(outer.fieldOf('spec.inner.title')).toBe('title');
    expect(outer.apply({ inner: { x: 1 } }, { title: 'a' })).toEqual({
      inner: { x: 1, title: 'a' },
    });
  });
});

describe('a form of objects', () => {
  const objectForm = formOf<Json, Json, { title: typeof leaves.title }>({
    leaves: { title: leaves.title },
    create: ({ name = '' }) => ({ title: name }),
    open: (object) =>
      object.locked === true ? textOnly('locked') : { kind: 'document', document: object },
    close: (_before, document) => ({ ...document, closed: true }),
  });

  it('leaves alone what it cannot show, and what does not change', () => {
    const locked = { locked: true };
    expect(objectForm.read(locked)).toEqual({ kind: 'text-only', reason: 'locked', params: {} });
    expect(objectForm.apply(locked, { title: 'a' })).toBe(locked);
    const made = objectForm.create({ name: 'a' });
    expect(objectForm.apply(made, { title: 'a' })).toBe(made);
    expect(objectForm.apply(made, { title: 'b' })).toEqual({ title: 'b', closed: true });
  });
});
