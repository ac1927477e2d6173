import { ordered, type NavItem, type NavProperties } from './navigation';

const item = (properties: NavProperties): NavItem => ({
  type: 'console.navigation/section',
  uid: properties.id,
  properties,
});

const idsOf = (items: readonly NavItem[]): string[] => ordered(items).map(({ uid }) => uid);

describe('the order of the navigation', () => {
  it('is that of the plugins where nobody asks for another', () => {
    expect(idsOf([item({ id: 'b' }), item({ id: 'a' })])).toEqual(['b', 'a']);
  });

  it('puts an item where it asks to be, after those that it waits for', () => {
    const items = [
      item({ id: 'last', insertAfter: 'middle' }),
      item({ id: 'middle', insertAfter: 'first' }),
      item({ id: 'first' }),
      item({ id: 'zero', insertBefore: 'first' }),
    ];
    expect(idsOf(items)).toEqual(['zero', 'first', 'middle', 'last']);
  });

  it('takes the first of several that is there', () => {
    const ours = item({ id: 'ours', insertAfter: ['none', 'b', 'a'] });
    expect(idsOf([ours, item({ id: 'a' }), item({ id: 'b' })])).toEqual(['a', 'b', 'ours']);
  });

  it('shows items that wait for each other all the same', () => {
    const circle = [item({ id: 'a', insertAfter: 'b' }), item({ id: 'b', insertAfter: 'a' })];
    expect(idsOf(circle).sort()).toEqual(['a', 'b']);
  });
});
