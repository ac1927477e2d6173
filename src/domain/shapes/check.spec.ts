import type { FindingCode } from '../findings/catalog';
import { checkShapes, type ShapeRules } from './check';
import { exactFieldsOf, fieldsOf } from './fields';
import { keysOf, type Schema } from './schema';

const schema: Schema = {
  ...keysOf('text', 'name'),
  ...keysOf('integer', 'vlan'),
  ...keysOf('object', 'inner'),
  ...keysOf('any', 'free'),
};

const rules: ShapeRules = {
  codes: { text: 'VMN125', integer: 'VMN126', object: 'VMN127' },
  special: { vlan: 'VMN130' },
  misspelt: { code: 'VMN146', equivalents: { tag: 'vlan' } },
};

const found = (
  value: Record<string, unknown>,
  read: typeof fieldsOf = exactFieldsOf,
  own: ShapeRules = rules,
) => {
  const reports: [FindingCode, string, unknown][] = [];
  checkShapes(read(value, schema, 'at'), own, (code, path, params) =>
    reports.push([code, path, params]),
  );
  return reports;
};

describe('shapes', () => {
  it('are those of the schema, with codes of their own for some settings', () => {
    expect(found({ name: 'a', vlan: 7, inner: {}, free: [] })).toEqual([]);
    expect(found({ name: 1, vlan: '7', inner: [] })).toEqual([
      ['VMN125', 'at.name', { key: 'name', value: '1' }],
      ['VMN130', 'at.vlan', { key: 'vlan', value: '"7"' }],
      ['VMN127', 'at.inner', { key: 'inner', value: '[]' }],
    ]);
  });

  it('take null for none, unless the rules say otherwise', () => {
    expect(found({ name: null, inner: null })).toEqual([]);
    const strict = { ...rules, isUnset: (value: unknown) => value === undefined };
    expect(found({ inner: null }, exactFieldsOf, strict)).toHaveLength(1);
  });

  it('say what an unknown key was meant to be, if that is free', () => {
    expect(found({ nme: 'a' })).toEqual([['VMN146', 'at.nme', { key: 'nme', suggestion: 'name' }]]);
    expect(found({ tag: 7 })).toEqual([['VMN146', 'at.tag', { key: 'tag', suggestion: 'vlan' }]]);
    expect(found({ nme: 'a', name: 'b' })).toEqual([]);
    expect(found({ wholly: 'other' })).toEqual([]);
  });

  it('look at keys as their reader does: exactly, or without regard to case, the last counting', () => {
    expect(found({ VLAN: '7' }, fieldsOf)).toEqual([
      ['VMN130', 'at.VLAN', { key: 'vlan', value: '"7"' }],
    ]);
    expect(found({ VLAN: '7', vlan: 7 }, fieldsOf)).toEqual([]);
    expect(found({ VLAN: '7', vlan: 7 })).toEqual([]);
  });
});
