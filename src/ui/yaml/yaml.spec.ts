import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { parseYaml, updateYaml } from './yaml';

describe('parseYaml', () => {
  it('reads one object', () => {
    expect(parseYaml('kind: Pod\nmetadata: {name: a}\n')).toEqual({
      kind: 'ok',
      resource: { kind: 'Pod', metadata: { name: 'a' } },
    });
  });

  it.each([
    ['', 'empty'],
    ['# only a comment\n', 'empty'],
    ['a: 1\n---\nb: 2\n', 'several'],
    ['- a\n- b\n', 'no-object'],
    ['text', 'no-object'],
  ])('does not take %j for an object', (text, kind) => {
    expect(parseYaml(text).kind).toBe(kind);
  });

  it('says where a text is broken', () => {
    expect(parseYaml('kind: Pod\nmetadata:\n  name: "a\n')).toMatchObject({
      kind: 'syntax',
      line: 4,
    });
  });
});

describe('updateYaml', () => {
  const text = [
    '# who owns it',
    'kind: Pod',
    'metadata:',
    "  name: 'a' # the name",
    '  labels: {x: "1"}',
    '',
  ].join('\n');

  it('changes only what differs, and keeps comments, order and spelling', () => {
    const updated = updateYaml({ kind: 'Pod', metadata: { name: 'b', labels: { x: '1' } } }, text);
    expect(updated).toContain('# who owns it');
    expect(updated).toContain('labels: { x: "1" }');
    expect(parseDocument(updated).toJS()).toEqual({
      kind: 'Pod',
      metadata: { name: 'b', labels: { x: '1' } },
    });
  });

  it('removes what is gone', () => {
    expect(parseDocument(updateYaml({ kind: 'Pod' }, text)).toJS()).toEqual({ kind: 'Pod' });
  });

  it('starts anew when the previous text cannot be read', () => {
    expect(updateYaml({ kind: 'Pod' }, '{ broken')).toBe('kind: Pod\n');
  });

  it('holds exactly the object, whatever stood there before', () => {
    const object = fc.dictionary(
      fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
      fc.jsonValue({ maxDepth: 3 }),
    );
    fc.assert(
      fc.property(object, object, (next, before) => {
        const written = updateYaml(next, updateYaml(before));
        expect(parseDocument(written).toJS()).toEqual(JSON.parse(JSON.stringify(next)));
      }),
    );
  });
});
