import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { LANGUAGES } from '../../standalone/host/language.ts';
import { complaints, kept, missingTexts, neededTexts, type Texts } from './translations.ts';

const english: Texts = {
  'Add network': 'Add network',
  'On {{node}}: <0>{{name}}</0>': 'On {{node}}: <0>{{name}}</0>',
  '{{count}} VMs_one': '1 VM',
  '{{count}} VMs_other': '{{count}} VMs',
  'This is of no_other use': 'This is of no_other use',
};

const german: Texts = {
  'Add network': 'Netzwerk hinzufügen',
  'On {{node}}: <0>{{name}}</0>': 'Auf {{node}}: <0>{{name}}</0>',
  '{{count}} VMs_one': '{{count}} VM',
  '{{count}} VMs_other': '{{count}} VMs',
  'This is of no_other use': 'Sonst zu nichts nütze',
};

describe('texts of a language', () => {
  it('are complete where nothing is missing, unused or different', () => {
    expect(complaints(english, 'de', german)).toEqual([]);
  });

  it.each([
    ['a missing one', { 'Add network': undefined }, 'missing: Add network'],
    ['an empty one', { 'Add network': ' ' }, 'empty: Add network'],
    ['one that nothing uses', { 'Old text': 'Alt' }, 'no longer used: Old text'],
    [
      'another placeholder',
      { '{{count}} VMs_other': '{{zahl}} VMs' },
      'other placeholders or tags than "{{count}} VMs": {{zahl}} VMs',
    ],
    [
      'a tag that is not closed',
      { 'On {{node}}: <0>{{name}}</0>': 'Auf {{node}}: <0>{{name}}' },
      'other placeholders or tags than "On {{node}}: <0>{{name}}</0>": Auf {{node}}: <0>{{name}}',
    ],
    [
      'a blank too many',
      { 'Add network': 'Netzwerk hinzufügen ' },
      'other blanks at its ends than "Add network": "Netzwerk hinzufügen "',
    ],
  ])('are complained of for %s', (_what, change, complaint) => {
    const texts = Object.fromEntries(
      Object.entries({ ...german, ...change }).filter(([, text]) => text !== undefined),
    ) as Texts;
    expect(complaints(english, 'de', texts)).toEqual([complaint]);
  });

  it('say the number where the form of one is that of 0 as well', () => {
    const one = { '{{count}} VMs_one': '1 VM' };
    const french = (more: Texts) => kept(english, 'fr', { ...german, ...more });
    expect(complaints(english, 'fr', french(one))).toEqual([
      'does not say {{count}}, which may be 0: 1 VM',
    ]);
    expect(complaints(english, 'fr', french({}))).toEqual([]);
    expect(complaints(english, 'de', { ...german, ...one })).toEqual([]);
  });

  it('have the plural forms of their language', () => {
    const formsIn = (language: string) =>
      Object.keys(neededTexts(english, language)).filter((key) => key.includes('VMs_'));
    expect(formsIn('ja')).toEqual(['{{count}} VMs_other']);
    expect(formsIn('de')).toEqual(['{{count}} VMs_one', '{{count}} VMs_other']);
    expect(formsIn('fr').sort()).toEqual([
      '{{count}} VMs_many',
      '{{count}} VMs_one',
      '{{count}} VMs_other',
    ]);
    expect(Object.keys(neededTexts(english, 'ja'))).toContain('This is of no_other use');
  });

  it('say millions as all other numbers, where nobody says them otherwise', () => {
    expect(kept(english, 'fr', german)).toMatchObject({
      '{{count}} VMs_many': '{{count}} VMs',
    });
  });

  it('keep what is used alone, and lack what is new', () => {
    const { 'Add network': _gone, ...rest } = english;
    expect(Object.keys(kept(rest, 'de', german))).not.toContain('Add network');
    expect(missingTexts({ ...english, New: 'New' }, 'de', german)).toEqual({ New: 'New' });
  });

  it('are right once English ones are taken for what is missing', () => {
    const key = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(
        fc.dictionary(key, fc.constantFrom('{{a}} and {{b}}', 'text', ' <0>x</0>')),
        fc.constantFrom('de', 'fr', 'ja'),
        (texts, language) => {
          const missing = missingTexts(texts, language, {});
          expect(complaints(texts, language, kept(texts, language, missing))).toEqual([]);
        },
      ),
    );
  });
});

it('are there for each language that the standalone console offers', () => {
  const languages = [...LANGUAGES];
  expect(readdirSync('locales').sort()).toEqual(languages);
  expect(readdirSync('standalone/host/locales').sort()).toEqual(languages);
});
