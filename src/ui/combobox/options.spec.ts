import fc from 'fast-check';
import { grouped, matching, type ComboOption } from './options';

const many = Array.from({ length: 5000 }, (_, index): ComboOption => ({ value: `vlan-${index}` }));

describe('the options that match a text', () => {
  it('are a part of thousands, with how many more there are', () => {
    const { options, hidden } = matching(many, '');
    expect(options).toHaveLength(50);
    expect(hidden).toBe(4950);
    expect(matching(many, 'VLAN-4999').options).toEqual([{ value: 'vlan-4999' }]);
  });

  it('are found by what is said of them, too, and begin with those that begin with the text', () => {
    const options = [
      { value: 'my-br', description: 'on 3 of 3 nodes' },
      { value: 'br1', description: 'on 2 of 3 nodes' },
    ];
    expect(matching(options, 'br').options.map(({ value }) => value)).toEqual(['br1', 'my-br']);
    expect(matching(options, '2 of 3').options.map(({ value }) => value)).toEqual(['br1']);
    expect(matching(options, 'nothing').options).toEqual([]);
  });

  it('are all that contain it, whatever is typed', () => {
    const option = fc.record({ value: fc.string({ maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(option, { maxLength: 20 }), fc.string({ maxLength: 2 }), (all, text) => {
        const wanted = text.trim().toLowerCase();
        const found = matching(all, text).options;
        expect(new Set(found)).toEqual(
          new Set(all.filter(({ value }) => `${value} `.toLowerCase().includes(wanted))),
        );
      }),
    );
  });
});

it('keeps options together that have one heading, with their places', () => {
  const groups = grouped([
    { value: 'pod' },
    { value: 'a', group: 'one' },
    { value: 'b', group: 'one' },
    { value: 'c', group: 'two' },
  ]);
  expect(groups.map(({ label, options }) => [label, options.map(({ at }) => at)])).toEqual([
    [undefined, [0]],
    ['one', [1, 2]],
    ['two', [3]],
  ]);
});
