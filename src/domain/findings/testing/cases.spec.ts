import { titlesOf } from './cases';

it('a case is called by its code, what the catalog says of it, and its path', () => {
  expect(
    titlesOf([
      ['VMN101', 'metadata.name'],
      ['VMN101', 'metadata.name'],
      ['VMN101', ''],
      ['VMN000', 'spec'],
    ]),
  ).toEqual([
    'VMN101 No name at metadata.name',
    'VMN101 No name at metadata.name (2)',
    'VMN101 No name at the object',
    'VMN000 (not in the catalog) at spec',
  ]);
});
