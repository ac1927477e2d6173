import fc from 'fast-check';
import {
  ADDRESSES_ANNOTATION,
  requestText,
  withRenamedRequest,
  withRequest,
} from './requested-addresses';

const asking = (text: string) => ({ 'example.com/own': 'kept', [ADDRESSES_ANNOTATION]: text });

describe('the addresses that an interface asks for', () => {
  it('are read and written in their place, with all else as it was', () => {
    const before = asking('{ "other": ["10.0.0.9"],  "default": ["10.0.0.5", "fd00::5"] }');
    expect(requestText(before, 'default')).toBe('10.0.0.5, fd00::5');
    expect(withRequest(before, 'default', '10.0.0.6, fd00::5')).toEqual(
      asking('{ "other": ["10.0.0.9"],  "default": ["10.0.0.6", "fd00::5"] }'),
    );
    expect(withRequest(before, 'default', '')).toEqual(asking('{ "other": ["10.0.0.9"] }'));
  });

  it('make the annotation, and take it away with the last', () => {
    const made = withRequest({ own: 'kept' }, 'default', '10.0.0.5');
    expect(made).toEqual({ own: 'kept', [ADDRESSES_ANNOTATION]: '{"default":["10.0.0.5"]}' });
    expect(withRequest(made, 'default', ' ')).toEqual({ own: 'kept' });
    const nothing = { own: 'kept' };
    expect(withRequest(nothing, 'default', '')).toBe(nothing);
  });

  it.each(['{', '[]', '"text"', '{"default": "10.0.0.5"}'])(
    'stay as they are where they cannot be read: %s',
    (text) => {
      const before = asking(text);
      expect(requestText(before, 'default')).toBe('');
      expect(withRequest(before, 'default', '10.0.0.6')).toBe(before);
      expect(withRenamedRequest(before, 'default', 'lan')).toBe(before);
    },
  );

  it('are written where the annotation is null or empty', () => {
    for (const text of ['null', '']) {
      expect(withRequest(asking(text), 'default', '10.0.0.6')).toEqual(
        asking('{"default":["10.0.0.6"]}'),
      );
    }
  });

  it('go with the interface when it is renamed', () => {
    const before = asking('{"default":["10.0.0.5"],"other":[]}');
    const after = withRenamedRequest(before, 'default', 'lan');
    expect(requestText(after, 'lan')).toBe('10.0.0.5');
    expect(requestText(after, 'default')).toBe('');
    expect(withRenamedRequest(before, 'nobody', 'lan')).toBe(before);
    expect(withRenamedRequest(before, 'default', 'default')).toBe(before);
  });

  it('are what was written, whatever others ask for', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
    const map = fc.dictionary(name, fc.array(fc.ipV4(), { maxLength: 3 }));
    fc.assert(
      fc.property(map, name, fc.array(fc.ipV4(), { maxLength: 3 }), (others, own, addresses) => {
        const before = { [ADDRESSES_ANNOTATION]: JSON.stringify(others) };
        const after = withRequest(before, own, addresses.join(', '));
        expect(requestText(after, own)).toBe(addresses.join(', '));
        for (const other of Object.keys(others).filter((each) => each !== own)) {
          expect(requestText(after, other)).toBe(requestText(before, other));
        }
      }),
    );
  });
});
