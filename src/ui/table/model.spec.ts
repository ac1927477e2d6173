import fc from 'fast-check';
import {
  filterRows,
  groupRows,
  isFiltered,
  optionsOf,
  pageOf,
  partOf,
  readState,
  sortRows,
  type ChoiceFilter,
  type Column,
  type Filter,
  type FilterValues,
  type StateSpec,
  visibleColumns,
  writeState,
} from './model';

interface Row {
  name: string;
  tags: string[];
  labels: Record<string, string>;
}

const row = (name: string, tags: string[] = [], labels: Record<string, string> = {}): Row => ({
  name,
  tags,
  labels,
});
const rows = [row('net-10', ['a', 'b'], { tier: 'web' }), row('Net-2', ['b']), row('odd', [])];

const tags: ChoiceFilter<Row> = {
  kind: 'choice',
  key: 'tag',
  label: 'Tag',
  valuesOf: (each) => each.tags,
};
const known: ChoiceFilter<Row> = { ...tags, key: 'known', options: [{ value: 'a' }] };
const filters: Filter<Row>[] = [
  { kind: 'text', key: 'name', label: '', clearLabel: '', matcher: partOf(({ name }) => name) },
  tags,
  known,
  { kind: 'label', key: 'label', label: '', labelsOf: ({ labels }) => labels },
];
const columns: Column<Row>[] = [
  { key: 'name', label: 'Name', show: 'fixed', sortText: ({ name }) => name, cell: () => null },
  { key: 'tags', label: 'Tags', cell: () => null },
  { key: 'rare', label: 'Rare', show: 'extra', cell: () => null },
];
const spec: StateSpec<Row> = { columns, filters, sortedBy: 'name', perPage: 50 };
const namesOf = (list: readonly Row[]) => list.map(({ name }) => name);

describe('filterRows', () => {
  it.each<[FilterValues, string[]]>([
    [{}, ['net-10', 'Net-2', 'odd']],
    [{ name: [' NET-'] }, ['net-10', 'Net-2']],
    [{ name: ['  '] }, ['net-10', 'Net-2', 'odd']],
    [{ tag: ['b'] }, ['net-10', 'Net-2']],
    [{ tag: ['a', 'c'] }, ['net-10']],
    [{ tag: ['b'], name: ['2'] }, ['Net-2']],
    [{ label: ['tier'] }, ['net-10']],
    [{ label: ['tier=web'] }, ['net-10']],
    [{ label: ['tier=db'] }, []],
    [{ label: ['tier', 'other'] }, []],
    [{ label: ['toString'] }, []],
    [{ other: ['x'] }, ['net-10', 'Net-2', 'odd']],
  ])('%j', (values, expected) => {
    expect(namesOf(filterRows(rows, filters, values))).toEqual(expected);
  });

  it('gives back the list itself where nothing is filtered for', () => {
    expect(filterRows(rows, filters, { name: [''] })).toBe(rows);
    expect([isFiltered({ name: [] }), isFiltered({ name: ['x'] })]).toEqual([false, true]);
  });
});

describe('optionsOf', () => {
  it('counts the rows that have a value, each once', () => {
    expect(optionsOf(tags, [...rows, row('twice', ['a', 'a'])])).toEqual([
      { value: 'a', label: 'a', count: 2 },
      { value: 'b', label: 'b', count: 2 },
    ]);
    expect(optionsOf(known, rows)).toBe(known.options);
  });
});

describe('sortRows', () => {
  it('sorts numbers as numbers, and keeps the order where nothing is sorted by', () => {
    const sorted = (sortKey: string | undefined, direction: 'asc' | 'desc' = 'asc') =>
      namesOf(sortRows(rows, columns, { sortKey, direction }, []));
    expect(sorted('name')).toEqual(['Net-2', 'net-10', 'odd']);
    expect(sorted('name', 'desc')).toEqual(['odd', 'net-10', 'Net-2']);
    expect(sorted('tags')).toEqual(namesOf(rows));
    expect(sorted(undefined)).toEqual(namesOf(rows));
  });

  it('puts equal rows in the order of the further texts, whatever the direction', () => {
    const equal = [row('b', ['x']), row('a', ['x'])];
    const byTag: Column<Row>[] = [
      { key: 'tag', label: '', sortText: (each) => each.tags[0] ?? '', cell: () => null },
    ];
    for (const direction of ['asc', 'desc'] as const) {
      const sorted = sortRows(equal, byTag, { sortKey: 'tag', direction }, [({ name }) => name]);
      expect(namesOf(sorted)).toEqual(['a', 'b']);
    }
  });
});

describe('groupRows', () => {
  it('keeps every row once, in groups by what comes first', () => {
    const words = ['beta', 'alpha', 'bravo', 'charlie', 'apple'];
    expect(groupRows(words, (word) => word.charAt(0))).toEqual([
      { key: 'b', first: 'beta', rows: ['beta', 'bravo'] },
      { key: 'a', first: 'alpha', rows: ['alpha', 'apple'] },
      { key: 'c', first: 'charlie', rows: ['charlie'] },
    ]);
    expect(groupRows([], String)).toEqual([]);
  });
});

describe('pageOf', () => {
  it('is the last page where there are fewer', () => {
    expect(pageOf([1, 2, 3], { page: 9, perPage: 2 })).toEqual({ page: 2, shown: [3] });
    expect(pageOf([], { page: 3, perPage: 2 })).toEqual({ page: 1, shown: [] });
  });
});

describe('the URL', () => {
  const anyText = fc.string({ minLength: 1 });
  const states = fc.record({
    values: fc.record({
      name: fc.array(anyText, { maxLength: 1 }),
      tag: fc.array(anyText),
      known: fc.constantFrom<string[]>([], ['a']),
      label: fc.array(anyText),
    }),
    sortKey: fc.constant('name'),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
    page: fc.integer({ min: 1, max: 1e6 }),
    isGrouped: fc.boolean(),
    perPage: fc.constantFrom(10, 20, 50, 200),
  });

  it('holds any state and gives it back', () => {
    fc.assert(
      fc.property(states, (state) => {
        const query = writeState(state, spec).toString();
        expect(readState(new URLSearchParams(query), spec)).toEqual(state);
      }),
    );
  });

  it('is empty at first, and says nothing that it cannot mean', () => {
    const first = readState(new URLSearchParams(), spec);
    expect(writeState(first, spec).toString()).toBe('');
    const odd = new URLSearchParams(
      'known=z&sortBy=tags&orderBy=up&page=-1&perPage=x&name=&tag=toString',
    );
    expect(readState(odd, spec)).toEqual({
      ...first,
      values: { ...first.values, tag: ['toString'] },
    });
  });
});

describe('visibleColumns', () => {
  it.each<[Record<string, boolean>, string[]]>([
    [{}, ['name', 'tags']],
    [{ rare: true, tags: false }, ['name', 'rare']],
    [{ name: false, gone: true }, ['name', 'tags']],
  ])('%j', (chosen, expected) => {
    expect(visibleColumns(columns, chosen).map(({ key }) => key)).toEqual(expected);
  });
});
