import { byNumbersInText, countedBy, groupedBy } from './collections';

describe('collections', () => {
  it('group entries in the order in which they came', () => {
    expect([...groupedBy(['b1', 'a1', 'b2'], (text) => text[0])]).toEqual([
      ['b', ['b1', 'b2']],
      ['a', ['a1']],
    ]);
  });

  it('count values, an entry without any for nothing', () => {
    const entries = [['net-10', 'net-2'], ['net-10'], []];
    expect(countedBy(entries, (values) => values)).toEqual([
      { value: 'net-2', count: 1 },
      { value: 'net-10', count: 2 },
    ]);
  });

  it('compare numbers in texts as numbers', () => {
    expect(['10', '9', '', '100'].sort(byNumbersInText)).toEqual(['', '9', '10', '100']);
  });
});
