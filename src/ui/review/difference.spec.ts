import { differenceOf, yamlOf } from './difference';

const nad = (config: string, extra: object = {}) => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name: 'net', resourceVersion: '7', ...extra },
  spec: { config },
});

describe('differenceOf', () => {
  it('shows a change of one setting inside the configuration as one line', () => {
    const lines = differenceOf(
      nad('{"type":"bridge","vlan":1}'),
      nad('{"type":"bridge","vlan":2}'),
    );
    expect(lines.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '      "vlan": 1' },
      { kind: 'added', text: '      "vlan": 2' },
    ]);
  });

  it('passes over what the server owns, and is empty when nothing else differs', () => {
    expect(differenceOf(nad('{}'), nad('{}', { resourceVersion: '8', uid: 'x' }))).toEqual([]);
  });

  it('is empty when only the order of keys differs, in lists, too', () => {
    const before = { kind: 'A', apiVersion: 'v1', spec: { list: [{ name: 'a', pod: {} }] } };
    const after = { apiVersion: 'v1', spec: { list: [{ pod: {}, name: 'a' }] }, kind: 'A' };
    expect(differenceOf(before, after)).toEqual([]);
    expect(differenceOf(before, { ...after, extra: 1 }).map(({ text }) => text)).toContain(
      'extra: 1',
    );
  });

  it('keeps three lines around a change and stands in for the others', () => {
    const many = (first: string) => ({
      data: Object.fromEntries(
        Array.from({ length: 20 }, (_, index) => [
          `key${String(index).padStart(2, '0')}`,
          index === 10 ? first : 'same',
        ]),
      ),
    });
    const texts = differenceOf(many('a'), many('b')).map(({ text }) => text.trim());
    expect(texts[0]).toBe('…');
    expect(texts.at(-1)).toBe('…');
    expect(texts).toContain('key07: same');
    expect(texts).not.toContain('key06: same');
  });
});

describe('yamlOf', () => {
  it('leaves a configuration that is no JSON as it is', () => {
    expect(yamlOf(nad('{ not json'))).toContain('{ not json');
  });
});
