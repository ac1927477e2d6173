import { readFileSync } from 'node:fs';

const file = 'locales/en/plugin__vm-networking-console-plugin.json';
const texts = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);

/** Words of docs/words.md that are wrong in any sentence, with the word to use. */
const banned: [word: RegExp, use: string][] = [
  [/\bv?NICs?\b/, 'interface, network card'],
  [/\bNADs?\b/, 'network, NetworkAttachmentDefinition'],
  [/\bmachines?\b/i, 'VM'],
  [/\bproblems?\b/i, 'finding'],
  [/\bissues?\b/i, 'finding'],
  [/\bmend(s|ed|ing)?\b/i, 'fix'],
  [/\b(go|goes) astray\b/i, 'fail'],
  [/given it away/i, 'what happened'],
  [/\bduplicate (the|this) network\b/i, 'clone'],
];

/** The heading of the kind. */
const allowed = ['Virtual machine', 'Virtual machines'];

describe('the words of the interface', () => {
  it.each(banned)('%s is not among them', (word) => {
    const wrong = texts.filter(([, text]) => !allowed.includes(text) && word.test(text));
    expect(wrong).toEqual([]);
  });

  it('are read from the translations', () => {
    expect(texts.length).toBeGreaterThan(500);
    expect(texts.some(([, text]) => /\bfinding\b/.test(text))).toBe(true);
  });
});
