import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import translations from '../../locales/en/plugin__vm-networking-console-plugin.json';
import { catalog } from '../../src/domain/findings/catalog.ts';
import { findingTexts } from './finding-texts.ts';
import withoutTexts from './without-texts-loader.mjs';

describe('the texts of findings', () => {
  it('stand in the translations as the catalog has them', () => {
    const held: Record<string, string> = translations;
    const texts = findingTexts();
    expect(texts.size).toBe(2 * Object.keys(catalog).length);
    for (const [key, text] of texts) expect([key, held[key]]).toEqual([key, text]);
  });

  it('are taken out of the code that is shipped, and nothing else is', () => {
    const folder = path.join(__dirname, '../../src/domain/findings/catalog');
    for (const file of readdirSync(folder)) {
      const shipped = withoutTexts(readFileSync(path.join(folder, file), 'utf8'));
      expect([file, /\bmsg\(/.test(shipped)]).toEqual([file, false]);
      for (const { title } of Object.values(catalog)) expect(shipped).not.toContain(`'${title}'`);
    }
    expect(withoutTexts("error(msg('It\\'s \"x\"'), msg(\n  `a`,\n)), other('kept')")).toBe(
      "error(), other('kept')",
    );
  });
});
