import { matchesSelector } from './selector';

const labels = { team: 'web', tier: 'db' };
const by = (...matchExpressions: object[]) => ({ matchExpressions });

describe('matchesSelector', () => {
  it.each([
    [{}, true],
    [{ matchLabels: { team: 'web' } }, true],
    [{ matchLabels: { team: 'it' } }, false],
    [{ matchLabels: { team: 'web', other: 'x' } }, false],
    [by({ key: 'team', operator: 'In', values: ['it', 'web'] }), true],
    [by({ key: 'team', operator: 'NotIn', values: ['web'] }), false],
    [by({ key: 'other', operator: 'NotIn', values: ['web'] }), true],
    [by({ key: 'team', operator: 'Exists' }, { key: 'x', operator: 'DoesNotExist' }), true],
    [by({ key: 'team', operator: 'DoesNotExist' }), false],
    [by({ key: 'team', operator: 'Like', values: ['web'] }), false],
    [undefined, false],
    [null, false],
    ['team', false],
  ])('%j: %s', (selector, expected) => {
    expect(matchesSelector(labels, selector)).toBe(expected);
  });
});
